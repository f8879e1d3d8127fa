package io.lablift.simulator.ec2;

import static io.lablift.simulator.ec2.Refused.required;

import io.lablift.simulator.world.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.ec2.model.CancelSpotInstanceRequestsRequest;
import software.amazon.awssdk.services.ec2.model.CancelSpotInstanceRequestsResponse;
import software.amazon.awssdk.services.ec2.model.CancelledSpotInstanceRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSpotInstanceRequestsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSpotInstanceRequestsResponse;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.GroupIdentifier;
import software.amazon.awssdk.services.ec2.model.InstanceNetworkInterfaceSpecification;
import software.amazon.awssdk.services.ec2.model.LaunchSpecification;
import software.amazon.awssdk.services.ec2.model.RequestSpotInstancesRequest;
import software.amazon.awssdk.services.ec2.model.RequestSpotInstancesResponse;
import software.amazon.awssdk.services.ec2.model.RequestSpotLaunchSpecification;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;
import software.amazon.awssdk.services.ec2.model.SpotInstanceRequest;

/**
 * Spot Instance requests ("Spot Instance request states", "Manage your Spot Instances" in the EC2
 * user guide).
 *
 * <p>"If you terminate a running or stopped Spot Instance that was launched by a persistent Spot
 * request, the Spot request transitions to the open state so that a new Spot Instance can be
 * launched": it is, some seconds after the old one is terminated, before the account answers its
 * next call.
 *
 * <p>The filters are those of today's reference. Old ones, such as {@code
 * launch.network-interface.subnet-id}, are no longer in it, so they are refused.
 */
final class SpotRequests {
  private final Ec2World ec2;
  private final Launches launches;
  private final Filters<SimSpotRequest> filters;

  SpotRequests(Ec2World ec2, Launches launches) {
    this.ec2 = ec2;
    this.launches = launches;
    this.filters =
        Filters.<SimSpotRequest>tagged()
            .one("create-time", SimSpotRequest::createdAt)
            .one("instance-id", r -> r.instance().map(SimInstance::id).orElse(null))
            .each("launch.group-id", r -> r.groups.stream())
            .one("launch.image-id", r -> r.launch.imageId())
            .one("launch.instance-type", r -> r.launch.instanceTypeAsString())
            .one("launch.key-name", r -> r.launch.keyName())
            .one("launched-availability-zone", r -> r.instance().map(i -> zone(r)).orElse(null))
            .each("network-interface.group-id", r -> r.groups.stream())
            .one("network-interface.subnet-id", r -> r.subnet.id())
            .one("spot-instance-request-id", SimSpotRequest::id)
            .one("spot-price", r -> r.terms.price().isEmpty() ? null : r.terms.price())
            .one("state", r -> r.life.seenState())
            .one("status-code", r -> r.statusCode)
            .one("type", r -> r.terms.type());
  }

  private static String zone(SimSpotRequest request) {
    return request.subnet.zone;
  }

  RequestSpotInstancesResponse request(RequestSpotInstancesRequest request) {
    List<?> made =
        ec2.tokens.once(
            List.class,
            "RequestSpotInstances",
            request.clientToken(),
            request,
            () -> order(request));
    return RequestSpotInstancesResponse.builder()
        .spotInstanceRequests(
            made.stream().map(SimSpotRequest.class::cast).map(this::shown).toList())
        .build();
  }

  private List<SimSpotRequest> order(RequestSpotInstancesRequest request) {
    SpotTerms terms = SpotTerms.of(request);
    Map<String, String> tags = Tagging.of(request.tagSpecifications(), Kind.SPOT_REQUEST);
    if (request.launchSpecification() == null) {
      throw Refused.missing("LaunchSpecification");
    }
    RunInstancesRequest launch = launch(request.launchSpecification());
    int count = request.instanceCount() == null ? 1 : request.instanceCount();
    List<SimSpotRequest> made = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      made.add(launches.order(terms, launch, tags));
    }
    return List.copyOf(made);
  }

  private static RunInstancesRequest launch(RequestSpotLaunchSpecification specification) {
    if (!specification.securityGroups().isEmpty()) {
      throw Refused.combination("The parameter groupName cannot be used with the parameter subnet");
    }
    return RunInstancesRequest.builder()
        .imageId(required(specification.imageId(), "ImageId"))
        .instanceType(specification.instanceTypeAsString())
        .keyName(specification.keyName())
        .userData(specification.userData())
        .subnetId(specification.subnetId())
        .securityGroupIds(specification.securityGroupIds())
        .networkInterfaces(specification.networkInterfaces())
        .blockDeviceMappings(specification.blockDeviceMappings())
        .build();
  }

  DescribeSpotInstanceRequestsResponse describe(DescribeSpotInstanceRequestsRequest request) {
    Page<SimSpotRequest> page =
        Filters.page(
            ec2.spotRequests,
            filters,
            request.spotInstanceRequestIds(),
            request.filters(),
            request.nextToken(),
            request.maxResults());
    return DescribeSpotInstanceRequestsResponse.builder()
        .spotInstanceRequests(page.items().stream().map(this::shown).toList())
        .nextToken(page.nextToken())
        .build();
  }

  /**
   * "You can only cancel Spot Instance requests that are open, active, or disabled"; what becomes
   * of the others in the call is not said. Here they stay as they are, and the answer says how.
   */
  CancelSpotInstanceRequestsResponse cancel(CancelSpotInstanceRequestsRequest request) {
    if (request.spotInstanceRequestIds().isEmpty()) {
      throw Refused.missing("SpotInstanceRequestId");
    }
    List<SimSpotRequest> wanted =
        request.spotInstanceRequestIds().stream().map(ec2.spotRequests::use).toList();
    List<CancelledSpotInstanceRequest> answers = new ArrayList<>();
    for (SimSpotRequest one : wanted) {
      if (one.exists()) {
        ec2.world.journal().ended(one, "ec2:CancelSpotInstanceRequests", Duration.ZERO);
        one.cancel();
      }
      answers.add(
          CancelledSpotInstanceRequest.builder()
              .spotInstanceRequestId(one.id())
              .state(one.state())
              .build());
    }
    return CancelSpotInstanceRequestsResponse.builder()
        .cancelledSpotInstanceRequests(answers)
        .build();
  }

  /** What EC2 does for Spot requests by itself. */
  void tend() {
    for (SimSpotRequest request : ec2.spotRequests.existing().toList()) {
      if (!request.life.is("open")) {
        request.instance().ifPresent(request::follow);
      }
      if (request.life.is("open") && !ec2.now().isBefore(request.due)) {
        launch(request);
      }
    }
  }

  private void launch(SimSpotRequest open) {
    try {
      launches.fulfil(open);
    } catch (Ec2Exception refused) {
      String code = refused.awsErrorDetails().errorCode();
      if (code.endsWith(".NotFound")) {
        open.spoil();
      } else {
        open.holdBack(
            code.equals("MaxSpotInstanceCountExceeded")
                ? "constraint-not-fulfillable"
                : "capacity-not-available");
      }
    }
  }

  private SpotInstanceRequest shown(SimSpotRequest request) {
    return SpotInstanceRequest.builder()
        .spotInstanceRequestId(request.id())
        .type(request.terms.type())
        .instanceInterruptionBehavior(request.terms.interruption())
        .spotPrice(request.terms.price().isEmpty() ? null : request.terms.price())
        .createTime(request.createdAt())
        .productDescription("Linux/UNIX")
        .state(request.life.seenState())
        .status(s -> s.code(request.statusCode))
        .instanceId(request.instance().map(SimInstance::id).orElse(null))
        .launchedAvailabilityZone(request.instance().map(i -> zone(request)).orElse(null))
        .launchSpecification(specification(request))
        .tags(Tagging.shown(request))
        .build();
  }

  private LaunchSpecification specification(SimSpotRequest request) {
    return LaunchSpecification.builder()
        .imageId(request.launch.imageId())
        .instanceType(request.launch.instanceTypeAsString())
        .keyName(request.launch.keyName())
        .subnetId(request.subnet.id())
        .networkInterfaces(
            InstanceNetworkInterfaceSpecification.builder()
                .deviceIndex(0)
                .subnetId(request.subnet.id())
                .groups(request.groups)
                .build())
        .placement(p -> p.availabilityZone(zone(request)))
        .securityGroups(
            request.groups.stream().map(g -> GroupIdentifier.builder().groupId(g).build()).toList())
        .build();
  }
}
