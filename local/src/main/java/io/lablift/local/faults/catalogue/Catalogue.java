package io.lablift.local.faults.catalogue;

import io.lablift.simulator.world.Fates;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Which faults can strike a call.
 *
 * <p>A call that only looks has no effect, so of the pairs "before the effect" and "after it" one
 * is left out: a function that dies or hangs before a look that nobody answers leaves the same
 * world as one that does so after it. A request is invalid, or over a quota, only where something
 * is asked for; there is no lag without a change, and none in Parameter Store, Step Functions and
 * consistent reads of DynamoDB.
 */
public final class Catalogue {
  /** After this its caller has given up and tried again. */
  private static final Duration LATE = Duration.ofMinutes(2);

  /** After this a lab is READY, or was, and is GONE. */
  private static final Duration VERY_LATE = Duration.ofMinutes(9);

  private Catalogue() {}

  /** All of them, in the order of reports. */
  public static List<Fault> faults(RecordedCall call) {
    String service = call.service();
    List<Fault> faults = new ArrayList<>();
    faults.add(Faults.answering("error", Codes.error(service)));
    faults.add(Faults.lostResponse());
    faults.add(Faults.throttled(Codes.throttled(service)));
    faults.add(Faults.answering("refused", Codes.refused(service)));
    faults.add(Faults.crashAfter());
    faults.add(Faults.timeOutBefore());
    faults.add(Faults.twice());
    if (!call.reads()) {
      faults.add(Faults.crashBefore());
      faults.add(Faults.timeOutAfter());
      changes(call, faults);
    }
    return List.copyOf(faults);
  }

  /** Those that can strike whatever call, known or not. */
  public static List<Fault> anywhere() {
    return List.of(
        Faults.answering("error", List.of(), Codes::error),
        Faults.lostResponse(),
        Faults.throttled(""),
        Faults.answering("refused", List.of(), Codes::refused),
        Faults.crashBefore(),
        Faults.crashAfter(),
        Faults.timeOutBefore(),
        Faults.timeOutAfter(),
        Faults.twice(),
        Faults.lateEffect("late-effect", LATE),
        Faults.lag());
  }

  /**
   * Those that last: a permission that a teardown lacks. They strike a whole action, so it is
   * enough to have them begin at its first call.
   */
  public static List<Fault> lasting(RecordedCall call) {
    return call.service().equals("dynamodb") || call.service().equals("states")
        ? List.of()
        : List.of(Faults.refusedForGood(Codes.refused(call.service())));
  }

  /** Those that a lab which is READY for long can meet with: something is made late, once more. */
  public static List<Fault> whileReady(RecordedCall call) {
    return call.creates()
        ? List.of(Faults.lateEffect("very-late-effect-while-ready", VERY_LATE))
        : List.of();
  }

  /** How many faults are left out at a call because they are the same as another. */
  public static int leftOut(RecordedCall call) {
    return call.reads() ? 2 : 0;
  }

  private static void changes(RecordedCall call, List<Fault> faults) {
    String service = call.service();
    faults.add(Faults.lateEffect("late-effect", LATE));
    if (service.equals("dynamodb")) {
      faults.add(Faults.writtenByAnother());
      return;
    }
    if (service.equals("ec2") || service.equals("elasticloadbalancing")) {
      faults.add(Faults.lag());
    }
    if (call.phase() == Phase.BUILD || call.phase() == Phase.BAKE) {
      if (call.creates()) {
        faults.add(Faults.lateEffect("very-late-effect", VERY_LATE));
      }
      faults.add(Faults.answering("invalid", Codes.invalid(service)));
      Codes.quota(call.operation())
          .forEach(code -> faults.add(Faults.answering("quota-" + code, code)));
      failures(call, faults);
    }
  }

  private static void failures(RecordedCall call, List<Fault> faults) {
    switch (call.operation()) {
      case "CreateNatGateway" -> {
        Codes.natGatewayFailures()
            .forEach(
                code ->
                    faults.add(
                        Faults.failing(
                            "failed-" + code,
                            List.of(code),
                            fates -> fates.nextNatGatewayFails(code))));
        faults.add(
            Faults.failingTwice(
                "failed-then-lost-response",
                List.of("InternalError"),
                fates -> fates.nextNatGatewayFails("InternalError")));
      }
      case "RunInstances" -> {
        faults.add(
            Faults.failing("terminated", List.of("terminated"), Fates::nextInstanceTerminates));
        faults.add(
            Faults.failingTwice(
                "terminated-then-lost-response",
                List.of("terminated"),
                Fates::nextInstanceTerminates));
        if (call.phase() == Phase.BAKE) {
          faults.add(
              Faults.failing(
                  "user-data-fails", List.of("stopped itself"), Fates::nextUserDataFails));
        }
      }
      case "CreateImage" ->
          faults.add(Faults.failing("failed", List.of("failed"), Fates::nextImageFails));
      case "CreateLoadBalancer" ->
          faults.add(Faults.failing("failed", List.of("failed"), Fates::nextLoadBalancerFails));
      case "RegisterTargets" ->
          faults.add(
              Faults.failing(
                  "never-healthy", List.of("healthy targets"), Fates::nextTargetNeverHealthy));
      default -> {}
    }
  }
}
