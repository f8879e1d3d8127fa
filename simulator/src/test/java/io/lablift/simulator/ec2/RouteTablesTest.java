package io.lablift.simulator.ec2;

import static io.lablift.simulator.Bench.filter;
import static io.lablift.simulator.Bench.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.lablift.simulator.Bench;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.Route;
import software.amazon.awssdk.services.ec2.model.RouteTable;

class RouteTablesTest {
  private static final String ANYWHERE = "0.0.0.0/0";

  private final Bench aws = new Bench();
  private final String vpc = aws.vpc();
  private final String main = mainTable(vpc);

  private String mainTable(String of) {
    return aws.ec2
        .describeRouteTables(
            r -> r.filters(filter("vpc-id", of), filter("association.main", "true")))
        .routeTables()
        .getFirst()
        .routeTableId();
  }

  private String table() {
    return aws.ec2.createRouteTable(r -> r.vpcId(vpc)).routeTable().routeTableId();
  }

  private RouteTable shown(String table) {
    return aws.ec2.describeRouteTables(r -> r.routeTableIds(table)).routeTables().getFirst();
  }

  @Test
  void routesToAnAttachedGatewayOnly() {
    String igw = aws.ec2.createInternetGateway(r -> {}).internetGateway().internetGatewayId();
    assertThat(
            refusal(
                () ->
                    aws.ec2.createRoute(
                        r -> r.routeTableId(main).destinationCidrBlock(ANYWHERE).gatewayId(igw))))
        .isEqualTo("InvalidParameterValue");
    aws.ec2.attachInternetGateway(r -> r.internetGatewayId(igw).vpcId(vpc));

    aws.ec2.createRoute(r -> r.routeTableId(main).destinationCidrBlock(ANYWHERE).gatewayId(igw));

    assertThat(shown(main).routes())
        .extracting(Route::destinationCidrBlock)
        .containsExactly("10.0.0.0/16", ANYWHERE);
    assertThat(
            refusal(
                () ->
                    aws.ec2.createRoute(
                        r -> r.routeTableId(main).destinationCidrBlock(ANYWHERE).gatewayId(igw))))
        .isEqualTo("RouteAlreadyExists");
  }

  @Test
  void turnsARouteIntoABlackHoleWhenItsTargetIsGone() {
    String igw = aws.attachedGateway(vpc);
    aws.ec2.createRoute(r -> r.routeTableId(main).destinationCidrBlock(ANYWHERE).gatewayId(igw));

    aws.ec2.detachInternetGateway(r -> r.internetGatewayId(igw).vpcId(vpc));

    assertThat(shown(main).routes().getLast().stateAsString()).isEqualTo("blackhole");
  }

  @Test
  void findsANatGatewayOnlyOnceItIsAvailable() {
    aws.attachedGateway(vpc);
    String subnet = aws.subnet(vpc, "10.0.1.0/24");
    String nat = aws.nat(subnet, aws.address());
    String table = table();

    assertThat(
            refusal(
                () ->
                    aws.ec2.createRoute(
                        r ->
                            r.routeTableId(table)
                                .destinationCidrBlock(ANYWHERE)
                                .natGatewayId(nat))))
        .isEqualTo("InvalidNatGatewayID.NotFound");

    aws.clock.passSeconds(125);
    aws.ec2.createRoute(
        r -> r.routeTableId(table).destinationCidrBlock(ANYWHERE).natGatewayId(nat));
    assertThat(shown(table).routes().getLast().natGatewayId()).isEqualTo(nat);
  }

  @Test
  void replacesAndDeletesRoutesThatAreThere() {
    String igw = aws.attachedGateway(vpc);
    assertThat(
            refusal(
                () ->
                    aws.ec2.replaceRoute(
                        r -> r.routeTableId(main).destinationCidrBlock(ANYWHERE).gatewayId(igw))))
        .isEqualTo("InvalidParameterValue");
    assertThat(
            refusal(
                () ->
                    aws.ec2.deleteRoute(r -> r.routeTableId(main).destinationCidrBlock(ANYWHERE))))
        .isEqualTo("InvalidRoute.NotFound");
    assertThat(
            refusal(
                () ->
                    aws.ec2.deleteRoute(
                        r -> r.routeTableId(main).destinationCidrBlock("10.0.0.0/16"))))
        .isEqualTo("InvalidParameterValue");
  }

  @Test
  void associatesASubnetWithOneTable() {
    String subnet = aws.subnet(vpc, "10.0.1.0/24");
    String one = table();
    String two = table();

    String association =
        aws.ec2.associateRouteTable(r -> r.routeTableId(one).subnetId(subnet)).associationId();

    assertThat(
            refusal(() -> aws.ec2.associateRouteTable(r -> r.routeTableId(two).subnetId(subnet))))
        .isEqualTo("Resource.AlreadyAssociated");
    String moved =
        aws.ec2
            .replaceRouteTableAssociation(r -> r.associationId(association).routeTableId(two))
            .newAssociationId();
    aws.ec2.deleteRouteTable(r -> r.routeTableId(one));
    aws.ec2.disassociateRouteTable(r -> r.associationId(moved));
    aws.ec2.deleteRouteTable(r -> r.routeTableId(two));
    assertThat(refusal(() -> aws.ec2.disassociateRouteTable(r -> r.associationId(moved))))
        .isEqualTo("InvalidAssociationID.NotFound");
  }

  @Test
  void keepsTheMainTableAndLetsAnotherBecomeIt() {
    assertThat(refusal(() -> aws.ec2.deleteRouteTable(r -> r.routeTableId(main))))
        .isEqualTo("DependencyViolation");
    String other = table();
    String association = shown(main).associations().getFirst().routeTableAssociationId();

    aws.ec2.replaceRouteTableAssociation(r -> r.associationId(association).routeTableId(other));

    assertThat(mainTable(vpc)).isEqualTo(other);
    aws.ec2.deleteRouteTable(r -> r.routeTableId(main));
    aws.ec2.deleteVpc(r -> r.vpcId(vpc));
    assertThat(aws.account.leftOver()).isEmpty();
  }

  @Test
  void makesOneTableForOneToken() {
    String first =
        aws.ec2.createRouteTable(r -> r.vpcId(vpc).clientToken("t")).routeTable().routeTableId();
    String second =
        aws.ec2.createRouteTable(r -> r.vpcId(vpc).clientToken("t")).routeTable().routeTableId();
    String other = aws.vpc("10.1.0.0/16");

    assertThat(second).isEqualTo(first);
    assertThat(refusal(() -> aws.ec2.createRouteTable(r -> r.vpcId(other).clientToken("t"))))
        .isEqualTo("IdempotentParameterMismatch");
  }
}
