package io.lablift.functions.teardown.kind;

import io.lablift.functions.aws.AwsErrors;
import io.lablift.functions.aws.Tags;
import io.lablift.functions.lab.ImageIds;
import io.lablift.functions.lab.ResourceType;
import io.lablift.functions.stage.Expected;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.GroupIdentifier;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;
import software.amazon.awssdk.services.ec2.model.Reservation;

/**
 * Servers; their own interfaces and volumes go with them, and volumes that would stay behind are
 * found through them.
 */
public final class Instances implements Kind {
  private final Ec2Client ec2;
  private final Map<String, Instance> listed = new HashMap<>();

  public Instances(Ec2Client ec2) {
    this.ec2 = ec2;
  }

  @Override
  public ResourceType type() {
    return ResourceType.INSTANCE;
  }

  @Override
  public List<Remnant> list(Scope scope) {
    List<Remnant> found = new ArrayList<>(inVpcs(scope));
    if (ImageIds.isBuilder(scope.mark().lab())) {
      found.addAll(listElsewhere(scope)); // A builder may stand in a subnet of somebody else's.
    }
    return List.copyOf(found);
  }

  private List<Remnant> inVpcs(Scope scope) {
    if (scope.isEmpty()) {
      return List.of();
    }
    return there(
            ec2
                .describeInstancesPaginator(r -> r.filters(scope.inVpcs("vpc-id")))
                .reservations()
                .stream())
        .peek(instance -> listed.put(instance.instanceId(), instance))
        .flatMap(instance -> remnants(instance, Ownership.inVpc(instance.vpcId())))
        .toList();
  }

  @Override
  public software.amazon.awssdk.services.ec2.model.ResourceType alsoTaggedAs() {
    return software.amazon.awssdk.services.ec2.model.ResourceType.INSTANCE;
  }

  @Override
  public List<Remnant> listElsewhere(Scope scope) {
    return there(
            ec2
                .describeInstancesPaginator(r -> r.filters(Tags.filters(scope.mark())))
                .reservations()
                .stream())
        .filter(instance -> !scope.hadVpc(instance.vpcId()))
        .peek(instance -> listed.put(instance.instanceId(), instance))
        .flatMap(instance -> remnants(instance, Ownership.tagged(instance.tags())))
        .toList();
  }

  /** The servers that a listing has met and that a Spot request started, by that request. */
  Map<String, Instance> bySpotRequest() {
    Map<String, Instance> found = new TreeMap<>();
    for (Instance instance : listed.values()) {
      if (instance.spotInstanceRequestId() != null) {
        found.put(instance.spotInstanceRequestId(), instance);
      }
    }
    return found;
  }

  /**
   * Whether this is a server of the lab; one that AWS does not show any more, or without its VPC
   * because it is terminated, was.
   */
  boolean isLabs(Scope scope, String id) {
    return listed.containsKey(id)
        || ec2
            .describeInstances(r -> r.filters(Tags.filter("instance-id", id)))
            .reservations()
            .stream()
            .flatMap(reservation -> reservation.instances().stream())
            .map(Instance::vpcId)
            .filter(Objects::nonNull)
            .allMatch(scope::hadVpc);
  }

  private static Stream<Instance> there(Stream<Reservation> reservations) {
    return reservations
        .flatMap(reservation -> reservation.instances().stream())
        .filter(instance -> instance.state().name() != InstanceStateName.TERMINATED);
  }

  private static Stream<Remnant> remnants(Instance instance, Ownership proof) {
    List<String> volumes =
        instance.blockDeviceMappings().stream()
            .filter(
                device ->
                    device.ebs() != null
                        && Boolean.FALSE.equals(device.ebs().deleteOnTermination()))
            .map(device -> device.ebs().volumeId())
            .toList();
    List<String> holds = new ArrayList<>(volumes);
    holds.add(instance.vpcId());
    holds.add(instance.subnetId());
    instance.securityGroups().stream().map(GroupIdentifier::groupId).forEach(holds::add);
    instance
        .networkInterfaces()
        .forEach(
            i -> {
              holds.add(i.networkInterfaceId());
              holds.add(i.subnetId());
              i.groups().forEach(group -> holds.add(group.groupId()));
            });
    Remnant server =
        Remnant.of(
            ResourceType.INSTANCE,
            instance.instanceId(),
            Tags.name(instance.tags()),
            proof,
            holds.stream().filter(Objects::nonNull).toList());
    boolean leaving = instance.state().name() == InstanceStateName.SHUTTING_DOWN;
    return Stream.concat(
        Stream.of(leaving ? server.leaving() : server),
        volumes.stream()
            .map(
                volume ->
                    Remnant.of(
                        ResourceType.VOLUME,
                        volume,
                        "",
                        Ownership.hangsOn(instance.instanceId()),
                        List.of())));
  }

  @Override
  public boolean together() {
    return true;
  }

  @Override
  public void delete(Scope scope, List<Remnant> servers) {
    ec2.terminateInstances(r -> r.instanceIds(servers.stream().map(Remnant::id).toList()));
  }

  @Override
  public void delete(Remnant server) {
    try {
      ec2.terminateInstances(r -> r.instanceIds(server.id()));
    } catch (Ec2Exception e) {
      if (!AwsErrors.code(e).equals("OperationNotPermitted")) {
        throw e;
      }
      unprotect(server.id());
      ec2.terminateInstances(r -> r.instanceIds(server.id()));
    }
  }

  /**
   * "Stop protection also protects your instance from accidental termination" (EC2 user guide,
   * "Enable stop protection"). A call changes one attribute.
   */
  private void unprotect(String id) {
    ec2.modifyInstanceAttribute(r -> r.instanceId(id).disableApiTermination(v -> v.value(false)));
    ec2.modifyInstanceAttribute(r -> r.instanceId(id).disableApiStop(v -> v.value(false)));
  }

  @Override
  public Expected deletion() {
    return Expected.INSTANCE_TERMINATED;
  }

  @Override
  public Set<String> stillThere(Scope scope, Collection<Remnant> underWay) {
    return there(
            ec2
                .describeInstances(
                    r ->
                        r.filters(
                            Tags.filter(
                                "instance-id", underWay.stream().map(Remnant::id).toList())))
                .reservations()
                .stream())
        .map(Instance::instanceId)
        .collect(Collectors.toSet());
  }
}
