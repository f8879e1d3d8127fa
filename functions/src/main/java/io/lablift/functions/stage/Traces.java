package io.lablift.functions.stage;

import io.lablift.functions.aws.Tags;
import io.lablift.functions.lab.LabRef;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
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
  private final Map<ResourceType, Set<String>> unknown = new EnumMap<>(ResourceType.class);

  private Traces() {}

  /**
   * Looks.
   *
   * @param known the ids that the ledger has
   */
  public static Traces of(Ec2Client ec2, LabRef ref, Collection<String> known) {
    Traces traces = new Traces();
    for (TagDescription tag :
        ec2.describeTagsPaginator(
                r ->
                    r.filters(
                        Tags.filter("key", Tags.LAB), Tags.filter("value", ref.lab().toString())))
            .tags()) {
      if (!known.contains(tag.resourceId())) {
        traces
            .unknown
            .computeIfAbsent(tag.resourceType(), type -> new TreeSet<>())
            .add(tag.resourceId());
      }
    }
    return traces;
  }

  /** Whether there is something of this kind that the ledger does not know. */
  public boolean of(ResourceType type) {
    return unknown.containsKey(type);
  }

  /** What there is of this kind that the ledger does not know. */
  public Set<String> idsOf(ResourceType type) {
    return Set.copyOf(unknown.getOrDefault(type, Set.of()));
  }
}
