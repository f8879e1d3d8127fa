package io.lablift.functions.orphan;

import java.util.List;
import java.util.Map;

/**
 * What a hunt found.
 *
 * @param orphans what belongs to no lab that lives, each as {@code aws101-kim#1: elastic-ip
 *     eipalloc-0a}
 * @param twins what a lost answer had doubled in labs that are ready, and is deleted
 * @param foreign how many resources of other deployments are in the account, by deployment; they
 *     are left alone
 * @param failed what went wrong, lab by lab
 */
public record OrphanReport(
    List<String> orphans, List<String> twins, Map<String, Integer> foreign, List<String> failed) {
  public OrphanReport {
    orphans = List.copyOf(orphans);
    twins = List.copyOf(twins);
    foreign = Map.copyOf(foreign);
    failed = List.copyOf(failed);
  }

  /** A sweep that did not hunt. */
  public static OrphanReport none() {
    return new OrphanReport(List.of(), List.of(), Map.of(), List.of());
  }
}
