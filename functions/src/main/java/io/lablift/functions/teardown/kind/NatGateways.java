package io.lablift.functions.teardown.kind;

import io.lablift.functions.aws.Tags;
import io.lablift.functions.lab.ResourceType;
import io.lablift.functions.stage.Expected;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.NatGateway;
import software.amazon.awssdk.services.ec2.model.NatGatewayAddress;
import software.amazon.awssdk.services.ec2.model.NatGatewayState;

/** NAT gateways, and the Elastic IPs that hang on them. */
public final class NatGateways implements Kind {
  private final Ec2Client ec2;

  public NatGateways(Ec2Client ec2) {
    this.ec2 = ec2;
  }

  @Override
  public ResourceType type() {
    return ResourceType.NAT_GATEWAY;
  }

  @Override
  public List<Remnant> list(Scope scope) {
    if (scope.isEmpty()) {
      return List.of();
    }
    return ec2
        .describeNatGatewaysPaginator(r -> r.filter(scope.inVpcs("vpc-id")))
        .natGateways()
        .stream()
        .filter(NatGateways::isThere)
        .flatMap(nat -> remnants(nat, Ownership.inVpc(nat.vpcId())))
        .toList();
  }

  @Override
  public software.amazon.awssdk.services.ec2.model.ResourceType alsoTaggedAs() {
    return software.amazon.awssdk.services.ec2.model.ResourceType.NATGATEWAY;
  }

  @Override
  public List<Remnant> listElsewhere(Scope scope) {
    return ec2
        .describeNatGatewaysPaginator(r -> r.filter(Tags.filters(scope.mark())))
        .natGateways()
        .stream()
        .filter(NatGateways::isThere)
        .filter(nat -> !scope.hadVpc(nat.vpcId()))
        .flatMap(nat -> remnants(nat, Ownership.tagged(nat.tags())))
        .toList();
  }

  /**
   * A failed one holds nothing and goes by itself within the hour (VPC user guide, "Troubleshoot
   * NAT gateways").
   */
  private static boolean isThere(NatGateway nat) {
    return nat.state() != NatGatewayState.DELETED && nat.state() != NatGatewayState.FAILED;
  }

  private static Stream<Remnant> remnants(NatGateway nat, Ownership proof) {
    List<String> addresses =
        nat.natGatewayAddresses().stream()
            .map(NatGatewayAddress::allocationId)
            .filter(Objects::nonNull)
            .toList();
    List<String> holds = new ArrayList<>(addresses);
    holds.add(nat.vpcId());
    holds.add(nat.subnetId());
    Remnant gateway =
        Remnant.of(
            ResourceType.NAT_GATEWAY, nat.natGatewayId(), Tags.name(nat.tags()), proof, holds);
    return Stream.concat(
        Stream.of(nat.state() == NatGatewayState.DELETING ? gateway.leaving() : gateway),
        addresses.stream()
            .map(
                address ->
                    Remnant.of(
                        ResourceType.ELASTIC_IP,
                        address,
                        Tags.name(nat.tags()),
                        Ownership.hangsOn(nat.natGatewayId()),
                        List.of())));
  }

  @Override
  public void delete(Remnant nat) {
    ec2.deleteNatGateway(r -> r.natGatewayId(nat.id()));
  }

  @Override
  public Expected deletion() {
    return Expected.NAT_DELETED;
  }

  @Override
  public Set<String> stillThere(Scope scope, Collection<Remnant> underWay) {
    return ec2
        .describeNatGateways(
            r ->
                r.filter(
                    Tags.filter("nat-gateway-id", underWay.stream().map(Remnant::id).toList())))
        .natGateways()
        .stream()
        .filter(NatGateways::isThere)
        .map(NatGateway::natGatewayId)
        .collect(Collectors.toSet());
  }
}
