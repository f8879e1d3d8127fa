package io.lablift.simulator.ec2;

import io.lablift.simulator.world.Kind;
import io.lablift.simulator.world.Life;
import io.lablift.simulator.world.LifeCycle;
import io.lablift.simulator.world.Read;
import io.lablift.simulator.world.Resource;
import io.lablift.simulator.world.Takes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.InstanceMarketOptionsRequest;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;

/**
 * A Spot Instance request: a standing order for one server. A persistent one has the server
 * launched again whenever it is gone, until somebody cancels the request.
 */
final class SimSpotRequest extends Resource {
  /** How long a launch that EC2 could not do stays undone before it is tried again. */
  private static final Duration NEXT_TRY = Duration.ofSeconds(30);

  final Life life;
  final SpotTerms terms;

  /**
   * What is launched, time and again: a launch specification has no tags ("LaunchSpecification" in
   * the EC2 API reference), so only the servers of the call itself bear the call's.
   */
  final RunInstancesRequest launch;

  final SimSubnet subnet;
  final List<String> groups;
  String statusCode = "pending-evaluation";
  Instant due;
  private @Nullable SimInstance instance;

  SimSpotRequest(
      Ec2World ec2,
      SpotTerms terms,
      RunInstancesRequest launch,
      SimSubnet subnet,
      List<String> groups,
      Map<String, String> tags) {
    super(ec2.world, Kind.SPOT_REQUEST, ec2.world.newId("sir"), tags);
    this.life = new Life(ec2.world, LifeCycle.SPOT_REQUEST, id());
    this.terms = terms;
    this.launch =
        launch.toBuilder()
            .instanceMarketOptions((InstanceMarketOptionsRequest) null)
            .clientToken(null)
            .tagSpecifications(List.of())
            .minCount(1)
            .maxCount(1)
            .build();
    this.subnet = subnet;
    this.groups = List.copyOf(groups);
    life.apply("create", lag(Read.BY_ID));
    this.due = nextLaunch(createdAt());
  }

  private Instant nextLaunch(Instant from) {
    int nth = world().next("launch for " + id());
    return from.plus(world().draw(Takes.SPOT_REQUEST_FULFILLED, id() + " " + nth));
  }

  Optional<SimInstance> instance() {
    return Optional.ofNullable(instance);
  }

  /** Its server is launched. */
  void fulfil(SimInstance launched) {
    instance = launched;
    launched.spot = this;
    move("fulfil", "fulfilled");
  }

  /** EC2 could not launch the server now. */
  void holdBack(String code) {
    statusCode = code;
    due = world().now().plus(NEXT_TRY);
  }

  /** What the request asks for can never be launched. */
  void spoil() {
    move("spoil", "bad-parameters");
  }

  /** Follows what became of its server. */
  void follow(SimInstance server) {
    switch (server.state()) {
      case "shutting-down", "terminated" -> serverEnds(server);
      case "stopping", "stopped" -> moveFrom("active", "disable", "instance-stopped-by-user");
      default -> moveFrom("disabled", "enable", "fulfilled");
    }
  }

  private void serverEnds(SimInstance server) {
    if (!terms.persistent()) {
      move("close", "instance-terminated-by-user");
      return;
    }
    due = nextLaunch(server.endsAt().orElse(world().now()));
    move("reopen", "pending-evaluation");
  }

  /** Cancelling leaves the server alone ("Cancel a Spot Instance request"). */
  void cancel() {
    boolean runs = instance().filter(SimInstance::exists).isPresent();
    move("cancel", runs ? "request-canceled-and-instance-running" : "canceled-before-fulfillment");
  }

  private void moveFrom(String state, String event, String code) {
    if (life.is(state)) {
      move(event, code);
    }
  }

  private void move(String event, String code) {
    life.apply(event, nextChangeLag())
        .ifPresent(
            change -> {
              statusCode = code;
              if (life.isEnd(change.to())) {
                endAt(change.complete());
              }
            });
  }

  /** "You can only stop a Spot Instance if it was launched from a persistent request." */
  void refuseStopOf(SimInstance server) {
    if (!terms.persistent()) {
      throw Refused.because(
          "UnsupportedOperation",
          "You can't stop the Spot Instance '%s' because it is associated with a one-time Spot"
              + " Instance request. You can only stop Spot Instances associated with persistent"
              + " Spot Instance requests.",
          server.id());
    }
    if (!exists()) {
      throw Refused.because(
          "IncorrectSpotRequestState",
          "You can't stop the Spot Instance '%s' because its Spot Instance request is '%s'.",
          server.id(),
          state());
    }
  }

  @Override
  public String state() {
    return life.state();
  }
}
