package io.lablift.local.differential;

import static io.lablift.local.differential.Outcome.ok;
import static io.lablift.local.differential.Outcome.refused;
import static io.lablift.local.differential.Outcome.shows;

import io.lablift.local.differential.Difference.Reason;
import io.lablift.local.differential.Difference.Right;
import java.util.List;

/** Differences: moto forgets tokens, and that the same call again is no error. */
final class MadeTwice {
  private MadeTwice() {}

  static List<Difference> all() {
    return List.of(
        new Difference(
            "a token makes one table",
            shows("2"),
            shows("3"),
            Reason.ONCE,
            Right.SIMULATOR,
            "the same token with the same parameters makes nothing more",
            Source.IDEMPOTENCY),
        new Difference(
            "a token makes one NAT gateway",
            shows("1"),
            refused("Resource.AlreadyAssociated"),
            Reason.ONCE,
            Right.SIMULATOR,
            "the same token with the same parameters makes nothing more",
            Source.IDEMPOTENCY),
        new Difference(
            "a token makes the same NAT gateway only",
            refused("IdempotentParameterMismatch"),
            refused("Resource.AlreadyAssociated"),
            Reason.ONCE,
            Right.SIMULATOR,
            "IdempotentParameterMismatch where a parameter differs",
            Source.IDEMPOTENCY),
        new Difference(
            "a token makes one server",
            shows("1"),
            shows("2"),
            Reason.ONCE,
            Right.SIMULATOR,
            "the same token with the same parameters makes nothing more",
            Source.IDEMPOTENCY),
        new Difference(
            "a token makes the same server only",
            refused("IdempotentParameterMismatch"),
            ok(),
            Reason.ONCE,
            Right.SIMULATOR,
            "IdempotentParameterMismatch where a parameter differs",
            Source.IDEMPOTENCY),
        new Difference(
            "the same load balancer is asked for again",
            shows("true"),
            shows("false"),
            Reason.ONCE,
            Right.SIMULATOR,
            "this operation is idempotent: with the same settings each call succeeds",
            Source.elbv2("CreateLoadBalancer")),
        new Difference(
            "a load balancer's name is taken once",
            refused("DuplicateLoadBalancerName"),
            ok(),
            Reason.ONCE,
            Right.SIMULATOR,
            "DuplicateLoadBalancerName: a load balancer with the name already exists",
            Source.elbv2("CreateLoadBalancer")),
        new Difference(
            "the same target group is asked for again",
            shows("1"),
            refused("DuplicateTargetGroupName"),
            Reason.ONCE,
            Right.SIMULATOR,
            "this operation is idempotent: with the same settings each call succeeds",
            Source.elbv2("CreateTargetGroup")),
        new Difference(
            "a target group that is not there counts as deleted",
            ok(),
            refused("TargetGroupNotFound"),
            Reason.ONCE,
            Right.SIMULATOR,
            "the reference knows no other error than ResourceInUse",
            Source.elbv2("DeleteTargetGroup")),
        new Difference(
            "a target that was never registered counts as deregistered",
            ok(),
            refused("InvalidTarget"),
            Reason.ONCE,
            Right.SIMULATOR,
            "if the specified target does not exist, the action returns successfully",
            Source.elbv2("DeregisterTargets")),
        new Difference(
            "the same classic load balancer is asked for again",
            ok(),
            refused("DuplicateLoadBalancerName"),
            Reason.ONCE,
            Right.SIMULATOR,
            "the call answers with the load balancer that is there; another configuration is"
                + " refused",
            Source.GOAMZ_166));
  }
}
