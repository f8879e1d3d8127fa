package io.lablift.functions.stage;

import io.lablift.functions.aws.Tags;
import io.lablift.functions.lab.LabRef;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.TagDescription;

/**
 * What bears the lab's tag and is not in its ledger: the traces of a run that died, or whose
 * answers were lost.
 *
 * <p>One DescribeTags answers for all kinds together, so that the usual case, in which there is
 * nothing to be found, costs one call. Where there are traces, the stage looks closer at that kind.
 */
public final class Traces {
  private final Set<ResourceType> unknown;

  private Traces(Set<ResourceType> unknown) {
    this.unknown = unknown;
  }

  /**
   * Looks.
   *
   * @param known the ids that the ledger has
   */
  public static Traces of(Ec2Client ec2, LabRef ref, Collection<String> known) {
    return new Traces(
        ec2
            .describeTagsPaginator(
                r ->
                    r.filters(
                        Tags.filter("key", Tags.LAB), Tags.filter("value", ref.lab().toString())))
            .tags()
            .stream()
            .filter(tag -> !known.contains(tag.resourceId()))
            .map(TagDescription::resourceType)
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(ResourceType.class))));
  }

  /** Whether there is something of this kind that the ledger does not know. */
  public boolean of(ResourceType type) {
    return unknown.contains(type);
  }
}
