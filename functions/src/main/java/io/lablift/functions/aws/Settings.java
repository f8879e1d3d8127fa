package io.lablift.functions.aws;

import io.lablift.functions.blueprint.Quota;
import io.lablift.functions.blueprint.Terms;
import io.lablift.functions.lab.LabMark;
import io.lablift.functions.price.PriceList;
import java.time.Duration;
import java.util.Map;

/**
 * What a deployment decides.
 *
 * @param table the registry's DynamoDB table
 * @param deployment the id of this Lablift, see {@link LabMark}
 * @param region where labs are built, such as {@code ap-northeast-2}
 * @param provisionMachine the ARN of the state machine that builds a lab
 * @param bakeMachine the ARN of the state machine that bakes an image
 * @param teardownMachine the ARN of the state machine that tears one down
 * @param limits how much of a quota labs may take together, where the deployment says so; AWS's own
 *     quotas hold besides
 * @param shortestLease the least a request may ask for
 * @param terms what labs are allowed whose course says nothing else
 * @param prices what AWS charges, by which costs are told
 * @param timeScale 1 in AWS; below 1 against an emulator that runs faster than AWS, so that
 *     expectations shrink with it
 * @param studentClaim the claim of a caller's token that holds the student's id
 */
public record Settings(
    String table,
    String deployment,
    String region,
    String provisionMachine,
    String bakeMachine,
    String teardownMachine,
    Map<Quota, Integer> limits,
    Duration shortestLease,
    Terms terms,
    PriceList prices,
    double timeScale,
    String studentClaim) {

  public Settings {
    deployment = LabMark.requireDeployment(deployment);
    limits = Map.copyOf(limits);
    if (!(timeScale > 0)) {
      throw new IllegalArgumentException("timeScale must be above 0: " + timeScale);
    }
  }

  /** The same settings with other limits of labs. */
  public Settings withLimits(Map<Quota, Integer> other) {
    return with(other, terms, prices);
  }

  /** The same settings with other terms. */
  public Settings withTerms(Terms other) {
    return with(limits, other, prices);
  }

  /** The same settings with other prices. */
  public Settings withPrices(PriceList other) {
    return with(limits, terms, other);
  }

  private Settings with(Map<Quota, Integer> otherLimits, Terms otherTerms, PriceList otherPrices) {
    return new Settings(
        table,
        deployment,
        region,
        provisionMachine,
        bakeMachine,
        teardownMachine,
        otherLimits,
        shortestLease,
        otherTerms,
        otherPrices,
        timeScale,
        studentClaim);
  }

  /** The ceiling of a lease, counted from its start. */
  public Duration longestLease() {
    return terms.longestLease();
  }

  /** A duration of AWS as this world has it. */
  public Duration scaled(Duration real) {
    return Duration.ofMillis(Math.round(real.toMillis() * timeScale));
  }

  public Duration scaledSeconds(double seconds) {
    return Duration.ofMillis(Math.round(seconds * 1000 * timeScale));
  }
}
