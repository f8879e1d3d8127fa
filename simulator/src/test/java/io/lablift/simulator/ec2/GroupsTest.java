package io.lablift.simulator.ec2;

import static io.lablift.simulator.Bench.filter;
import static io.lablift.simulator.Bench.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.lablift.simulator.Bench;
import io.lablift.simulator.Parts;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;

class GroupsTest {
  private final Bench aws = new Bench();
  private final String vpc = aws.vpc();
  private final String web = aws.group(vpc, "web");

  @Test
  void haveNamesOfTheirOwnWithinTheVpc() {
    assertThat(refusal(() -> aws.group(vpc, "web"))).isEqualTo("InvalidGroup.Duplicate");
    assertThat(refusal(() -> aws.group(vpc, "sg-web"))).isEqualTo("InvalidParameterValue");
    assertThat(refusal(() -> aws.group(vpc, "default"))).isEqualTo("InvalidParameterValue");
    String other = aws.vpc("10.1.0.0/16");
    assertThat(aws.group(other, "web")).isNotEqualTo(web);
  }

  @Test
  void refuseTheSameRuleTwice() {
    IpPermission http = Parts.from(80, "0.0.0.0/0");
    aws.ec2.authorizeSecurityGroupIngress(r -> r.groupId(web).ipPermissions(http));

    assertThat(
            refusal(
                () ->
                    aws.ec2.authorizeSecurityGroupIngress(r -> r.groupId(web).ipPermissions(http))))
        .isEqualTo("InvalidPermission.Duplicate");
    assertThat(
            refusal(
                () ->
                    aws.ec2.authorizeSecurityGroupEgress(
                        r ->
                            r.groupId(web)
                                .ipPermissions(
                                    Parts.from(80, "0.0.0.0/0").toBuilder()
                                        .ipProtocol("-1")
                                        .build()))))
        .isEqualTo("InvalidPermission.Duplicate");
  }

  @Test
  void takeAllRulesOfACallOrNone() {
    aws.ec2.authorizeSecurityGroupIngress(
        r -> r.groupId(web).ipPermissions(Parts.from(80, "0.0.0.0/0")));

    assertThat(
            refusal(
                () ->
                    aws.ec2.authorizeSecurityGroupIngress(
                        r ->
                            r.groupId(web)
                                .ipPermissions(
                                    Parts.from(443, "0.0.0.0/0"), Parts.from(80, "0.0.0.0/0")))))
        .isEqualTo("InvalidPermission.Duplicate");
    assertThat(
            aws.ec2
                .describeSecurityGroups(r -> r.groupIds(web))
                .securityGroups()
                .getFirst()
                .ipPermissions())
        .extracting(IpPermission::fromPort)
        .containsExactly(80);
  }

  @Test
  void revokeByTermsAndByRuleId() {
    aws.ec2.authorizeSecurityGroupIngress(
        r ->
            r.groupId(web)
                .ipPermissions(Parts.from(80, "0.0.0.0/0"), Parts.from(22, "198.51.100.0/24")));
    List<SecurityGroupRule> rules =
        aws.ec2
            .describeSecurityGroupRules(r -> r.filters(filter("group-id", web)))
            .securityGroupRules();
    assertThat(rules).hasSize(3);

    aws.ec2.revokeSecurityGroupIngress(
        r -> r.groupId(web).ipPermissions(Parts.from(80, "0.0.0.0/0")));
    String ssh =
        rules.stream()
            .filter(r -> r.fromPort() == 22)
            .map(SecurityGroupRule::securityGroupRuleId)
            .findAny()
            .orElseThrow();
    aws.ec2.revokeSecurityGroupIngress(r -> r.groupId(web).securityGroupRuleIds(ssh));

    assertThat(
            refusal(
                () ->
                    aws.ec2.revokeSecurityGroupIngress(
                        r -> r.groupId(web).ipPermissions(Parts.from(80, "0.0.0.0/0")))))
        .isEqualTo("InvalidPermission.NotFound");
    assertThat(
            refusal(
                () ->
                    aws.ec2.revokeSecurityGroupIngress(
                        r -> r.groupId(web).securityGroupRuleIds(ssh))))
        .isEqualTo("InvalidSecurityGroupRuleId.NotFound");
  }

  @Test
  void holdEachOtherByTheirRules() {
    String db = aws.group(vpc, "db");
    aws.ec2.authorizeSecurityGroupIngress(
        r -> r.groupId(db).ipPermissions(Parts.fromGroup(5432, web)));
    aws.ec2.authorizeSecurityGroupIngress(
        r -> r.groupId(web).ipPermissions(Parts.fromGroup(80, db)));

    assertThat(refusal(() -> aws.ec2.deleteSecurityGroup(r -> r.groupId(web))))
        .isEqualTo("DependencyViolation");
    assertThat(refusal(() -> aws.ec2.deleteSecurityGroup(r -> r.groupId(db))))
        .isEqualTo("DependencyViolation");

    aws.ec2.revokeSecurityGroupIngress(
        r -> r.groupId(db).ipPermissions(Parts.fromGroup(5432, web)));
    aws.ec2.deleteSecurityGroup(r -> r.groupId(web));
    aws.ec2.deleteSecurityGroup(r -> r.groupId(db));
  }

  @Test
  void areHeldByInterfacesAndKeepTheDefaultOne() {
    String subnet = aws.subnet(vpc, "10.0.1.0/24");
    String eni =
        aws.ec2
            .createNetworkInterface(r -> r.subnetId(subnet).groups(web))
            .networkInterface()
            .networkInterfaceId();
    assertThat(refusal(() -> aws.ec2.deleteSecurityGroup(r -> r.groupId(web))))
        .isEqualTo("DependencyViolation");
    String standard =
        aws.ec2
            .describeSecurityGroups(
                r -> r.filters(filter("vpc-id", vpc), filter("group-name", "default")))
            .securityGroups()
            .getFirst()
            .groupId();

    aws.ec2.modifyNetworkInterfaceAttribute(r -> r.networkInterfaceId(eni).groups(standard));

    aws.ec2.deleteSecurityGroup(r -> r.groupId(web));
    assertThat(refusal(() -> aws.ec2.deleteSecurityGroup(r -> r.groupId(standard))))
        .isEqualTo("CannotDelete");
  }

  @Test
  void referToGroupsThatAreThere() {
    assertThat(
            refusal(
                () ->
                    aws.ec2.authorizeSecurityGroupIngress(
                        r ->
                            r.groupId(web)
                                .ipPermissions(Parts.fromGroup(80, "sg-0123456789abcdef0")))))
        .isEqualTo("InvalidGroup.NotFound");
    assertThat(refusal(() -> aws.ec2.describeSecurityGroups(r -> r.groupIds("web"))))
        .isEqualTo("InvalidGroupId.Malformed");
  }

  @Test
  void leaveARuleThatSomebodyAddedToAGroupOfTheAccountsOwn() {
    String standard =
        aws.ec2
            .describeSecurityGroups(r -> r.filters(filter("group-name", "default")))
            .securityGroups()
            .getFirst()
            .groupId();
    int before = aws.account.leftOver().size();

    aws.ec2.authorizeSecurityGroupIngress(
        r -> r.groupId(standard).ipPermissions(Parts.from(22, "0.0.0.0/0")));

    assertThat(aws.account.leftOver()).hasSize(before + 1);
    assertThat(aws.account.leftOver().getLast().type()).isEqualTo("security-group-rule");
  }
}
