package io.lablift.simulator.ec2;

import io.lablift.simulator.world.Kind;
import io.lablift.simulator.world.Resource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

/** Between the SDK's tags and ours, under AWS's rules ("Tag your Amazon EC2 resources"). */
final class Tagging {
  private static final int MOST_TAGS = 50;

  private Tagging() {}

  /** The tags that the call gives to new things of the kind; other kinds may not be named. */
  static Map<String, String> of(List<TagSpecification> specifications, Kind kind) {
    return of(specifications, kind, List.of(kind));
  }

  /** As above, in a call that makes several kinds at once. */
  static Map<String, String> of(
      List<TagSpecification> specifications, Kind kind, Collection<Kind> allowed) {
    SequencedMap<String, String> tags = new TreeMap<>();
    for (TagSpecification specification : specifications) {
      String type = Refused.required(specification.resourceTypeAsString(), "ResourceType");
      if (allowed.stream().noneMatch(k -> k.type().equals(type))) {
        throw Refused.invalid(
            "'%s' is not a valid taggable resource type for this operation.", type);
      }
      if (type.equals(kind.type())) {
        tags.putAll(map(specification.tags()));
      }
    }
    return tags;
  }

  static Map<String, String> map(List<Tag> tags) {
    SequencedMap<String, String> map = new TreeMap<>();
    for (Tag tag : tags) {
      String key = Refused.required(tag.key(), "Tag.Key");
      String value = tag.value() == null ? "" : tag.value();
      if (key.length() > 127 || value.length() > 255) {
        throw Refused.invalid("Tag key or value exceeds the maximum length. Tag key: '%s'", key);
      }
      if (key.startsWith("aws:")) {
        throw Refused.invalid("Tag keys starting with 'aws:' are reserved for internal use");
      }
      if (map.put(key, value) != null) {
        throw Refused.invalid("Duplicate tag key '%s' specified.", key);
      }
    }
    check(map.size());
    return map;
  }

  static void check(int tags) {
    if (tags > MOST_TAGS) {
      throw Refused.because("TagLimitExceeded", "More than %d tags on one resource", MOST_TAGS);
    }
  }

  /** The tags that a Describe shows. */
  static List<Tag> shown(Resource resource) {
    return resource
        .tags()
        .shown(
            resource.world().now(), e -> Tag.builder().key(e.getKey()).value(e.getValue()).build());
  }
}
