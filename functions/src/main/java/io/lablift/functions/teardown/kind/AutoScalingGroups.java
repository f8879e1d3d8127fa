package io.lablift.functions.teardown.kind;

import io.lablift.functions.aws.AwsErrors;
import io.lablift.functions.lab.ResourceType;
import io.lablift.functions.stage.Expected;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingException;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;

/**
 * Auto Scaling groups that a student made in subnets of the lab. They go before their servers,
 * which they would start again; deleted with force, they take them along.
 *
 * <p>Nothing in the VPC shows a group that has no servers, be it that it wants none or that a quota
 * keeps it from starting any, and the servers that this very teardown ends make room for it. So
 * their listing, the account's own, is worth its call.
 */
public final class AutoScalingGroups implements Kind {
  private static final Expected DELETION =
      new Expected(Duration.ofSeconds(8), Duration.ofSeconds(5));

  private final AutoScalingClient scaling;

  public AutoScalingGroups(AutoScalingClient scaling) {
    this.scaling = scaling;
  }

  @Override
  public ResourceType type() {
    return ResourceType.AUTO_SCALING_GROUP;
  }

  @Override
  public boolean leavesNoTrace() {
    return true;
  }

  @Override
  public List<Remnant> list(Scope scope) {
    return scope.subnets().isEmpty()
        ? List.of()
        : scaling.describeAutoScalingGroupsPaginator().autoScalingGroups().stream()
            .flatMap(group -> remnant(scope, group).stream())
            .toList();
  }

  private Optional<Remnant> remnant(Scope scope, AutoScalingGroup group) {
    return subnets(group.vpcZoneIdentifier())
        .filter(scope::hadSubnet)
        .findFirst()
        .map(
            subnet ->
                Remnant.of(
                    type(),
                    group.autoScalingGroupName(),
                    "",
                    Ownership.inSubnet(subnet),
                    subnets(group.vpcZoneIdentifier()).toList()))
        .map(found -> isBeingDeleted(group) ? found.leaving() : found);
  }

  /** "The subnet IDs, separated by commas" (Amazon EC2 Auto Scaling API, AutoScalingGroup). */
  private static Stream<String> subnets(@Nullable String zoneIdentifier) {
    return zoneIdentifier == null
        ? Stream.of()
        : Stream.of(zoneIdentifier.split(",", -1)).map(String::trim).filter(s -> !s.isEmpty());
  }

  /** "The current state of the group when DeleteAutoScalingGroup is in progress" (the same). */
  private static boolean isBeingDeleted(AutoScalingGroup group) {
    return group.status() != null && !group.status().isEmpty();
  }

  @Override
  public void delete(Remnant group) {
    try {
      scaling.deleteAutoScalingGroup(r -> r.autoScalingGroupName(group.id()).forceDelete(true));
    } catch (AutoScalingException e) {
      // Auto Scaling has no code of its own for what is not there.
      if (!AwsErrors.code(e).equals("ValidationError") || !isMissing(group)) {
        throw e;
      }
    }
  }

  private boolean isMissing(Remnant group) {
    return there(List.of(group.id())).isEmpty();
  }

  private Set<String> there(Collection<String> names) {
    return scaling
        .describeAutoScalingGroups(r -> r.autoScalingGroupNames(names))
        .autoScalingGroups()
        .stream()
        .map(AutoScalingGroup::autoScalingGroupName)
        .collect(Collectors.toSet());
  }

  @Override
  public Expected deletion() {
    return DELETION;
  }

  @Override
  public Set<String> stillThere(Scope scope, Collection<Remnant> underWay) {
    return there(underWay.stream().map(Remnant::id).toList());
  }
}
