package io.lablift.simulator.ec2;

import static io.lablift.simulator.ec2.Refused.required;

import io.lablift.simulator.world.Kind;
import io.lablift.simulator.world.Read;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.ec2.model.AcceptVpcPeeringConnectionRequest;
import software.amazon.awssdk.services.ec2.model.AcceptVpcPeeringConnectionResponse;
import software.amazon.awssdk.services.ec2.model.CreateVpcPeeringConnectionRequest;
import software.amazon.awssdk.services.ec2.model.CreateVpcPeeringConnectionResponse;
import software.amazon.awssdk.services.ec2.model.DeleteVpcPeeringConnectionRequest;
import software.amazon.awssdk.services.ec2.model.DeleteVpcPeeringConnectionResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVpcPeeringConnectionsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcPeeringConnectionsResponse;
import software.amazon.awssdk.services.ec2.model.VpcPeeringConnection;
import software.amazon.awssdk.services.ec2.model.VpcPeeringConnectionVpcInfo;

/**
 * Peering connections within the account ("VPC peering connection lifecycle").
 *
 * <p>The console deletes them along with a VPC ("Delete a VPC peering connection"); whether
 * DeleteVpc alone does is not said, so here they hold their VPCs.
 */
final class Peerings {
  private final Ec2World ec2;
  private final Filters<SimPeering> filters;

  Peerings(Ec2World ec2) {
    this.ec2 = ec2;
    this.filters =
        Filters.<SimPeering>tagged()
            .one("accepter-vpc-info.vpc-id", p -> p.accepter.id())
            .one("accepter-vpc-info.cidr-block", p -> p.accepter.cidr)
            .one("accepter-vpc-info.owner-id", p -> ec2.owner())
            .one("requester-vpc-info.vpc-id", p -> p.requester.id())
            .one("requester-vpc-info.cidr-block", p -> p.requester.cidr)
            .one("requester-vpc-info.owner-id", p -> ec2.owner())
            .one("status-code", p -> p.life.seenState())
            .one("vpc-peering-connection-id", SimPeering::id);
  }

  CreateVpcPeeringConnectionResponse create(CreateVpcPeeringConnectionRequest request) {
    boolean otherOwner =
        request.peerOwnerId() != null && !request.peerOwnerId().equals(ec2.owner());
    boolean otherRegion =
        request.peerRegion() != null && !request.peerRegion().equals(ec2.zones.region());
    if (otherOwner || otherRegion) {
      throw new UnsupportedOperationException(
          "the simulator peers VPCs of one account and region only");
    }
    SimVpc requester = ec2.vpcs.use(required(request.vpcId(), "vpcId"));
    SimVpc accepter = ec2.vpcs.use(required(request.peerVpcId(), "peerVpcId"));
    if (requester == accepter) {
      throw Refused.invalid("A VPC cannot be peered with itself: %s", requester.id());
    }
    Map<String, String> tags = Tagging.of(request.tagSpecifications(), Kind.VPC_PEERING_CONNECTION);
    SimPeering peering = ec2.peerings.add(new SimPeering(ec2, requester, accepter, tags));
    boolean overlap = requester.cidr.overlaps(accepter.cidr);
    peering.life.apply(overlap ? "createInVain" : "create", peering.lag(Read.BY_ID));
    if (overlap) {
      // It is listed for a while, and nothing can be done with it.
      peering.endAt(ec2.now());
    }
    ec2.world
        .journal()
        .made(peering, "ec2:CreateVpcPeeringConnection", Set.of(requester.id(), accepter.id()));
    return CreateVpcPeeringConnectionResponse.builder()
        .vpcPeeringConnection(shown(peering))
        .build();
  }

  AcceptVpcPeeringConnectionResponse accept(AcceptVpcPeeringConnectionRequest request) {
    SimPeering peering =
        ec2.peerings.use(required(request.vpcPeeringConnectionId(), "vpcPeeringConnectionId"));
    if (peering.life.apply("accept", peering.nextChangeLag()).isEmpty()) {
      throw Refused.because(
          "InvalidStateTransition", "VPC peering connection %s cannot be accepted", peering.id());
    }
    return AcceptVpcPeeringConnectionResponse.builder()
        .vpcPeeringConnection(shown(peering))
        .build();
  }

  DescribeVpcPeeringConnectionsResponse describe(DescribeVpcPeeringConnectionsRequest request) {
    Page<SimPeering> page =
        Filters.page(
            ec2.peerings,
            filters,
            request.vpcPeeringConnectionIds(),
            request.filters(),
            request.nextToken(),
            request.maxResults());
    return DescribeVpcPeeringConnectionsResponse.builder()
        .vpcPeeringConnections(page.items().stream().map(this::shown).toList())
        .nextToken(page.nextToken())
        .build();
  }

  DeleteVpcPeeringConnectionResponse delete(DeleteVpcPeeringConnectionRequest request) {
    SimPeering peering =
        ec2.peerings.use(required(request.vpcPeeringConnectionId(), "vpcPeeringConnectionId"));
    peering
        .life
        .apply("delete", peering.nextChangeLag())
        .ifPresent(
            c -> {
              ec2.world.journal().ended(peering, "ec2:DeleteVpcPeeringConnection", c.drawn());
              peering.endAt(c.complete());
            });
    return DeleteVpcPeeringConnectionResponse.builder().returnValue(true).build();
  }

  private VpcPeeringConnection shown(SimPeering peering) {
    return VpcPeeringConnection.builder()
        .vpcPeeringConnectionId(peering.id())
        .requesterVpcInfo(side(peering.requester))
        .accepterVpcInfo(side(peering.accepter))
        .status(s -> s.code(peering.life.seenState()).message(peering.life.seenState()))
        .tags(Tagging.shown(peering))
        .build();
  }

  private VpcPeeringConnectionVpcInfo side(SimVpc vpc) {
    return VpcPeeringConnectionVpcInfo.builder()
        .vpcId(vpc.id())
        .cidrBlock(vpc.cidr.toString())
        .ownerId(ec2.owner())
        .region(ec2.zones.region())
        .build();
  }
}
