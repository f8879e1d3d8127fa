package io.lablift.simulator.ec2;

import static io.lablift.simulator.ec2.Refused.required;

import io.lablift.simulator.ec2.SimRouteTable.Association;
import java.util.Set;
import software.amazon.awssdk.services.ec2.model.AssociateRouteTableRequest;
import software.amazon.awssdk.services.ec2.model.AssociateRouteTableResponse;
import software.amazon.awssdk.services.ec2.model.DisassociateRouteTableRequest;
import software.amazon.awssdk.services.ec2.model.DisassociateRouteTableResponse;
import software.amazon.awssdk.services.ec2.model.ReplaceRouteTableAssociationRequest;
import software.amazon.awssdk.services.ec2.model.ReplaceRouteTableAssociationResponse;

/** Which subnet follows which route table ("Subnet route tables" in the VPC user guide). */
final class RouteAssociations {
  private final Ec2World ec2;
  private final RouteTables routeTables;

  RouteAssociations(Ec2World ec2, RouteTables routeTables) {
    this.ec2 = ec2;
    this.routeTables = routeTables;
  }

  AssociateRouteTableResponse associate(AssociateRouteTableRequest request) {
    SimRouteTable table = ec2.routeTables.use(required(request.routeTableId(), "routeTableId"));
    SimSubnet subnet = ec2.subnets.use(required(request.subnetId(), "subnetId"));
    if (!subnet.vpcId.equals(table.vpcId)) {
      throw Refused.invalid(
          "route table %s and subnet %s belong to different networks", table.id(), subnet.id());
    }
    for (SimRouteTable other : ec2.routeTables.linked("vpc", subnet.vpcId).toList()) {
      for (Association there : other.associations.actual().values()) {
        if (subnet.id().equals(there.subnetId())) {
          if (other == table) {
            return answer(there);
          }
          throw Refused.because(
              "Resource.AlreadyAssociated",
              "the specified association for route table %s conflicts with an existing association",
              table.id());
        }
      }
    }
    Association made = routeTables.associate(table, subnet.id());
    ec2.world
        .journal()
        .done(
            ec2.now(),
            made.id(),
            "ec2:AssociateRouteTable",
            Set.of(table.id(), subnet.id()),
            Set.of());
    return answer(made);
  }

  private static AssociateRouteTableResponse answer(Association association) {
    return AssociateRouteTableResponse.builder()
        .associationId(association.id())
        .associationState(s -> s.state("associated"))
        .build();
  }

  ReplaceRouteTableAssociationResponse replace(ReplaceRouteTableAssociationRequest request) {
    String id = required(request.associationId(), "associationId");
    SimRouteTable from = tableOf(id);
    SimRouteTable to = ec2.routeTables.use(required(request.routeTableId(), "routeTableId"));
    if (!to.vpcId.equals(from.vpcId)) {
      throw Refused.invalid(
          "route table %s and association %s belong to different networks", to.id(), id);
    }
    Association old = get(from, id);
    from.associations.remove(id);
    Association made = routeTables.associate(to, old.subnetId());
    return ReplaceRouteTableAssociationResponse.builder()
        .newAssociationId(made.id())
        .associationState(s -> s.state("associated"))
        .build();
  }

  DisassociateRouteTableResponse disassociate(DisassociateRouteTableRequest request) {
    String id = required(request.associationId(), "associationId");
    SimRouteTable table = tableOf(id);
    if (get(table, id).isMain()) {
      throw Refused.invalid("cannot disassociate the main route table association %s", id);
    }
    table.associations.remove(id);
    return DisassociateRouteTableResponse.builder().build();
  }

  private SimRouteTable tableOf(String associationId) {
    return ec2.routeTables
        .existing()
        .filter(t -> t.associations.actual().containsKey(associationId))
        .findAny()
        .orElseThrow(
            () ->
                Refused.because(
                    "InvalidAssociationID.NotFound",
                    "The association ID '%s' does not exist",
                    associationId));
  }

  private static Association get(SimRouteTable table, String id) {
    Association association = table.associations.actual().get(id);
    if (association == null) {
      throw new IllegalStateException("no association " + id);
    }
    return association;
  }
}
