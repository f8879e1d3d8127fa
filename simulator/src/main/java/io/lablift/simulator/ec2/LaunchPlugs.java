package io.lablift.simulator.ec2;

import io.lablift.simulator.ec2.SimInterface.Attachment;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.model.InstanceNetworkInterfaceSpecification;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;

/** Where a launch plugs its servers in: which subnet, which groups, which first interface. */
final class LaunchPlugs {
  private final Ec2World ec2;
  private final Interfaces interfaces;

  LaunchPlugs(Ec2World ec2, Interfaces interfaces) {
    this.ec2 = ec2;
    this.interfaces = interfaces;
  }

  private static Optional<InstanceNetworkInterfaceSpecification> primary(
      RunInstancesRequest request) {
    List<InstanceNetworkInterfaceSpecification> specifications = request.networkInterfaces();
    if (specifications.isEmpty()) {
      return Optional.empty();
    }
    if (specifications.size() > 1) {
      throw new UnsupportedOperationException(
          "the simulator launches with one network interface; attach others later");
    }
    InstanceNetworkInterfaceSpecification first = specifications.getFirst();
    if (first.deviceIndex() == null || first.deviceIndex() != 0) {
      throw Refused.invalid("Each network interface requires a device index. The first is 0.");
    }
    return Optional.of(first);
  }

  SimSubnet subnet(RunInstancesRequest request) {
    Optional<InstanceNetworkInterfaceSpecification> primary = primary(request);
    if (primary.isPresent()
        && (request.subnetId() != null || !request.securityGroupIds().isEmpty())) {
      throw Refused.combination(
          "Network interfaces and an instance-level subnet ID or security groups may not be"
              + " specified on the same request");
    }
    if (primary.isPresent() && primary.get().networkInterfaceId() != null) {
      SimInterface free = ec2.interfaces.use(primary.get().networkInterfaceId());
      if (free.attachment().isPresent()) {
        throw Refused.because(
            "InvalidNetworkInterface.InUse", "Interface: [%s] in use.", free.id());
      }
      return ec2.subnets.get(free.subnetId);
    }
    String id = primary.map(p -> p.subnetId()).orElse(request.subnetId());
    if (id != null) {
      return ec2.subnets.use(id);
    }
    return ec2.subnets
        .existing()
        .filter(s -> ec2.vpcs.get(s.vpcId).isDefault)
        .findFirst()
        .orElseThrow(
            () ->
                Refused.because(
                    "MissingInput", "No subnets found for the default VPC. Please specify one."));
  }

  List<String> groups(RunInstancesRequest request, SimSubnet subnet) {
    Optional<InstanceNetworkInterfaceSpecification> primary = primary(request);
    if (primary.isPresent() && primary.get().networkInterfaceId() != null) {
      return ec2.interfaces.use(primary.get().networkInterfaceId()).groups;
    }
    return interfaces.groups(
        subnet.vpcId, primary.map(p -> p.groups()).orElse(request.securityGroupIds()));
  }

  /** The server's first interface: a new one, or a free one that the call names. */
  SimInterface plug(
      RunInstancesRequest request,
      SimInstance instance,
      List<String> groups,
      Map<String, String> tags) {
    Optional<InstanceNetworkInterfaceSpecification> primary = primary(request);
    String existing = primary.map(p -> p.networkInterfaceId()).orElse(null);
    SimSubnet subnet = instance.launch.subnet();
    if (existing != null) {
      SimInterface free = ec2.interfaces.use(existing);
      free.attach(attachment(instance, false));
      return free;
    }
    String ip = primary.map(p -> p.privateIpAddress()).orElse(request.privateIpAddress());
    SimInterface made =
        ec2.interfaces.add(
            new SimInterface(
                ec2,
                subnet,
                ip == null ? subnet.nextIp() : ip,
                "interface",
                "",
                primary.map(p -> p.description()).orElse(""),
                groups,
                tags));
    boolean goesAlong = primary.map(p -> p.deleteOnTermination()).orElse(true);
    made.attach(attachment(instance, goesAlong));
    boolean publicIp =
        primary.map(p -> p.associatePublicIpAddress()).orElse(subnet.publicIpOnLaunch.actual());
    if (publicIp) {
      made.publicIp = Addresses.publicIp(ec2);
    }
    return made;
  }

  private Attachment attachment(SimInstance instance, boolean goesAlong) {
    return new Attachment(ec2.world.newId("eni-attach"), instance.id(), 0, goesAlong, ec2.now());
  }
}
