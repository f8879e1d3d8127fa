package io.lablift.simulator.ec2;

import static io.lablift.simulator.ec2.Refused.required;

import io.lablift.simulator.world.Kind;
import io.lablift.simulator.world.Life;
import io.lablift.simulator.world.Quota;
import io.lablift.simulator.world.Read;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.CreateNatGatewayRequest;
import software.amazon.awssdk.services.ec2.model.CreateNatGatewayResponse;
import software.amazon.awssdk.services.ec2.model.DeleteNatGatewayRequest;
import software.amazon.awssdk.services.ec2.model.DeleteNatGatewayResponse;
import software.amazon.awssdk.services.ec2.model.DescribeNatGatewaysRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNatGatewaysResponse;
import software.amazon.awssdk.services.ec2.model.NatGateway;
import software.amazon.awssdk.services.ec2.model.NatGatewayAddress;

/** NAT gateways ("NAT gateways", "Troubleshoot NAT gateways" in the VPC user guide). */
final class NatGateways {
  private record Failure(String code, String message) {}

  private final Ec2World ec2;
  private final Interfaces interfaces;
  private final Addresses addresses;
  private final Filters<SimNatGateway> filters;

  NatGateways(Ec2World ec2, Interfaces interfaces, Addresses addresses) {
    this.ec2 = ec2;
    this.interfaces = interfaces;
    this.addresses = addresses;
    this.filters =
        Filters.<SimNatGateway>tagged()
            .id("nat-gateway-id", SimNatGateway::id)
            .one("state", n -> n.life.seenState())
            .one("subnet-id", n -> n.subnet.id())
            .link("vpc-id", "vpc", n -> n.subnet.vpcId);
  }

  CreateNatGatewayResponse create(CreateNatGatewayRequest request) {
    SimNatGateway gateway =
        ec2.tokens.once(
            SimNatGateway.class,
            "CreateNatGateway",
            request.clientToken(),
            request,
            () -> make(request));
    return CreateNatGatewayResponse.builder()
        .natGateway(shown(gateway))
        .clientToken(request.clientToken())
        .build();
  }

  private SimNatGateway make(CreateNatGatewayRequest request) {
    SimSubnet subnet = ec2.subnets.use(required(request.subnetId(), "subnetId"));
    String connectivity = request.connectivityTypeAsString();
    boolean isPrivate = "private".equals(connectivity);
    if (isPrivate && request.allocationId() != null) {
      throw Refused.combination("A private NAT gateway cannot have an Elastic IP address");
    }
    SimAddress address =
        isPrivate ? null : ec2.addresses.use(required(request.allocationId(), "AllocationId"));
    Map<String, String> tags = Tagging.of(request.tagSpecifications(), Kind.NAT_GATEWAY);
    long there =
        ec2.natGateways
            .existing()
            .filter(n -> n.subnet.zone.equals(subnet.zone) && !n.life.is("failed"))
            .count();
    ec2.require(Quota.NAT_GATEWAYS_PER_ZONE, there, 1, "NAT gateways in " + subnet.zone);
    Optional<Failure> failure = failure(subnet, address);
    SimNatGateway gateway = ec2.natGateways.add(new SimNatGateway(ec2, subnet, address, tags));
    String event = failure.isPresent() ? "createInVain" : "create";
    Life.Change change = gateway.life.apply(event, gateway.lag(Read.BY_ID)).orElseThrow();
    boolean addressIsFree = address == null || address.association().isEmpty();
    if (addressIsFree) {
      takeInterface(gateway, address);
    }
    failure.ifPresent(f -> fail(gateway, f, change));
    Set<String> names = new LinkedHashSet<>(Set.of(subnet.id()));
    if (address != null) {
      names.add(address.id());
      ec2.gatewayOf(subnet.vpcId).ifPresent(g -> names.add(g.attachment()));
    }
    ec2.world.journal().made(gateway, "ec2:CreateNatGateway", names, change.drawn());
    return gateway;
  }

  private void takeInterface(SimNatGateway gateway, @Nullable SimAddress address) {
    SimInterface made =
        interfaces.openFor(
            gateway.subnet,
            "nat_gateway",
            "amazon-nat",
            "Interface for NAT Gateway " + gateway.id(),
            List.of());
    if (address != null) {
      addresses.join(address, made);
    }
    gateway.networkInterface = made;
  }

  private static void fail(SimNatGateway gateway, Failure failure, Life.Change change) {
    gateway.failureCode = failure.code();
    gateway.failureMessage = failure.message();
    gateway.endAt(change.complete());
    SimInterface networkInterface = gateway.networkInterface;
    if (networkInterface != null) {
      networkInterface.endAt(change.complete());
    }
  }

  /** Why the gateway will become failed: AWS accepts the call and finds out later. */
  private Optional<Failure> failure(SimSubnet subnet, @Nullable SimAddress address) {
    Optional<String> ordered = ec2.world.fates().takeFailure(Kind.NAT_GATEWAY);
    if (ordered.isPresent()) {
      return ordered.map(code -> new Failure(code, "NAT gateway creation failed: " + code));
    }
    if (address != null && address.association().isPresent()) {
      return Optional.of(
          new Failure(
              "Resource.AlreadyAssociated",
              "Elastic IP address [" + address.id() + "] is already associated"));
    }
    if (address != null && ec2.gatewayOf(subnet.vpcId).isEmpty()) {
      return Optional.of(
          new Failure(
              "Gateway.NotAttached",
              "Network " + subnet.vpcId + " has no Internet gateway attached"));
    }
    return Optional.empty();
  }

  DescribeNatGatewaysResponse describe(DescribeNatGatewaysRequest request) {
    Page<SimNatGateway> page =
        Filters.page(
            ec2.natGateways,
            filters,
            request.natGatewayIds(),
            request.filter(),
            request.nextToken(),
            request.maxResults());
    return DescribeNatGatewaysResponse.builder()
        .natGateways(page.items().stream().map(this::shown).toList())
        .nextToken(page.nextToken())
        .build();
  }

  DeleteNatGatewayResponse delete(DeleteNatGatewayRequest request) {
    String id = required(request.natGatewayId(), "natGatewayId");
    SimNatGateway gateway = ec2.natGateways.use(id);
    if (gateway.life.is("deleted")) {
      throw Refused.notFound(Kind.NAT_GATEWAY, id);
    }
    Optional<Life.Change> change = gateway.life.apply("delete", gateway.nextChangeLag());
    change.ifPresent(c -> end(gateway, c));
    return DeleteNatGatewayResponse.builder().natGatewayId(id).build();
  }

  private void end(SimNatGateway gateway, Life.Change change) {
    ec2.world.journal().ended(gateway, "ec2:DeleteNatGateway", change.drawn());
    gateway.endAt(change.complete());
    gateway.deletedAt = ec2.now();
    SimInterface networkInterface = gateway.networkInterface;
    if (networkInterface != null && networkInterface.exists()) {
      ec2.world.journal().endedWith(networkInterface, gateway.id(), Duration.ZERO);
      networkInterface.endAt(change.complete());
    }
  }

  private NatGateway shown(SimNatGateway gateway) {
    return gateway.shown(
        () -> built(gateway),
        gateway.life.seenState(),
        gateway.deletedAt,
        gateway.failureCode,
        gateway.failureMessage,
        gateway.networkInterface,
        Tagging.shown(gateway));
  }

  private NatGateway built(SimNatGateway gateway) {
    var shown =
        NatGateway.builder()
            .natGatewayId(gateway.id())
            .subnetId(gateway.subnet.id())
            .vpcId(gateway.subnet.vpcId)
            .createTime(gateway.createdAt())
            .deleteTime(gateway.deletedAt)
            .state(gateway.life.seenState())
            .connectivityType(gateway.address == null ? "private" : "public")
            .natGatewayAddresses(address(gateway))
            .tags(Tagging.shown(gateway));
    if (gateway.life.seenState().equals("failed")) {
      shown.failureCode(gateway.failureCode).failureMessage(gateway.failureMessage);
    }
    return shown.build();
  }

  private static NatGatewayAddress address(SimNatGateway gateway) {
    var shown = NatGatewayAddress.builder().isPrimary(true);
    if (gateway.address != null) {
      shown.allocationId(gateway.address.id());
    }
    // The addresses are listed once the gateway has them.
    if (Set.of("available", "deleting", "deleted").contains(gateway.life.seenState())) {
      if (gateway.address != null) {
        shown.publicIp(gateway.address.publicIp);
      }
      if (gateway.networkInterface != null) {
        shown
            .networkInterfaceId(gateway.networkInterface.id())
            .privateIp(gateway.networkInterface.privateIp);
      }
    }
    return shown.build();
  }
}
