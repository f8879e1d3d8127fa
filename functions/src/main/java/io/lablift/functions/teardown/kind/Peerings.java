package io.lablift.functions.teardown.kind;

import io.lablift.functions.aws.Tags;
import io.lablift.functions.lab.ResourceType;
import io.lablift.functions.stage.Expected;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.VpcPeeringConnection;
import software.amazon.awssdk.services.ec2.model.VpcPeeringConnectionStateReasonCode;
import software.amazon.awssdk.services.ec2.model.VpcPeeringConnectionVpcInfo;

/**
 * Peering connections of the lab's VPC, from either side; the VPC at the other end is nobody's
 * business here. No filter of AWS asks for both sides at once, so the listing is the account's.
 */
public final class Peerings implements Kind {
  private static final int PAGE = 1000;
  private static final Expected DELETION =
      new Expected(Duration.ofSeconds(2), Duration.ofSeconds(2));

  /**
   * The states in which a connection is over and stays listed for a while (VPC peering guide,
   * "Lifecycle").
   */
  private static final Set<VpcPeeringConnectionStateReasonCode> OVER =
      Set.of(
          VpcPeeringConnectionStateReasonCode.DELETED,
          VpcPeeringConnectionStateReasonCode.REJECTED,
          VpcPeeringConnectionStateReasonCode.EXPIRED,
          VpcPeeringConnectionStateReasonCode.FAILED);

  private final Ec2Client ec2;

  public Peerings(Ec2Client ec2) {
    this.ec2 = ec2;
  }

  @Override
  public ResourceType type() {
    return ResourceType.VPC_PEERING_CONNECTION;
  }

  @Override
  public List<Remnant> list(Scope scope) {
    return scope.isEmpty()
        ? List.of()
        : ec2
            .describeVpcPeeringConnectionsPaginator(r -> r.maxResults(PAGE))
            .vpcPeeringConnections()
            .stream()
            .filter(Peerings::isThere)
            .flatMap(peering -> remnant(scope, peering).stream())
            .toList();
  }

  private static boolean isThere(VpcPeeringConnection peering) {
    return !OVER.contains(peering.status().code());
  }

  private Optional<Remnant> remnant(Scope scope, VpcPeeringConnection peering) {
    return Stream.of(peering.requesterVpcInfo(), peering.accepterVpcInfo())
        .filter(Objects::nonNull)
        .map(VpcPeeringConnectionVpcInfo::vpcId)
        .filter(scope::has)
        .findFirst()
        .map(
            vpc ->
                Remnant.of(
                    type(),
                    peering.vpcPeeringConnectionId(),
                    Tags.name(peering.tags()),
                    Ownership.inVpc(vpc),
                    List.of(vpc)))
        .map(
            found ->
                peering.status().code() == VpcPeeringConnectionStateReasonCode.DELETING
                    ? found.leaving()
                    : found);
  }

  @Override
  public void delete(Remnant peering) {
    ec2.deleteVpcPeeringConnection(r -> r.vpcPeeringConnectionId(peering.id()));
  }

  @Override
  public Expected deletion() {
    return DELETION;
  }

  @Override
  public Set<String> stillThere(Scope scope, Collection<Remnant> underWay) {
    List<String> ids = underWay.stream().map(Remnant::id).toList();
    return ec2
        .describeVpcPeeringConnections(
            r -> r.filters(Tags.filter("vpc-peering-connection-id", ids)))
        .vpcPeeringConnections()
        .stream()
        .filter(Peerings::isThere)
        .map(VpcPeeringConnection::vpcPeeringConnectionId)
        .collect(Collectors.toSet());
  }
}
