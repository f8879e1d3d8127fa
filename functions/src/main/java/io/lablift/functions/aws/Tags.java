package io.lablift.functions.aws;

import io.lablift.functions.lab.LabMark;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

/**
 * The tags that every resource of a lab bears from its create call on: they are what makes it the
 * lab's.
 */
public final class Tags {
  public static final String NAME = "Name";
  public static final String LAB = "lablift:lab";

  /** The deployment whose lab it is: see {@link LabMark}. */
  public static final String DEPLOYMENT = "lablift:deployment";

  public static final String ATTEMPT = "lablift:attempt";
  public static final String COURSE = "lablift:course";
  public static final String STUDENT = "lablift:student";

  /** What an image's builder was launched from. */
  public static final String SOURCE_IMAGE = "lablift:source-image";

  public static final String MADE_AT = "lablift:made-at";
  public static final String EXPIRES_AT = "lablift:expires-at";

  private Tags() {}

  public static List<Tag> of(LabMark mark, String name) {
    return List.of(
        tag(NAME, name),
        tag(DEPLOYMENT, mark.deployment()),
        tag(LAB, mark.lab().toString()),
        tag(ATTEMPT, Integer.toString(mark.attempt())),
        tag(COURSE, mark.lab().course()),
        tag(STUDENT, mark.lab().student()));
  }

  public static TagSpecification spec(ResourceType type, LabMark mark, String name) {
    return TagSpecification.builder().resourceType(type).tags(of(mark, name)).build();
  }

  /** The same tags for Elastic Load Balancing. */
  public static List<software.amazon.awssdk.services.elasticloadbalancingv2.model.Tag> elb(
      LabMark mark, String name) {
    return of(mark, name).stream()
        .map(
            tag ->
                software.amazon.awssdk.services.elasticloadbalancingv2.model.Tag.builder()
                    .key(tag.key())
                    .value(tag.value())
                    .build())
        .toList();
  }

  /** The same tags for Systems Manager. */
  public static List<software.amazon.awssdk.services.ssm.model.Tag> ssm(LabMark mark, String name) {
    return of(mark, name).stream()
        .map(
            tag ->
                software.amazon.awssdk.services.ssm.model.Tag.builder()
                    .key(tag.key())
                    .value(tag.value())
                    .build())
        .toList();
  }

  /** Filters for what this attempt of this lab has made. */
  public static List<Filter> filters(LabMark mark) {
    return List.of(
        filter("tag:" + DEPLOYMENT, mark.deployment()),
        filter("tag:" + LAB, mark.lab().toString()),
        filter("tag:" + ATTEMPT, Integer.toString(mark.attempt())));
  }

  public static Filter filter(String name, String... values) {
    return Filter.builder().name(name).values(values).build();
  }

  public static Filter filter(String name, Collection<String> values) {
    return Filter.builder().name(name).values(values).build();
  }

  public static Optional<String> value(Collection<Tag> tags, String key) {
    return tags.stream().filter(tag -> tag.key().equals(key)).map(Tag::value).findFirst();
  }

  public static String name(Collection<Tag> tags) {
    return value(tags, NAME).orElse("");
  }

  /** Whether these tags prove that a resource is this attempt's. */
  public static boolean prove(Collection<Tag> tags, LabMark mark) {
    return value(tags, DEPLOYMENT).filter(mark.deployment()::equals).isPresent()
        && value(tags, LAB).filter(mark.lab().toString()::equals).isPresent()
        && value(tags, ATTEMPT).filter(Integer.toString(mark.attempt())::equals).isPresent();
  }

  /**
   * Whose these tags say that it is, in the form of {@link LabMark#toString()}; incomplete where
   * tags are missing.
   */
  public static String owner(Collection<Tag> tags) {
    return value(tags, DEPLOYMENT).orElse("")
        + "/"
        + value(tags, LAB).orElse("")
        + "#"
        + value(tags, ATTEMPT).orElse("");
  }

  private static Tag tag(String key, String value) {
    return Tag.builder().key(key).value(value).build();
  }
}
