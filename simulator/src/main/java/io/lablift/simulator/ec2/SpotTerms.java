package io.lablift.simulator.ec2;

import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.ec2.model.InstanceMarketOptionsRequest;
import software.amazon.awssdk.services.ec2.model.RequestSpotInstancesRequest;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;
import software.amazon.awssdk.services.ec2.model.SpotMarketOptions;

/**
 * On what terms a Spot Instance is asked for ("SpotMarketOptions" in the EC2 API reference). The
 * Spot price never goes beyond anybody's highest, so nothing is ever interrupted.
 *
 * @param persistent whether a server that is gone is launched again, until the request is cancelled
 * @param interruption {@code terminate} or {@code stop}
 * @param price the highest price per hour in dollars; empty without one
 */
record SpotTerms(boolean persistent, String interruption, String price) {
  static final String PERSISTENT = "persistent";
  private static final Set<String> TYPES = Set.of("one-time", PERSISTENT);

  SpotTerms {
    if (!interruption.equals("terminate") && !interruption.equals("stop")) {
      throw new UnsupportedOperationException(
          "the simulator knows no Spot Instances that " + interruption + " when interrupted");
    }
    if (!persistent && interruption.equals("stop")) {
      throw Refused.combination(
          "The request with type 'one-time' is not supported when instanceInterruptionBehavior is"
              + " set to 'stop'.");
    }
  }

  String type() {
    return persistent ? PERSISTENT : "one-time";
  }

  /**
   * The terms of a launch; empty for an On-Demand one.
   *
   * <p>"For RunInstances, persistent Spot Instance requests are only supported when the instance
   * interruption behavior is either hibernate or stop" ("SpotMarketOptions").
   */
  static Optional<SpotTerms> of(RunInstancesRequest request) {
    InstanceMarketOptionsRequest market = request.instanceMarketOptions();
    if (market == null) {
      return Optional.empty();
    }
    if (!"spot".equals(market.marketTypeAsString())) {
      throw new UnsupportedOperationException(
          "the simulator knows no market " + market.marketTypeAsString());
    }
    SpotMarketOptions options =
        market.spotOptions() == null ? SpotMarketOptions.builder().build() : market.spotOptions();
    refuseUnknown(options.validUntil(), options.blockDurationMinutes());
    SpotTerms terms =
        of(
            options.spotInstanceTypeAsString(),
            options.instanceInterruptionBehaviorAsString(),
            options.maxPrice());
    if (terms.persistent() && terms.interruption().equals("terminate")) {
      throw Refused.combination(
          "The terminate InstanceInterruptionBehavior is not supported when requestType is set to"
              + " persistent.");
    }
    return Optional.of(terms);
  }

  static SpotTerms of(RequestSpotInstancesRequest request) {
    refuseUnknown(
        request.validFrom(),
        request.validUntil(),
        request.launchGroup(),
        request.availabilityZoneGroup(),
        request.blockDurationMinutes());
    return of(
        request.typeAsString(),
        request.instanceInterruptionBehaviorAsString(),
        request.spotPrice());
  }

  private static SpotTerms of(String type, String interruption, String price) {
    String given = type == null ? "one-time" : type;
    if (!TYPES.contains(given)) {
      throw Refused.invalid("Invalid value '%s' for SpotInstanceType.", given);
    }
    return new SpotTerms(
        given.equals(PERSISTENT),
        interruption == null ? "terminate" : interruption,
        price == null ? "" : price);
  }

  private static void refuseUnknown(Object... conditions) {
    for (Object condition : conditions) {
      if (condition != null) {
        throw new UnsupportedOperationException(
            "the simulator knows no Spot requests with an end, a start or a group: " + condition);
      }
    }
  }
}
