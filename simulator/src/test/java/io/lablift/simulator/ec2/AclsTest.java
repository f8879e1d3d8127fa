package io.lablift.simulator.ec2;

import static io.lablift.simulator.Bench.filter;
import static io.lablift.simulator.Bench.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.lablift.simulator.Bench;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.NetworkAcl;
import software.amazon.awssdk.services.ec2.model.NetworkAclAssociation;

class AclsTest {
  private final Bench aws = new Bench();
  private final String vpc = aws.vpc();
  private final String subnet = aws.subnet(vpc, "10.0.1.0/24");

  private NetworkAcl of(String subnetId) {
    return aws.ec2
        .describeNetworkAcls(r -> r.filters(filter("association.subnet-id", subnetId)))
        .networkAcls()
        .getFirst();
  }

  private String association() {
    return of(subnet).associations().stream()
        .filter(a -> a.subnetId().equals(subnet))
        .map(NetworkAclAssociation::networkAclAssociationId)
        .findAny()
        .orElseThrow();
  }

  private void entry(String acl, int number) {
    aws.ec2.createNetworkAclEntry(
        r ->
            r.networkAclId(acl)
                .ruleNumber(number)
                .egress(false)
                .protocol("6")
                .ruleAction("allow")
                .cidrBlock("0.0.0.0/0")
                .portRange(p -> p.from(80).to(80)));
  }

  @Test
  void takeOverASubnetAndGiveItBack() {
    String standard = of(subnet).networkAclId();
    String own = aws.ec2.createNetworkAcl(r -> r.vpcId(vpc)).networkAcl().networkAclId();

    aws.ec2.replaceNetworkAclAssociation(r -> r.associationId(association()).networkAclId(own));

    assertThat(of(subnet).networkAclId()).isEqualTo(own);
    assertThat(refusal(() -> aws.ec2.deleteNetworkAcl(r -> r.networkAclId(own))))
        .isEqualTo("DependencyViolation");
    aws.ec2.replaceNetworkAclAssociation(
        r -> r.associationId(association()).networkAclId(standard));
    aws.ec2.deleteNetworkAcl(r -> r.networkAclId(own));
    assertThat(refusal(() -> aws.ec2.deleteNetworkAcl(r -> r.networkAclId(standard))))
        .isEqualTo("InvalidParameterValue");
  }

  @Test
  void loseASubnetThatIsDeleted() {
    String own = aws.ec2.createNetworkAcl(r -> r.vpcId(vpc)).networkAcl().networkAclId();
    aws.ec2.replaceNetworkAclAssociation(r -> r.associationId(association()).networkAclId(own));

    aws.ec2.deleteSubnet(r -> r.subnetId(subnet));

    aws.ec2.deleteNetworkAcl(r -> r.networkAclId(own));
    aws.ec2.deleteVpc(r -> r.vpcId(vpc));
    assertThat(aws.account.leftOver()).isEmpty();
  }

  @Test
  void holdEntriesByNumber() {
    String own = aws.ec2.createNetworkAcl(r -> r.vpcId(vpc)).networkAcl().networkAclId();
    entry(own, 100);

    assertThat(refusal(() -> entry(own, 100))).isEqualTo("NetworkAclEntryAlreadyExists");
    assertThat(refusal(() -> entry(own, 32767))).isEqualTo("InvalidParameterValue");
    List<Integer> numbers =
        aws
            .ec2
            .describeNetworkAcls(r -> r.networkAclIds(own))
            .networkAcls()
            .getFirst()
            .entries()
            .stream()
            .filter(e -> !e.egress())
            .map(e -> e.ruleNumber())
            .toList();
    assertThat(numbers).containsExactly(100, 32767);
  }

  @Test
  void refuseAssociationsThatAreNotThere() {
    String own = aws.ec2.createNetworkAcl(r -> r.vpcId(vpc)).networkAcl().networkAclId();

    assertThat(
            refusal(
                () ->
                    aws.ec2.replaceNetworkAclAssociation(
                        r -> r.associationId("aclassoc-0123456789abcdef0").networkAclId(own))))
        .isEqualTo("InvalidAssociationID.NotFound");
  }
}
