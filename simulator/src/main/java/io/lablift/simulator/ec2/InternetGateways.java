package io.lablift.simulator.ec2;

import static io.lablift.simulator.ec2.Refused.required;

import io.lablift.simulator.world.Journal;
import io.lablift.simulator.world.Kind;
import io.lablift.simulator.world.Quota;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.ec2.model.AttachInternetGatewayRequest;
import software.amazon.awssdk.services.ec2.model.AttachInternetGatewayResponse;
import software.amazon.awssdk.services.ec2.model.CreateInternetGatewayRequest;
import software.amazon.awssdk.services.ec2.model.CreateInternetGatewayResponse;
import software.amazon.awssdk.services.ec2.model.DeleteInternetGatewayRequest;
import software.amazon.awssdk.services.ec2.model.DeleteInternetGatewayResponse;
import software.amazon.awssdk.services.ec2.model.DescribeInternetGatewaysRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInternetGatewaysResponse;
import software.amazon.awssdk.services.ec2.model.DetachInternetGatewayRequest;
import software.amazon.awssdk.services.ec2.model.DetachInternetGatewayResponse;
import software.amazon.awssdk.services.ec2.model.InternetGateway;
import software.amazon.awssdk.services.ec2.model.InternetGatewayAttachment;

/** Internet gateways ("Enable internet access for a VPC" in the VPC user guide). */
final class InternetGateways {
  private final Ec2World ec2;
  private final Filters<SimInternetGateway> filters;

  InternetGateways(Ec2World ec2) {
    this.ec2 = ec2;
    this.filters =
        Filters.<SimInternetGateway>tagged()
            .one("attachment.state", g -> g.vpc.seen().map(v -> "available").orElse(null))
            .link("attachment.vpc-id", "vpc", g -> g.vpc.seen().orElse(null))
            .id("internet-gateway-id", SimInternetGateway::id)
            .one("owner-id", g -> ec2.owner());
  }

  CreateInternetGatewayResponse create(CreateInternetGatewayRequest request) {
    Map<String, String> tags = Tagging.of(request.tagSpecifications(), Kind.INTERNET_GATEWAY);
    ec2.require(
        Quota.INTERNET_GATEWAYS, ec2.internetGateways.existing().count(), 1, "internet gateways");
    return CreateInternetGatewayResponse.builder().internetGateway(shown(make(tags))).build();
  }

  SimInternetGateway make(Map<String, String> tags) {
    SimInternetGateway gateway = ec2.internetGateways.add(new SimInternetGateway(ec2, tags));
    ec2.world.journal().made(gateway, "ec2:CreateInternetGateway", Set.of());
    return gateway;
  }

  AttachInternetGatewayResponse attach(AttachInternetGatewayRequest request) {
    SimInternetGateway gateway =
        ec2.internetGateways.use(required(request.internetGatewayId(), "internetGatewayId"));
    SimVpc vpc = ec2.vpcs.use(required(request.vpcId(), "vpcId"));
    if (gateway.vpc.actual().isPresent()) {
      throw Refused.because(
          "Resource.AlreadyAssociated",
          "resource %s is already attached to network %s",
          gateway.id(),
          gateway.vpc.actual().get());
    }
    ec2.gatewayOf(vpc.id())
        .ifPresent(
            other -> {
              throw Refused.invalid(
                  "Network %s already has an internet gateway attached", vpc.id());
            });
    attach(gateway, vpc);
    return AttachInternetGatewayResponse.builder().build();
  }

  void attach(SimInternetGateway gateway, SimVpc vpc) {
    gateway.attachTo(vpc.id());
    if (!gateway.isNative()) {
      ec2.world
          .journal()
          .done(
              ec2.now(),
              gateway.attachment(),
              "ec2:AttachInternetGateway",
              Set.of(gateway.id(), vpc.id()),
              Set.of());
    }
  }

  DetachInternetGatewayResponse detach(DetachInternetGatewayRequest request) {
    SimInternetGateway gateway =
        ec2.internetGateways.use(required(request.internetGatewayId(), "internetGatewayId"));
    SimVpc vpc = ec2.vpcs.use(required(request.vpcId(), "vpcId"));
    if (!gateway.isOn(vpc.id())) {
      throw Refused.because(
          "Gateway.NotAttached",
          "resource %s is not attached to network %s",
          gateway.id(),
          vpc.id());
    }
    if (ec2.interfaces
        .linked("vpc", vpc.id())
        .anyMatch(i -> i.vpcId.equals(vpc.id()) && i.mapped().isPresent())) {
      throw Refused.dependency(
          "Network %s has some mapped public address(es). Please unmap those public address(es)"
              + " before detaching the gateway.",
          vpc.id());
    }
    gateway.vpc.set(Optional.empty());
    ec2.world
        .journal()
        .add(
            new Journal.Ended(
                gateway.attachment(),
                "ec2:DetachInternetGateway",
                ec2.now(),
                Duration.ZERO,
                "",
                Set.of(gateway.id(), vpc.id())));
    return DetachInternetGatewayResponse.builder().build();
  }

  DescribeInternetGatewaysResponse describe(DescribeInternetGatewaysRequest request) {
    Page<SimInternetGateway> page =
        Filters.page(
            ec2.internetGateways,
            filters,
            request.internetGatewayIds(),
            request.filters(),
            request.nextToken(),
            request.maxResults());
    return DescribeInternetGatewaysResponse.builder()
        .internetGateways(page.items().stream().map(this::shown).toList())
        .nextToken(page.nextToken())
        .build();
  }

  DeleteInternetGatewayResponse delete(DeleteInternetGatewayRequest request) {
    SimInternetGateway gateway =
        ec2.internetGateways.use(required(request.internetGatewayId(), "internetGatewayId"));
    if (gateway.vpc.actual().isPresent()) {
      throw Refused.dependency(
          "The internetGateway '%s' has dependencies and cannot be deleted.", gateway.id());
    }
    ec2.world.journal().ended(gateway, "ec2:DeleteInternetGateway", Duration.ZERO);
    gateway.endAt(ec2.now());
    return DeleteInternetGatewayResponse.builder().build();
  }

  private InternetGateway shown(SimInternetGateway gateway) {
    return gateway.shown(() -> built(gateway), gateway.vpc.seen(), Tagging.shown(gateway));
  }

  private InternetGateway built(SimInternetGateway gateway) {
    List<InternetGatewayAttachment> attachments =
        gateway.vpc.seen().stream()
            .map(v -> InternetGatewayAttachment.builder().vpcId(v).state("available").build())
            .toList();
    return InternetGateway.builder()
        .internetGatewayId(gateway.id())
        .attachments(attachments)
        .ownerId(ec2.owner())
        .tags(Tagging.shown(gateway))
        .build();
  }
}
