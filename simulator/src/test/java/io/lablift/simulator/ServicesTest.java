package io.lablift.simulator;

import static io.lablift.simulator.Bench.filter;
import static io.lablift.simulator.Bench.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;

class ServicesTest {
  private final Bench aws = new Bench();
  private final Services services = aws.account.services();
  private final String vpc = aws.vpc();
  private final String subnet = aws.subnet(vpc, "10.0.1.0/24");
  private final String group = aws.group(vpc, "database");

  private String database() {
    return services.makesInterface(subnet, List.of(group), "amazon-rds", "RDSNetworkInterface");
  }

  private NetworkInterface shown(String id) {
    return aws.ec2
        .describeNetworkInterfaces(r -> r.networkInterfaceIds(id))
        .networkInterfaces()
        .getFirst();
  }

  @Test
  void haveInterfacesThatNobodyElseCanDetachChangeOrDelete() {
    String id = database();

    NetworkInterface shown = shown(id);
    assertThat(shown.requesterManaged()).isTrue();
    assertThat(shown.requesterId()).isEqualTo("amazon-rds");
    assertThat(shown.description()).isEqualTo("RDSNetworkInterface");
    assertThat(shown.statusAsString()).isEqualTo("in-use");
    assertThat(shown.attachment().instanceId()).isNull();
    assertThat(shown.attachment().instanceOwnerId()).isEqualTo("amazon-rds");
    assertThat(refusal(() -> aws.ec2.deleteNetworkInterface(r -> r.networkInterfaceId(id))))
        .isEqualTo("InvalidParameterValue");
    assertThat(
            refusal(
                () ->
                    aws.ec2.detachNetworkInterface(
                        r -> r.attachmentId(shown.attachment().attachmentId()).force(true))))
        .isEqualTo("OperationNotPermitted");
    assertThat(
            refusal(
                () ->
                    aws.ec2.modifyNetworkInterfaceAttribute(
                        r -> r.networkInterfaceId(id).groups(group))))
        .isEqualTo("AuthFailure");
  }

  @Test
  void holdTheSubnetAndTheGroupsOfTheirInterfacesUntilTheyLetThemGo() {
    String id = database();
    assertThat(aws.account.leftOver())
        .filteredOn(item -> item.id().equals(id))
        .extracting(Item::type, Item::name)
        .containsExactly(tuple("network-interface", "RDSNetworkInterface"));
    assertThat(refusal(() -> aws.ec2.deleteSubnet(r -> r.subnetId(subnet))))
        .isEqualTo("DependencyViolation");
    assertThat(refusal(() -> aws.ec2.deleteSecurityGroup(r -> r.groupId(group))))
        .isEqualTo("DependencyViolation");

    services.removesInterface(id);

    aws.ec2.deleteSubnet(r -> r.subnetId(subnet));
    aws.ec2.deleteSecurityGroup(r -> r.groupId(group));
    aws.ec2.deleteVpc(r -> r.vpcId(vpc));
    assertThat(aws.account.leftOver()).isEmpty();
  }

  @Test
  void holdTheInternetGatewayWithAPublicAddress() {
    String gateway = aws.attachedGateway(vpc);
    String id =
        services.makesInterface(
            "interface", subnet, List.of(group), "amazon-rds", "RDSNetworkInterface", true);

    assertThat(shown(id).association().publicIp()).startsWith("3.");
    assertThat(
            refusal(
                () -> aws.ec2.detachInternetGateway(r -> r.internetGatewayId(gateway).vpcId(vpc))))
        .isEqualTo("DependencyViolation");
    services.removesInterface(id);
    aws.ec2.detachInternetGateway(r -> r.internetGatewayId(gateway).vpcId(vpc));
  }

  @Test
  void makeInterfacesOfTypesOfTheirOwn() {
    String id =
        services.makesInterface(
            "lambda", subnet, List.of(group), "amazon-aws", "AWS Lambda VPC ENI-f-1", false);

    assertThat(
            aws.ec2
                .describeNetworkInterfaces(r -> r.filters(filter("interface-type", "lambda")))
                .networkInterfaces())
        .extracting(NetworkInterface::networkInterfaceId)
        .containsExactly(id);
  }

  @Test
  void knowWhatIsThere() {
    String other = aws.group(aws.vpc("10.1.0.0/16"), "other");

    assertThatThrownBy(() -> services.makesInterface("subnet-0", List.of(), "amazon-rds", ""))
        .hasMessageContaining("subnet-0");
    assertThatThrownBy(() -> services.makesInterface(subnet, List.of(other), "amazon-rds", ""))
        .hasMessageContaining(other);
    assertThatThrownBy(() -> services.makesInterface(subnet, List.of(), "", ""))
        .hasMessageContaining("requester");
    assertThatThrownBy(() -> services.removesInterface("eni-0"))
        .isInstanceOf(IllegalArgumentException.class);
    String own =
        aws.ec2
            .createNetworkInterface(r -> r.subnetId(subnet))
            .networkInterface()
            .networkInterfaceId();
    assertThatThrownBy(() -> services.removesInterface(own))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
