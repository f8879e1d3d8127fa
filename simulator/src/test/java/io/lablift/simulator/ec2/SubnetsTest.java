package io.lablift.simulator.ec2;

import static io.lablift.simulator.Bench.filter;
import static io.lablift.simulator.Bench.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.lablift.simulator.Bench;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.DescribeSubnetsResponse;
import software.amazon.awssdk.services.ec2.model.Subnet;

class SubnetsTest {
  private final Bench aws = new Bench();
  private final String vpc = aws.vpc();

  @Test
  void lieWithinTheirVpcAndApartFromEachOther() {
    aws.subnet(vpc, "10.0.1.0/24");

    assertThat(refusal(() -> aws.subnet(vpc, "10.1.0.0/24"))).isEqualTo("InvalidSubnet.Range");
    assertThat(refusal(() -> aws.subnet(vpc, "10.0.2.0/29"))).isEqualTo("InvalidSubnet.Range");
    assertThat(refusal(() -> aws.subnet(vpc, "10.0.1.128/25"))).isEqualTo("InvalidSubnet.Conflict");
    assertThat(refusal(() -> aws.subnet(vpc, "10.0.9.0/24", "z")))
        .isEqualTo("InvalidParameterValue");
  }

  @Test
  void countTheirFreeAddresses() {
    String subnet = aws.subnet(vpc, "10.0.1.0/28");
    aws.ec2.createNetworkInterface(r -> r.subnetId(subnet));

    Subnet shown = aws.ec2.describeSubnets(r -> r.subnetIds(subnet)).subnets().getFirst();

    assertThat(shown.availableIpAddressCount()).isEqualTo(16 - 5 - 1);
    for (int i = 0; i < 10; i++) {
      aws.ec2.createNetworkInterface(r -> r.subnetId(subnet));
    }
    assertThat(refusal(() -> aws.ec2.createNetworkInterface(r -> r.subnetId(subnet))))
        .isEqualTo("InsufficientFreeAddressesInSubnet");
  }

  @Test
  void areHeldByInterfacesAndReleaseTheirRouteTables() {
    String subnet = aws.subnet(vpc, "10.0.1.0/24");
    String table = aws.ec2.createRouteTable(r -> r.vpcId(vpc)).routeTable().routeTableId();
    aws.ec2.associateRouteTable(r -> r.subnetId(subnet).routeTableId(table));
    String eni =
        aws.ec2
            .createNetworkInterface(r -> r.subnetId(subnet))
            .networkInterface()
            .networkInterfaceId();

    assertThat(refusal(() -> aws.ec2.deleteSubnet(r -> r.subnetId(subnet))))
        .isEqualTo("DependencyViolation");
    assertThat(refusal(() -> aws.ec2.deleteRouteTable(r -> r.routeTableId(table))))
        .isEqualTo("DependencyViolation");

    aws.ec2.deleteNetworkInterface(r -> r.networkInterfaceId(eni));
    aws.ec2.deleteSubnet(r -> r.subnetId(subnet));
    aws.ec2.deleteRouteTable(r -> r.routeTableId(table));
    assertThat(refusal(() -> aws.ec2.deleteSubnet(r -> r.subnetId(subnet))))
        .isEqualTo("InvalidSubnetID.NotFound");
  }

  @Test
  void comeInPagesThatTogetherAreAllOfThem() {
    List<String> made =
        IntStream.range(0, 12).mapToObj(i -> aws.subnet(vpc, "10.0." + i + ".0/24")).toList();

    DescribeSubnetsResponse first =
        aws.ec2.describeSubnets(r -> r.filters(filter("vpc-id", vpc)).maxResults(5));

    assertThat(first.subnets()).hasSize(5);
    assertThat(first.nextToken()).isNotNull();
    assertThat(
            aws.ec2
                .describeSubnetsPaginator(r -> r.filters(filter("vpc-id", vpc)).maxResults(5))
                .subnets())
        .extracting(Subnet::subnetId)
        .containsExactlyElementsOf(made);
    assertThat(refusal(() -> aws.ec2.describeSubnets(r -> r.maxResults(4))))
        .isEqualTo("InvalidParameterValue");
    assertThat(refusal(() -> aws.ec2.describeSubnets(r -> r.nextToken("no token"))))
        .isEqualTo("InvalidNextToken");
  }

  @Test
  void matchWildcardsAndAlternatives() {
    String a = aws.subnet(vpc, "10.0.1.0/24");
    String c = aws.subnet(vpc, "10.0.2.0/24", "c");
    aws.subnet(vpc, "10.0.16.0/20", "d");

    assertThat(found("availability-zone", "*2a", "*2c")).containsExactly(a, c);
    assertThat(found("cidr-block", "10.0.?.0/24")).containsExactly(a, c);
    assertThat(found("cidr-block", "10.0.?.0")).isEmpty();
  }

  private List<String> found(String name, String... values) {
    return aws
        .ec2
        .describeSubnets(r -> r.filters(filter("vpc-id", vpc), filter(name, values)))
        .subnets()
        .stream()
        .map(Subnet::subnetId)
        .toList();
  }
}
