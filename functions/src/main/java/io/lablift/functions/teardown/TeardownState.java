package io.lablift.functions.teardown;

import io.lablift.functions.teardown.kind.Remnant;
import java.util.List;

/**
 * What a teardown remembers from round to round. It travels in the execution, so that a round looks
 * only at what is outstanding. Times are milliseconds since 1970; 0: not yet.
 *
 * @param vpcs every VPC that the lab was ever seen to have
 * @param vpcsThere those that are still there
 * @param remnants what is left
 * @param emptyAt when a full listing first found nothing
 * @param progressAt when something was last seen gone, or the teardown began
 * @param rounds how many rounds there were
 * @param deletions how many deletions were asked for
 */
public record TeardownState(
    List<String> vpcs,
    List<String> vpcsThere,
    List<Remnant> remnants,
    long emptyAt,
    long progressAt,
    int rounds,
    int deletions) {
  public TeardownState {
    vpcs = List.copyOf(vpcs);
    vpcsThere = List.copyOf(vpcsThere);
    remnants = List.copyOf(remnants);
  }
}
