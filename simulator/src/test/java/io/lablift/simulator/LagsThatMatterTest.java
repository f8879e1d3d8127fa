package io.lablift.simulator;

import static io.lablift.simulator.Bench.filter;
import static io.lablift.simulator.Bench.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.Address;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Route;
import software.amazon.awssdk.services.ec2.model.RouteTableAssociation;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagDescription;

/**
 * What one call did is seen late: the order is given for that call alone, in an account without
 * lags.
 */
class LagsThatMatterTest {
  private static final Duration LATE = Duration.ofSeconds(15);

  private final Bench aws = new Bench();
  private final String vpc = aws.vpc();

  private void late() {
    aws.account.fates().nextLag(LATE);
  }

  @Test
  void hideANewThingFromDescribesTagsAndUse() {
    late();
    String subnet =
        aws.ec2
            .createSubnet(
                r ->
                    r.vpcId(vpc)
                        .cidrBlock("10.0.1.0/24")
                        .tagSpecifications(Parts.named(ResourceType.SUBNET, "web")))
            .subnet()
            .subnetId();

    assertThat(refusal(() -> aws.ec2.describeSubnets(r -> r.subnetIds(subnet))))
        .isEqualTo("InvalidSubnetID.NotFound");
    assertThat(aws.ec2.describeSubnets(r -> r.filters(filter("tag:Name", "web"))).subnets())
        .isEmpty();
    assertThat(aws.ec2.describeTags(r -> r.filters(filter("tag:lablift:lab", "c-s"))).tags())
        .isEmpty();
    assertThat(refusal(() -> aws.instance(subnet))).isEqualTo("InvalidSubnetID.NotFound");
    assertThat(refusal(() -> aws.ec2.deleteSubnet(r -> r.subnetId(subnet))))
        .isEqualTo("InvalidSubnetID.NotFound");
    aws.clock.pass(LATE);

    assertThat(aws.ec2.describeTags(r -> r.filters(filter("tag:lablift:lab", "c-s"))).tags())
        .extracting(TagDescription::resourceId)
        .containsExactly(subnet);
    aws.ec2.deleteSubnet(r -> r.subnetId(subnet));
  }

  @Test
  void areOrderedForOneCallAndNoOther() {
    late();
    aws.ec2.describeVpcs(r -> {});
    String spent = aws.subnet(vpc, "10.0.1.0/24");
    assertThat(aws.ec2.describeSubnets(r -> r.subnetIds(spent)).subnets()).hasSize(1);

    late();
    aws.ec2.deleteSubnet(r -> r.subnetId(spent));
    aws.subnet(vpc, "10.0.2.0/24");
    assertThat(aws.ec2.describeSubnets(r -> r.filters(filter("vpc-id", vpc))).subnets()).hasSize(2);
    aws.clock.pass(LATE);
    assertThat(aws.ec2.describeSubnets(r -> r.filters(filter("vpc-id", vpc))).subnets()).hasSize(1);
  }

  @Test
  void showTheOldTags() {
    late();
    aws.ec2.createTags(r -> r.resources(vpc).tags(Tag.builder().key("Name").value("new").build()));

    assertThat(aws.ec2.describeVpcs(r -> r.filters(filter("tag:Name", "new"))).vpcs()).isEmpty();
    assertThat(aws.ec2.describeTags(r -> r.filters(filter("key", "Name"))).tags()).isEmpty();
    aws.clock.pass(LATE);
    assertThat(aws.ec2.describeVpcs(r -> r.filters(filter("tag:Name", "new"))).vpcs()).hasSize(1);
  }

  @Test
  void showANatGatewayAvailableThatIsBeingDeleted() {
    aws.attachedGateway(vpc);
    String nat = aws.nat(aws.subnet(vpc, "10.0.1.0/24"), aws.address());
    aws.clock.passSeconds(125);
    late();
    aws.ec2.deleteNatGateway(r -> r.natGatewayId(nat));

    assertThat(natState(nat)).isEqualTo("available");
    aws.clock.pass(LATE);
    assertThat(natState(nat)).isEqualTo("deleting");
  }

  private String natState(String nat) {
    return aws.ec2
        .describeNatGateways(r -> r.natGatewayIds(nat))
        .natGateways()
        .getFirst()
        .stateAsString();
  }

  @Test
  void showAnInternetGatewayWhereItWas() {
    String gateway = aws.ec2.createInternetGateway(r -> {}).internetGateway().internetGatewayId();
    late();
    aws.ec2.attachInternetGateway(r -> r.internetGatewayId(gateway).vpcId(vpc));

    assertThat(gatewaysOn(vpc)).isZero();
    assertThat(
            refusal(
                () -> aws.ec2.attachInternetGateway(r -> r.internetGatewayId(gateway).vpcId(vpc))))
        .isEqualTo("Resource.AlreadyAssociated");
    aws.clock.pass(LATE);
    assertThat(gatewaysOn(vpc)).isOne();

    late();
    aws.ec2.detachInternetGateway(r -> r.internetGatewayId(gateway).vpcId(vpc));
    assertThat(gatewaysOn(vpc)).isOne();
    assertThat(
            refusal(
                () -> aws.ec2.detachInternetGateway(r -> r.internetGatewayId(gateway).vpcId(vpc))))
        .isEqualTo("Gateway.NotAttached");
    aws.clock.pass(LATE);
    assertThat(gatewaysOn(vpc)).isZero();
  }

  private int gatewaysOn(String id) {
    return aws.ec2
        .describeInternetGateways(r -> r.filters(filter("attachment.vpc-id", id)))
        .internetGateways()
        .size();
  }

  @Test
  void showARouteTableWithoutItsNewRouteAndAssociation() {
    String gateway = aws.attachedGateway(vpc);
    String subnet = aws.subnet(vpc, "10.0.1.0/24");
    String table = aws.ec2.createRouteTable(r -> r.vpcId(vpc)).routeTable().routeTableId();
    late();
    aws.ec2.createRoute(
        r -> r.routeTableId(table).destinationCidrBlock("0.0.0.0/0").gatewayId(gateway));
    late();
    aws.ec2.associateRouteTable(r -> r.routeTableId(table).subnetId(subnet));

    assertThat(routes(table)).extracting(Route::gatewayId).containsExactly("local");
    assertThat(associations(table)).isEmpty();
    assertThat(
            refusal(
                () ->
                    aws.ec2.createRoute(
                        r ->
                            r.routeTableId(table)
                                .destinationCidrBlock("0.0.0.0/0")
                                .gatewayId(gateway))))
        .isEqualTo("RouteAlreadyExists");
    aws.clock.pass(LATE);

    assertThat(routes(table)).extracting(Route::gatewayId).containsExactly("local", gateway);
    assertThat(associations(table)).hasSize(1);
  }

  private List<Route> routes(String table) {
    return aws.ec2
        .describeRouteTables(r -> r.routeTableIds(table))
        .routeTables()
        .getFirst()
        .routes();
  }

  private List<RouteTableAssociation> associations(String table) {
    return aws.ec2
        .describeRouteTables(r -> r.routeTableIds(table))
        .routeTables()
        .getFirst()
        .associations();
  }

  @Test
  void showAnAddressIdleThatIsTakenAndTakenThatIsIdle() {
    aws.attachedGateway(vpc);
    String instance = aws.instance(aws.subnet(vpc, "10.0.1.0/24"));
    String address = aws.address();
    aws.clock.passSeconds(16);
    late();
    String association =
        aws.ec2.associateAddress(r -> r.allocationId(address).instanceId(instance)).associationId();

    assertThat(shown(address).associationId()).isNull();
    assertThat(refusal(() -> aws.ec2.releaseAddress(r -> r.allocationId(address))))
        .isEqualTo("InvalidIPAddress.InUse");
    aws.clock.pass(LATE);
    assertThat(shown(address).instanceId()).isEqualTo(instance);
    late();
    aws.ec2.disassociateAddress(r -> r.associationId(association));
    assertThat(shown(address).associationId()).isEqualTo(association);
    aws.ec2.releaseAddress(r -> r.allocationId(address));
  }

  private Address shown(String address) {
    return aws.ec2.describeAddresses(r -> r.allocationIds(address)).addresses().getFirst();
  }

  @Test
  void showAGroupWithTheRulesThatItHad() {
    String group = aws.group(vpc, "web");
    IpPermission http = Parts.from(80, "0.0.0.0/0");
    late();
    aws.ec2.authorizeSecurityGroupIngress(r -> r.groupId(group).ipPermissions(http));

    assertThat(ingress(group)).isEmpty();
    assertThat(
            refusal(
                () ->
                    aws.ec2.authorizeSecurityGroupIngress(
                        r -> r.groupId(group).ipPermissions(http))))
        .isEqualTo("InvalidPermission.Duplicate");
    aws.clock.pass(LATE);
    assertThat(ingress(group)).hasSize(1);
    late();
    aws.ec2.revokeSecurityGroupIngress(r -> r.groupId(group).ipPermissions(http));
    assertThat(ingress(group)).hasSize(1);
    aws.clock.pass(LATE);
    assertThat(ingress(group)).isEmpty();
  }

  private List<IpPermission> ingress(String group) {
    return aws.ec2
        .describeSecurityGroups(r -> r.groupIds(group))
        .securityGroups()
        .getFirst()
        .ipPermissions();
  }

  @Test
  void showAnAttributeAsItWas() {
    late();
    aws.ec2.modifyVpcAttribute(r -> r.vpcId(vpc).enableDnsHostnames(v -> v.value(true)));

    assertThat(hostnames()).isFalse();
    aws.clock.pass(LATE);
    assertThat(hostnames()).isTrue();
  }

  private boolean hostnames() {
    return aws.ec2
        .describeVpcAttribute(r -> r.vpcId(vpc).attribute("enableDnsHostnames"))
        .enableDnsHostnames()
        .value();
  }

  @Test
  void hideAVolumeAndShowItAvailableThatIsBeingDeleted() {
    late();
    String volume =
        aws.ec2.createVolume(r -> r.availabilityZone("ap-northeast-2a").size(1)).volumeId();

    assertThat(refusal(() -> aws.ec2.deleteVolume(r -> r.volumeId(volume))))
        .isEqualTo("InvalidVolume.NotFound");
    aws.clock.pass(LATE);
    late();
    aws.ec2.deleteVolume(r -> r.volumeId(volume));
    assertThat(
            aws.ec2.describeVolumes(r -> r.volumeIds(volume)).volumes().getFirst().stateAsString())
        .isEqualTo("available");
  }
}
