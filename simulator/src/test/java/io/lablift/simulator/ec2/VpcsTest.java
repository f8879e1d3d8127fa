package io.lablift.simulator.ec2;

import static io.lablift.simulator.Bench.filter;
import static io.lablift.simulator.Bench.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.lablift.simulator.Bench;
import io.lablift.simulator.world.Quota;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.Vpc;

class VpcsTest {
  private final Bench aws = new Bench();

  @Test
  void isBornWithADefaultVpcThatCounts() {
    List<Vpc> vpcs = aws.ec2.describeVpcs(r -> r.filters(filter("is-default", "true"))).vpcs();

    assertThat(vpcs).extracting(Vpc::cidrBlock).containsExactly("172.31.0.0/16");
    for (int i = 0; i < 4; i++) {
      aws.vpc("10." + i + ".0.0/16");
    }
    assertThat(refusal(() -> aws.vpc("10.9.0.0/16"))).isEqualTo("VpcLimitExceeded");
  }

  @Test
  void countsWhatOthersUse() {
    Bench shared = new Bench(b -> b.withoutDefaultVpc().usedElsewhere(Quota.VPCS, 4));

    shared.vpc();

    assertThat(refusal(() -> shared.vpc("10.9.0.0/16"))).isEqualTo("VpcLimitExceeded");
  }

  @Test
  void comesWithItsMainTableDefaultGroupAndDefaultAcl() {
    String vpc = aws.vpc();

    assertThat(
            aws.ec2
                .describeRouteTables(
                    r -> r.filters(filter("vpc-id", vpc), filter("association.main", "true")))
                .routeTables())
        .singleElement()
        .satisfies(t -> assertThat(t.routes().getFirst().gatewayId()).isEqualTo("local"));
    assertThat(
            aws.ec2.describeSecurityGroups(r -> r.filters(filter("vpc-id", vpc))).securityGroups())
        .singleElement()
        .satisfies(g -> assertThat(g.groupName()).isEqualTo("default"))
        .satisfies(g -> assertThat(g.ipPermissionsEgress()).hasSize(1));
    assertThat(aws.ec2.describeNetworkAcls(r -> r.filters(filter("vpc-id", vpc))).networkAcls())
        .singleElement()
        .satisfies(a -> assertThat(a.entries()).hasSize(4));
  }

  @Test
  void refusesBlocksThatAreNone() {
    assertThat(refusal(() -> aws.vpc("10.0.0.0/15"))).isEqualTo("InvalidVpc.Range");
    assertThat(refusal(() -> aws.vpc("10.0.0.0/29"))).isEqualTo("InvalidVpc.Range");
    assertThat(refusal(() -> aws.vpc("10.0.0.300/16"))).isEqualTo("InvalidParameterValue");
    assertThat(refusal(() -> aws.ec2.createVpc(r -> {}))).isEqualTo("MissingParameter");
  }

  @Test
  void keepsItsDnsAttributes() {
    String vpc = aws.vpc();

    aws.ec2.modifyVpcAttribute(r -> r.vpcId(vpc).enableDnsHostnames(v -> v.value(true)));

    assertThat(
            aws.ec2
                .describeVpcAttribute(r -> r.vpcId(vpc).attribute("enableDnsHostnames"))
                .enableDnsHostnames()
                .value())
        .isTrue();
    assertThat(
            refusal(
                () ->
                    aws.ec2.modifyVpcAttribute(
                        r ->
                            r.vpcId(vpc)
                                .enableDnsHostnames(v -> v.value(true))
                                .enableDnsSupport(v -> v.value(true)))))
        .isEqualTo("InvalidParameterCombination");
  }

  @Test
  void tellsIdsThatAreNotThereFromIdsThatAreNone() {
    assertThat(refusal(() -> aws.ec2.deleteVpc(r -> r.vpcId("vpc-0123456789abcdef0"))))
        .isEqualTo("InvalidVpcID.NotFound");
    assertThat(refusal(() -> aws.ec2.describeVpcs(r -> r.vpcIds("vpc-xyz"))))
        .isEqualTo("InvalidVpcID.Malformed");
  }

  @Test
  void isHeldByEverythingThatLiesInIt() {
    String vpc = aws.vpc();
    String subnet = aws.subnet(vpc, "10.0.1.0/24");
    assertThat(refusal(() -> aws.ec2.deleteVpc(r -> r.vpcId(vpc))))
        .isEqualTo("DependencyViolation");
    aws.ec2.deleteSubnet(r -> r.subnetId(subnet));

    String igw = aws.attachedGateway(vpc);
    assertThat(refusal(() -> aws.ec2.deleteVpc(r -> r.vpcId(vpc))))
        .isEqualTo("DependencyViolation");
    aws.ec2.detachInternetGateway(r -> r.internetGatewayId(igw).vpcId(vpc));

    String group = aws.group(vpc, "web");
    assertThat(refusal(() -> aws.ec2.deleteVpc(r -> r.vpcId(vpc))))
        .isEqualTo("DependencyViolation");
    aws.ec2.deleteSecurityGroup(r -> r.groupId(group));

    String table = aws.ec2.createRouteTable(r -> r.vpcId(vpc)).routeTable().routeTableId();
    assertThat(refusal(() -> aws.ec2.deleteVpc(r -> r.vpcId(vpc))))
        .isEqualTo("DependencyViolation");
    aws.ec2.deleteRouteTable(r -> r.routeTableId(table));

    String acl = aws.ec2.createNetworkAcl(r -> r.vpcId(vpc)).networkAcl().networkAclId();
    assertThat(refusal(() -> aws.ec2.deleteVpc(r -> r.vpcId(vpc))))
        .isEqualTo("DependencyViolation");
    aws.ec2.deleteNetworkAcl(r -> r.networkAclId(acl));

    aws.ec2.deleteVpc(r -> r.vpcId(vpc));
    aws.ec2.deleteInternetGateway(r -> r.internetGatewayId(igw));
    assertThat(aws.account.leftOver()).isEmpty();
  }

  @Test
  void namesFiltersThatItDoesNotKnow() {
    assertThat(refusal(() -> aws.ec2.describeVpcs(r -> r.filters(filter("colour", "red")))))
        .isEqualTo("InvalidParameterValue");
  }
}
