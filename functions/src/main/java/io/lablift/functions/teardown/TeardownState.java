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
 * @param fewest the fewest things that were ever left
 * @param progressAt when there were first so few, or the teardown began
 * @param surveyedAt when everything was last listed
 * @param rounds how many rounds there were
 * @param deletions how many deletions were asked for
 */
public record TeardownState(
    List<String> vpcs,
    List<String> vpcsThere,
    List<Remnant> remnants,
    long emptyAt,
    int fewest,
    long progressAt,
    long surveyedAt,
    int rounds,
    int deletions) {
  public TeardownState {
    vpcs = List.copyOf(vpcs);
    vpcsThere = List.copyOf(vpcsThere);
    remnants = List.copyOf(remnants);
  }

  static TeardownState begun(long at) {
    return new TeardownState(List.of(), List.of(), List.of(), 0, Integer.MAX_VALUE, at, at, 0, 0);
  }

  /**
   * What the next round is to know. Something found anew and deleted again is no progress; fewer
   * things left are.
   */
  TeardownState after(
      List<String> everyVpc, List<String> there, List<Remnant> left, int asked, long now) {
    boolean fewer = left.size() < fewest;
    return new TeardownState(
        everyVpc,
        there,
        left,
        0,
        fewer ? left.size() : fewest,
        fewer ? now : progressAt,
        surveyedAt,
        rounds + 1,
        deletions + asked);
  }

  /** Everything was listed. */
  TeardownState surveyed(long now) {
    return new TeardownState(
        vpcs, vpcsThere, remnants, emptyAt, fewest, progressAt, now, rounds, deletions);
  }

  /** Since when there was neither progress nor a survey. */
  long quietSince() {
    return Math.max(progressAt, surveyedAt);
  }

  /** The first full look that found nothing. */
  TeardownState empty(long now) {
    return new TeardownState(vpcs, List.of(), List.of(), now, 0, now, now, rounds, deletions);
  }
}
