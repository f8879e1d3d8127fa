package io.lablift.infra.policy.facts;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

/** What all calls of EC2 have in common. */
final class Ec2Calls {
  private static final String PAGE = "ec2";

  /** Their ARNs name no account, whosoever they are ("Resource types defined by Amazon EC2"). */
  private static final Set<String> WITHOUT_ACCOUNT = Set.of("image", "snapshot");

  private final Asking asking;
  private final Truth truth;
  private final String action;

  Ec2Calls(Asking asking, Truth truth, String action) {
    this.asking = asking;
    this.truth = truth;
    this.action = action;
  }

  Place place() {
    return asking.place();
  }

  Truth truth() {
    return truth;
  }

  /** On something that is there. */
  Ec2Calls on(String type, String id) {
    return on(type, id, Values.existing(truth.tags(id)));
  }

  Ec2Calls on(String type, String id, Values values) {
    asking.resource(PAGE, action, type, arn(type, id), values);
    return this;
  }

  Ec2Calls onEach(String type, List<String> ids) {
    ids.forEach(id -> on(type, id));
    return this;
  }

  /** An image may be anybody's; tags are seen by the account that has put them there. */
  Ec2Calls onImage(String id) {
    return on("image", id, Values.existing(truth.tagsOfImage(id)));
  }

  /** What the same call asks for beside its own action. */
  Ec2Calls also(String other) {
    return new Ec2Calls(asking, truth, other);
  }

  /** Something new, whose id is not known yet. */
  Ec2Calls making(String type, List<TagSpecification> specifications) {
    return making(type, specifications, Values.none());
  }

  /**
   * Something new with more values.
   *
   * <p>"If tags are specified in the resource-creating action, Amazon performs additional
   * authorization on the ec2:CreateTags action" (EC2 user guide, "Grant permission to tag Amazon
   * EC2 resources during creation").
   */
  Ec2Calls making(String type, List<TagSpecification> specifications, Values values) {
    Map<String, String> tags = new TreeMap<>();
    for (TagSpecification specification : specifications) {
      if (specification.resourceTypeAsString().equals(type)) {
        tags.putAll(map(specification.tags()));
      }
    }
    asking.resource(PAGE, action, type, arn(type, "*"), values.andRequested(tags));
    if (!tags.isEmpty()) {
      String creating = action.substring(action.indexOf(':') + 1);
      asking.resource(
          PAGE,
          "ec2:CreateTags",
          type,
          arn(type, "*"),
          Values.requested(tags).unborn().and("ec2:CreateAction", creating));
    }
    return this;
  }

  private String arn(String type, String id) {
    return WITHOUT_ACCOUNT.contains(type)
        ? place().arnWithoutAccount("ec2", type + "/" + id)
        : place().arn("ec2", type + "/" + id);
  }

  static Map<String, String> map(List<Tag> tags) {
    Map<String, String> map = new TreeMap<>();
    tags.forEach(tag -> map.put(tag.key(), tag.value()));
    return map;
  }
}
