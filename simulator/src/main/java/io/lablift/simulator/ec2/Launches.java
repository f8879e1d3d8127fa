package io.lablift.simulator.ec2;

import static io.lablift.simulator.ec2.Refused.required;

import io.lablift.simulator.world.Kind;
import io.lablift.simulator.world.Life;
import io.lablift.simulator.world.Quota;
import io.lablift.simulator.world.Read;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;
import software.amazon.awssdk.services.ec2.model.RunInstancesResponse;

/** RunInstances ("Launch your instance" in the EC2 user guide). */
final class Launches {
  private static final List<Kind> TAGGED =
      List.of(Kind.INSTANCE, Kind.VOLUME, Kind.NETWORK_INTERFACE, Kind.SPOT_REQUEST);

  /** The servers that one call made. */
  private record Launched(String reservationId, List<SimInstance> instances) {}

  private final Ec2World ec2;
  private final LaunchPlugs plugs;
  private final Disks disks;
  private final InstanceView view;

  Launches(Ec2World ec2, LaunchPlugs plugs, Disks disks, InstanceView view) {
    this.ec2 = ec2;
    this.plugs = plugs;
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
    Optional<SpotTerms> spot = SpotTerms.of(request);
    Map<String, String> onOrder =
        Tagging.of(request.tagSpecifications(), Kind.SPOT_REQUEST, TAGGED);
    if (spot.isEmpty() && !onOrder.isEmpty()) {
      throw Refused.combination(
          "You cannot specify tags for Spot instances requests if there are no Spot instances"
              + " requests being created by the request.");
    }
    Launched launched = start(request, spot.isPresent());
    spot.ifPresent(
        terms ->
            launched
                .instances()
                .forEach(
                    i -> {
                      SimSubnet subnet = i.launch.subnet();
                      List<String> groups = ec2.interfacesOf(i).findFirst().orElseThrow().groups;
                      order(terms, request, subnet, groups, onOrder, "ec2:RunInstances").fulfil(i);
                    }));
    return launched;
  }

  /** A Spot request that waits for its server. */
  SimSpotRequest order(SpotTerms terms, RunInstancesRequest launch, Map<String, String> tags) {
    SimSubnet subnet = plugs.subnet(launch);
    List<String> groups = plugs.groups(launch, subnet);
    UserData.decoded(launch.userData());
    ec2.images.use(required(launch.imageId(), "ImageId"));
    return order(terms, launch, subnet, groups, tags, "ec2:RequestSpotInstances");
  }

  private SimSpotRequest order(
      SpotTerms terms,
      RunInstancesRequest launch,
      SimSubnet subnet,
      List<String> groups,
      Map<String, String> tags,
      String action) {
    SimSpotRequest made =
        ec2.spotRequests.add(new SimSpotRequest(ec2, terms, launch, subnet, groups, tags));
    Set<String> names = new LinkedHashSet<>(groups);
    names.add(subnet.id());
    ec2.world.journal().made(made, action, names);
    return made;
  }

  /** Launches the server that an open Spot request waits for. */
  void fulfil(SimSpotRequest open) {
    open.fulfil(start(open.launch, true).instances().getFirst());
  }

  private Launched start(RunInstancesRequest request, boolean spot) {
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
    refuseOtherNetworks(request);
    if (request.keyName() != null) {
      boolean there =
          ec2.keyPairs.linked("name", request.keyName()).anyMatch(k -> k.seenBy(Read.USE));
      if (!there) {
        throw Refused.because(
            "InvalidKeyPair.NotFound", "The key pair '%s' does not exist", request.keyName());
      }
    }
    SimSubnet subnet = plugs.subnet(request);
    List<String> groups = plugs.groups(request, subnet);
    if (!ec2.zones.offers(type, subnet.zone)) {
      throw Refused.because(
          "Unsupported",
          "Your requested instance type (%s) is not supported in your requested Availability Zone"
              + " (%s).",
          type.name(),
          subnet.zone);
    }
    int count = count(request, type, spot);
    for (Kind kind : TAGGED) {
      Tagging.of(request.tagSpecifications(), kind, TAGGED);
    }
    subnet.requireFree(request.privateIpAddress());
    request.networkInterfaces().forEach(i -> subnet.requireFree(i.privateIpAddress()));
    shutdownBehavior(request);
    UserData userData = UserData.decoded(request.userData());
    List<SimImage.Disk> wanted = disks.wanted(image, request.blockDeviceMappings());
    String reservation = ec2.world.newId("r");
    List<SimInstance> made = new ArrayList<>();
    for (int index = 0; index < count; index++) {
      Place place = new Place(reservation, index, image, type, subnet, groups, userData);
      made.add(make(request, place, wanted));
    }
    return new Launched(reservation, List.copyOf(made));
  }

  /** "stop" or "terminate"; without a word it stops ("RunInstances" in the EC2 API reference). */
  private static String shutdownBehavior(RunInstancesRequest request) {
    String behavior = request.instanceInitiatedShutdownBehaviorAsString();
    if (behavior != null && !behavior.equals("stop") && !behavior.equals("terminate")) {
      throw Refused.invalid(
          "Value (%s) for parameter instanceInitiatedShutdownBehavior is invalid.", behavior);
    }
    return behavior == null ? "stop" : behavior;
  }

  private record Place(
      String reservation,
      int index,
      SimImage image,
      InstanceTypes.Shape type,
      SimSubnet subnet,
      List<String> groups,
      UserData userData) {}

  /** The example that "Error codes for the Amazon EC2 API" gives for InvalidParameter. */
  private void refuseOtherNetworks(RunInstancesRequest request) {
    String subnetId = request.subnetId() == null ? "" : request.subnetId();
    for (SimSubnet subnet : ec2.subnets.find(subnetId).stream().toList()) {
      request.securityGroupIds().stream()
          .flatMap(id -> ec2.groups.find(id).stream())
          .filter(g -> !g.vpcId.equals(subnet.vpcId))
          .findFirst()
          .ifPresent(
              g -> {
                throw Refused.because(
                    "InvalidParameter",
                    "Security group %s and subnet %s belong to different networks.",
                    g.id(),
                    subnet.id());
              });
    }
  }

  private static void refuseUnknown(RunInstancesRequest request) {
    if (request.launchTemplate() != null) {
      throw new UnsupportedOperationException("the simulator knows no launch templates");
    }
    if (!request.securityGroups().isEmpty()) {
      throw Refused.combination("The parameter groupName cannot be used with the parameter subnet");
    }
  }

  private int count(RunInstancesRequest request, InstanceTypes.Shape type, boolean spot) {
    if (request.minCount() == null || request.maxCount() == null) {
      throw Refused.missing(request.minCount() == null ? "MinCount" : "MaxCount");
    }
    if (request.minCount() < 1 || request.maxCount() < request.minCount()) {
      throw Refused.invalid("Value (%d) for parameter minCount is invalid.", request.minCount());
    }
    Quota quota = spot ? Quota.STANDARD_SPOT_VCPUS : Quota.STANDARD_VCPUS;
    int used = ec2.instances.existing().mapToInt(i -> i.vcpusInUse(spot)).sum();
    int count = request.maxCount();
    while (count > request.minCount()
        && !ec2.world.quotas().allows(quota, used, count * type.vcpus())) {
      count--;
    }
    ec2.require(
        quota,
        used,
        count * type.vcpus(),
        "vCPUs of " + (spot ? "Spot" : "On-Demand") + " standard instances");
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
            place.userData(),
            request.clientToken() == null ? "" : request.clientToken(),
            tokens,
            shutdownBehavior(request));
    SimInstance instance = ec2.instances.add(new SimInstance(ec2, launch, tags));
    instance.terminationProtected = Boolean.TRUE.equals(request.disableApiTermination());
    instance.stopProtected = Boolean.TRUE.equals(request.disableApiStop());
    boolean inVain = ec2.world.fates().takeFailure(Kind.INSTANCE).isPresent();
    Life.Change change =
        instance
            .life
            .apply(inVain ? "launchInVain" : "launch", instance.lag(Read.BY_ID))
            .orElseThrow();
    SimInterface primary =
        plugs.plug(
            request,
            instance,
            place.groups(),
            Tagging.of(request.tagSpecifications(), Kind.NETWORK_INTERFACE, TAGGED));
    List<SimVolume> volumes =
        disks.attach(
            instance, wanted, Tagging.of(request.tagSpecifications(), Kind.VOLUME, TAGGED));
    if (!place.userData().isEmpty() && ec2.world.fates().takeUserDataFailure()) {
      instance.cloudInit.fail();
    }
    if (inVain) {
      instance.changedBecause("Server.InternalError", "Internal error on launch");
      instance.endAt(change.complete());
      primary.endAt(change.complete());
      volumes.forEach(v -> v.endAt(change.complete()));
    }
    Set<String> names = new LinkedHashSet<>(place.groups());
    names.add(place.subnet().id());
    names.add(place.image().id());
    launch
        .keyName()
        .flatMap(name -> ec2.keyPairs.linked("name", name).findAny())
        .ifPresent(key -> names.add(key.id()));
    ec2.world.journal().made(instance, "ec2:RunInstances", names, change.drawn());
    return instance;
  }
}
