package io.lablift.infra.policy.facts;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

/** What all calls of EC2 have in common. */
final class Ec2Calls {
  private static final String PAGE = "ec2";

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

  /**
   * An image is named without an account: it may be anybody's. Tags are seen by the account that
   * has put them there; on images, Lablift puts none.
   */
  Ec2Calls onImage(String id) {
    asking.resource(
        PAGE,
        action,
        "image",
        place().arnWithoutAccount("ec2", "image/" + id),
        Values.existing(Map.of()));
    return this;
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
    return place().arn("ec2", type + "/" + id);
  }

  static Map<String, String> map(List<Tag> tags) {
    Map<String, String> map = new TreeMap<>();
    tags.forEach(tag -> map.put(tag.key(), tag.value()));
    return map;
  }
}
