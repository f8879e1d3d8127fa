package io.lablift.simulator.ec2;

import static io.lablift.simulator.ec2.Refused.required;

import io.lablift.simulator.ec2.SimInterface.Attachment;
import io.lablift.simulator.world.Kind;
import io.lablift.simulator.world.Life;
import io.lablift.simulator.world.Quota;
import io.lablift.simulator.world.Read;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.ec2.model.InstanceNetworkInterfaceSpecification;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;
import software.amazon.awssdk.services.ec2.model.RunInstancesResponse;

/** RunInstances ("Launch your instance" in the EC2 user guide). */
final class Launches {
  private static final List<Kind> TAGGED =
      List.of(Kind.INSTANCE, Kind.VOLUME, Kind.NETWORK_INTERFACE);

  /** The servers that one call made. */
  private record Launched(String reservationId, List<SimInstance> instances) {}

  private final Ec2World ec2;
  private final Interfaces interfaces;
  private final Disks disks;
  private final InstanceView view;

  Launches(Ec2World ec2, Interfaces interfaces, Disks disks, InstanceView view) {
    this.ec2 = ec2;
    this.interfaces = interfaces;
    this.disks = disks;
    this.view = view;
  }

  RunInstancesResponse run(RunInstancesRequest request) {
    Launched launched =
        ec2.tokens.once(
            Launched.class, "RunInstances", request.clientToken(), request, () -> launch(request));
    return RunInstancesResponse.builder()
        .reservationId(launched.reservationId())
        .ownerId(ec2.owner())
        .instances(launched.instances().stream().map(view::shown).toList())
        .build();
  }

  private Launched launch(RunInstancesRequest request) {
    refuseUnknown(request);
    SimImage image = ec2.images.use(required(request.imageId(), "ImageId"));
    if (!image.state().equals("available")) {
      throw Refused.because(
          "InvalidAMIID.Unavailable", "The image ID '%s' is not available", image.id());
    }
    String typeName =
        request.instanceTypeAsString() == null ? "m1.small" : request.instanceTypeAsString();
    InstanceTypes.Shape type = InstanceTypes.get(typeName);
    if (!type.architecture().equals(image.architecture)) {
      throw Refused.invalid(
          "The architecture '%s' of the specified instance type does not match the architecture"
              + " '%s' of the specified AMI.",
          type.architecture(), image.architecture);
    }
    if (request.keyName() != null) {
      boolean there =
          ec2.keyPairs
              .existing()
              .anyMatch(k -> k.keyName.equals(request.keyName()) && k.seenBy(Read.USE));
      if (!there) {
        throw Refused.because(
            "InvalidKeyPair.NotFound", "The key pair '%s' does not exist", request.keyName());
      }
    }
    SimSubnet subnet = subnet(request);
    List<String> groups = groups(request, subnet);
    if (!ec2.zones.offers(type, subnet.zone)) {
      throw Refused.because(
          "Unsupported",
          "Your requested instance type (%s) is not supported in your requested Availability Zone"
              + " (%s).",
          type.name(),
          subnet.zone);
    }
    int count = count(request, type);
    for (Kind kind : TAGGED) {
      Tagging.of(request.tagSpecifications(), kind, TAGGED);
    }
    List<SimImage.Disk> wanted = disks.wanted(image, request.blockDeviceMappings());
    String reservation = ec2.world.newId("r");
    List<SimInstance> made = new ArrayList<>();
    for (int index = 0; index < count; index++) {
      made.add(make(request, new Place(reservation, index, image, type, subnet, groups), wanted));
    }
    return new Launched(reservation, List.copyOf(made));
  }

  private record Place(
      String reservation,
      int index,
      SimImage image,
      InstanceTypes.Shape type,
      SimSubnet subnet,
      List<String> groups) {}

  private static void refuseUnknown(RunInstancesRequest request) {
    if (request.instanceMarketOptions() != null) {
      throw new UnsupportedOperationException("the simulator launches On-Demand instances only");
    }
    if (request.launchTemplate() != null) {
      throw new UnsupportedOperationException("the simulator knows no launch templates");
    }
    if (!request.securityGroups().isEmpty()) {
      throw Refused.combination("The parameter groupName cannot be used with the parameter subnet");
    }
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

  private SimSubnet subnet(RunInstancesRequest request) {
    Optional<InstanceNetworkInterfaceSpecification> primary = primary(request);
    if (primary.isPresent()
        && (request.subnetId() != null || !request.securityGroupIds().isEmpty())) {
      throw Refused.combination(
          "Network interfaces and an instance-level subnet ID or security groups may not be"
              + " specified on the same request");
    }
    if (primary.isPresent() && primary.get().networkInterfaceId() != null) {
      return ec2.subnets.get(ec2.interfaces.use(primary.get().networkInterfaceId()).subnetId);
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

  private List<String> groups(RunInstancesRequest request, SimSubnet subnet) {
    Optional<InstanceNetworkInterfaceSpecification> primary = primary(request);
    if (primary.isPresent() && primary.get().networkInterfaceId() != null) {
      return ec2.interfaces.use(primary.get().networkInterfaceId()).groups;
    }
    return interfaces.groups(
        subnet.vpcId, primary.map(p -> p.groups()).orElse(request.securityGroupIds()));
  }

  private int count(RunInstancesRequest request, InstanceTypes.Shape type) {
    if (request.minCount() == null || request.maxCount() == null) {
      throw Refused.missing(request.minCount() == null ? "MinCount" : "MaxCount");
    }
    if (request.minCount() < 1 || request.maxCount() < request.minCount()) {
      throw Refused.invalid("Value (%d) for parameter minCount is invalid.", request.minCount());
    }
    int used = ec2.instances.existing().mapToInt(SimInstance::vcpusInUse).sum();
    int count = request.maxCount();
    while (count > request.minCount()
        && !ec2.world.setup().quotas().allows(Quota.STANDARD_VCPUS, used, count * type.vcpus())) {
      count--;
    }
    ec2.require(
        Quota.STANDARD_VCPUS, used, count * type.vcpus(), "vCPUs of On-Demand standard instances");
    return count;
  }

  private SimInstance make(RunInstancesRequest request, Place place, List<SimImage.Disk> wanted) {
    Map<String, String> tags = Tagging.of(request.tagSpecifications(), Kind.INSTANCE, TAGGED);
    boolean tokens =
        request.metadataOptions() != null
            && "required".equals(request.metadataOptions().httpTokensAsString());
    SimInstance.Launch launch =
        new SimInstance.Launch(
            place.reservation(),
            place.index(),
            place.image(),
            place.type(),
            place.subnet(),
            Optional.ofNullable(request.keyName()),
            userData(request),
            request.clientToken() == null ? "" : request.clientToken(),
            tokens,
            request.instanceInitiatedShutdownBehaviorAsString() == null
                ? "stop"
                : request.instanceInitiatedShutdownBehaviorAsString());
    SimInstance instance = ec2.instances.add(new SimInstance(ec2, launch, tags));
    instance.terminationProtected = Boolean.TRUE.equals(request.disableApiTermination());
    instance.stopProtected = Boolean.TRUE.equals(request.disableApiStop());
    boolean inVain = ec2.world.fates().takeFailure(Kind.INSTANCE).isPresent();
    Life.Change change =
        instance
            .life
            .apply(inVain ? "launchInVain" : "launch", instance.lag(Read.BY_ID))
            .orElseThrow();
    SimInterface primary = plug(request, instance, place);
    List<SimVolume> volumes =
        disks.attach(
            instance, wanted, Tagging.of(request.tagSpecifications(), Kind.VOLUME, TAGGED));
    if (inVain) {
      instance.reasonCode = "Server.InternalError";
      instance.reasonMessage = "Server.InternalError: Internal error on launch";
      instance.endAt(change.complete());
      primary.endAt(change.complete());
      volumes.forEach(v -> v.endAt(change.complete()));
    }
    Set<String> names = new LinkedHashSet<>(place.groups());
    names.add(place.subnet().id());
    names.add(place.image().id());
    launch
        .keyName()
        .flatMap(name -> ec2.keyPairs.existing().filter(k -> k.keyName.equals(name)).findAny())
        .ifPresent(key -> names.add(key.id()));
    ec2.world.journal().made(instance, "ec2:RunInstances", names, change.drawn());
    return instance;
  }

  private static String userData(RunInstancesRequest request) {
    if (request.userData() == null) {
      return "";
    }
    byte[] decoded;
    try {
      decoded = Base64.getMimeDecoder().decode(request.userData());
    } catch (IllegalArgumentException e) {
      throw Refused.invalid("Invalid BASE64 encoding of user data");
    }
    if (decoded.length > 16 * 1024) {
      throw Refused.invalid("User data is limited to 16384 bytes");
    }
    return new String(decoded, StandardCharsets.UTF_8);
  }

  /** The server's first interface: a new one, or a free one that the call names. */
  private SimInterface plug(RunInstancesRequest request, SimInstance instance, Place place) {
    Optional<InstanceNetworkInterfaceSpecification> primary = primary(request);
    String existing = primary.map(p -> p.networkInterfaceId()).orElse(null);
    SimSubnet subnet = place.subnet();
    if (existing != null) {
      SimInterface free = ec2.interfaces.use(existing);
      if (free.attachment().isPresent()) {
        throw Refused.because("InvalidNetworkInterface.InUse", "Interface: [%s] in use.", existing);
      }
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
                place.groups(),
                Tagging.of(request.tagSpecifications(), Kind.NETWORK_INTERFACE, TAGGED)));
    boolean goesAlong = primary.map(p -> p.deleteOnTermination()).orElse(true);
    made.attach(attachment(instance, goesAlong));
    boolean publicIp =
        primary.map(p -> p.associatePublicIpAddress()).orElse(subnet.publicIpOnLaunch);
    if (publicIp) {
      made.publicIp = Addresses.publicIp(ec2);
    }
    return made;
  }

  private Attachment attachment(SimInstance instance, boolean goesAlong) {
    return new Attachment(ec2.world.newId("eni-attach"), instance.id(), 0, goesAlong, ec2.now());
  }
}
