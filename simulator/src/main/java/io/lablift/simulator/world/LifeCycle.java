package io.lablift.simulator.world;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The states of a kind of resource as a table: what an event leads through, to which state, in what
 * time. What the table does not hold, AWS refuses.
 */
// The sets and lists are copies that nobody changes.
@SuppressWarnings("ImmutableEnumChecker")
public enum LifeCycle {
  /** "NAT gateway basics" in the VPC user guide. */
  NAT_GATEWAY(
      Set.of("deleted"),
      move("", "create", "pending", "available", Takes.NAT_GATEWAY_AVAILABLE),
      move("", "createInVain", "pending", "failed", Takes.NAT_GATEWAY_FAILED),
      move("pending", "delete", "deleting", "deleted", Takes.NAT_GATEWAY_DELETED),
      move("available", "delete", "deleting", "deleted", Takes.NAT_GATEWAY_DELETED),
      move("failed", "delete", "deleting", "deleted", Takes.NOTHING)),
  /** "Amazon EC2 instance state changes" in the EC2 user guide. */
  INSTANCE(
      Set.of("terminated"),
      move("", "launch", "pending", "running", Takes.INSTANCE_RUNNING),
      move("", "launchInVain", "pending", "terminated", Takes.INSTANCE_RUNNING),
      move("running", "stop", "stopping", "stopped", Takes.INSTANCE_STOPPED),
      move("stopped", "start", "pending", "running", Takes.INSTANCE_RUNNING),
      move("pending", "terminate", "shutting-down", "terminated", Takes.INSTANCE_TERMINATED),
      move("running", "terminate", "shutting-down", "terminated", Takes.INSTANCE_TERMINATED),
      move("stopping", "terminate", "shutting-down", "terminated", Takes.INSTANCE_TERMINATED),
      move("stopped", "terminate", "shutting-down", "terminated", Takes.NOTHING)),
  /** "Spot Instance request states" and "Manage your Spot Instances" in the EC2 user guide. */
  SPOT_REQUEST(
      Set.of("closed", "cancelled", "failed"),
      move("", "create", "open", "open", Takes.NOTHING),
      move("open", "fulfil", "active", "active", Takes.NOTHING),
      move("open", "spoil", "failed", "failed", Takes.NOTHING),
      move("active", "close", "closed", "closed", Takes.NOTHING),
      move("active", "reopen", "open", "open", Takes.NOTHING),
      move("active", "disable", "disabled", "disabled", Takes.NOTHING),
      move("disabled", "enable", "active", "active", Takes.NOTHING),
      move("disabled", "reopen", "open", "open", Takes.NOTHING),
      move("open", "cancel", "cancelled", "cancelled", Takes.NOTHING),
      move("active", "cancel", "cancelled", "cancelled", Takes.NOTHING),
      move("disabled", "cancel", "cancelled", "cancelled", Takes.NOTHING)),
  /** "Amazon EBS volume lifecycle" in the EBS user guide. */
  VOLUME(
      Set.of("deleted"),
      move("", "create", "creating", "available", Takes.VOLUME_AVAILABLE),
      move("", "createAttached", "in-use", "in-use", Takes.NOTHING),
      move("available", "attach", "in-use", "in-use", Takes.NOTHING),
      move("in-use", "detach", "in-use", "available", Takes.VOLUME_DETACHED),
      move("available", "delete", "deleting", "deleted", Takes.VOLUME_DELETED)),
  /** "Amazon Machine Images" in the EC2 user guide. */
  IMAGE(
      Set.of("deregistered"),
      move("", "create", "pending", "available", Takes.IMAGE_AVAILABLE),
      move("", "createInVain", "pending", "failed", Takes.IMAGE_AVAILABLE),
      move("pending", "deregister", "deregistered", "deregistered", Takes.NOTHING),
      move("available", "deregister", "deregistered", "deregistered", Takes.NOTHING),
      move("failed", "deregister", "deregistered", "deregistered", Takes.NOTHING)),
  /** "Snapshot" in the EC2 API reference. */
  SNAPSHOT(Set.of(), move("", "create", "pending", "completed", Takes.IMAGE_AVAILABLE)),
  /** "LoadBalancerState" in the ELBv2 API reference, which knows no state of a deleted one. */
  LOAD_BALANCER(
      Set.of(),
      move("", "create", "provisioning", "active", Takes.LOAD_BALANCER_ACTIVE),
      move("", "createInVain", "provisioning", "failed", Takes.LOAD_BALANCER_ACTIVE)),
  /** "VpcEndpoint" in the EC2 API reference. */
  GATEWAY_ENDPOINT(
      Set.of("deleted"),
      move("", "create", "available", "available", Takes.NOTHING),
      move("available", "delete", "deleted", "deleted", Takes.NOTHING)),
  INTERFACE_ENDPOINT(
      Set.of("deleted"),
      move("", "create", "pending", "available", Takes.INTERFACE_ENDPOINT_AVAILABLE),
      move("pending", "delete", "deleting", "deleted", Takes.INTERFACE_ENDPOINT_DELETED),
      move("available", "delete", "deleting", "deleted", Takes.INTERFACE_ENDPOINT_DELETED)),
  /** "Ec2InstanceConnectEndpoint" in the EC2 API reference. */
  INSTANCE_CONNECT_ENDPOINT(
      Set.of("delete-complete"),
      move(
          "",
          "create",
          "create-in-progress",
          "create-complete",
          Takes.INSTANCE_CONNECT_ENDPOINT_AVAILABLE),
      move(
          "create-in-progress",
          "delete",
          "delete-in-progress",
          "delete-complete",
          Takes.INSTANCE_CONNECT_ENDPOINT_DELETED),
      move(
          "create-complete",
          "delete",
          "delete-in-progress",
          "delete-complete",
          Takes.INSTANCE_CONNECT_ENDPOINT_DELETED)),
  /** "VPC peering connection lifecycle" in the VPC peering guide. */
  PEERING(
      Set.of("deleted"),
      move("", "create", "initiating-request", "pending-acceptance", Takes.NOTHING),
      move("", "createInVain", "initiating-request", "failed", Takes.NOTHING),
      move("pending-acceptance", "accept", "provisioning", "active", Takes.NOTHING),
      move("pending-acceptance", "delete", "deleting", "deleted", Takes.NOTHING),
      move("active", "delete", "deleting", "deleted", Takes.NOTHING));

  /**
   * One row: in {@code from}, the event leads at once to {@code via}, and in time to {@code to}.
   */
  public record Move(String from, String event, String via, String to, Takes takes) {}

  private final Set<String> ends;
  private final List<Move> moves;

  LifeCycle(Set<String> ends, Move... moves) {
    this.ends = ends;
    this.moves = List.of(moves);
  }

  public Optional<Move> move(String state, String event) {
    return moves.stream().filter(m -> m.from().equals(state) && m.event().equals(event)).findAny();
  }

  public boolean isEnd(String state) {
    return ends.contains(state);
  }

  private static Move move(String from, String event, String via, String to, Takes takes) {
    return new Move(from, event, via, to, takes);
  }
}
