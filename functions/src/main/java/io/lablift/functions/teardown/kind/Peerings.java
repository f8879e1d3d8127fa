package io.lablift.functions.teardown.kind;

import io.lablift.functions.aws.Tags;
import io.lablift.functions.lab.ResourceType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.VpcPeeringConnection;
import software.amazon.awssdk.services.ec2.model.VpcPeeringConnectionStateReasonCode;

/** Peering connections of the lab's VPC, from either side. */
public final class Peerings implements Kind {
  /**
   * The states in which a connection is over and stays listed for a while (VPC peering guide,
   * "Lifecycle").
   */
  private static final Set<VpcPeeringConnectionStateReasonCode> OVER =
      Set.of(
          VpcPeeringConnectionStateReasonCode.DELETED,
          VpcPeeringConnectionStateReasonCode.DELETING,
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
    List<Remnant> found = new ArrayList<>();
    if (!scope.isEmpty()) {
      for (String side : List.of("requester-vpc-info.vpc-id", "accepter-vpc-info.vpc-id")) {
        ec2
            .describeVpcPeeringConnectionsPaginator(r -> r.filters(scope.inVpcs(side)))
            .vpcPeeringConnections()
            .stream()
            .filter(peering -> !OVER.contains(peering.status().code()))
            .map(peering -> remnant(scope, peering))
            .forEach(found::add);
      }
    }
    return List.copyOf(found);
  }

  private Remnant remnant(Scope scope, VpcPeeringConnection peering) {
    String requester = peering.requesterVpcInfo().vpcId();
    String vpc = scope.has(requester) ? requester : peering.accepterVpcInfo().vpcId();
    return Remnant.of(
        type(),
        peering.vpcPeeringConnectionId(),
        Tags.name(peering.tags()),
        Ownership.inVpc(vpc),
        List.of(vpc));
  }

  @Override
  public void delete(Remnant peering) {
    ec2.deleteVpcPeeringConnection(r -> r.vpcPeeringConnectionId(peering.id()));
  }
}
