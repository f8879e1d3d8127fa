package io.lablift.infra.policy.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** IAM's evaluation, by the IAM user guide. */
final class EvaluationTest {
  private static final String SUBNET = "arn:aws:ec2:ap-northeast-2:123456789012:subnet/subnet-1";

  private static Ask ask(Map<String, String> context) {
    return Ask.simple("Role", "ec2:DeleteSubnet", SUBNET, context);
  }

  private static Statement statement(
      Statement.Effect effect, String action, String resource, Condition... conditions) {
    return new Statement("Sid", effect, List.of(action), List.of(resource), List.of(conditions));
  }

  private static Statement allow(String action, String resource, Condition... conditions) {
    return statement(Statement.Effect.ALLOW, action, resource, conditions);
  }

  private static Role role(Statement... statements) {
    return new Role("Role", List.of(statements));
  }

  @Test
  void deniesWhatNothingAllows() {
    assertThat(role().decide(ask(Map.of()))).isInstanceOf(Role.Decision.Denied.class);
  }

  @Test
  void anExplicitDenyOverridesAnAllow() {
    Statement deny = statement(Statement.Effect.DENY, "ec2:*", "*");

    assertThat(role(allow("ec2:DeleteSubnet", "*")).allows(ask(Map.of()))).isTrue();
    assertThat(role(allow("ec2:DeleteSubnet", "*"), deny).allows(ask(Map.of()))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "ec2:DeleteSubnet, true",
    "EC2:deletesubnet, true",
    "ec2:Delete*, true",
    "ec2:DeleteSubne?, true",
    "ec2:DeleteSubnets, false",
    "elasticloadbalancing:*, false"
  })
  void comparesActionsWithoutRegardToCase(String action, boolean allowed) {
    assertThat(role(allow(action, "*")).allows(ask(Map.of()))).isEqualTo(allowed);
  }

  @ParameterizedTest
  @CsvSource({
    "*, true",
    "arn:aws:ec2:ap-northeast-2:123456789012:subnet/*, true",
    "arn:aws:ec2:*:123456789012:subnet/subnet-?, true",
    "arn:aws:ec2:ap-northeast-2:123456789012:vpc/*, false",
    "arn:aws:ec2:ap-northeast-2:999999999999:subnet/*, false",
    "arn:aws:ec2:*:subnet/*:*:*, false",
    "arn:aws:ec2:ap-northeast-2::subnet/*, false"
  })
  void comparesResourcesPartByPart(String resource, boolean allowed) {
    assertThat(role(allow("ec2:DeleteSubnet", resource)).allows(ask(Map.of()))).isEqualTo(allowed);
  }

  @Test
  void anActionWithoutResourcesIsAllowedOnEverythingOnly() {
    Ask look = Ask.simple("Role", "ec2:DescribeSubnets", "*", Map.of());

    assertThat(role(allow("ec2:DescribeSubnets", "*")).allows(look)).isTrue();
    assertThat(role(allow("ec2:DescribeSubnets", "arn:aws:ec2:*:*:subnet/*")).allows(look))
        .isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "StringEquals, ours, ours, true",
    "StringEquals, ours, theirs, false",
    "StringEquals, ours, , false",
    "StringEqualsIfExists, ours, , true",
    "StringEqualsIfExists, ours, theirs, false",
    "StringEqualsIgnoreCase, false, False, true",
    "StringLike, LAB#*, LAB#aws101-kim, true",
    "StringLike, LAB#*, CAPACITY#x, false",
    "StringEquals, LAB#*, LAB#aws101-kim, false",
    "Null, true, , true",
    "Null, true, ours, false",
    "Null, false, ours, true",
    "Bool, true, true, true",
    "Bool, true, false, false",
    "NumericLessThanEquals, 8, 8, true",
    "NumericLessThanEquals, 8, 9, false",
    "ArnLike, arn:aws:ec2:*:*:vpc/*, arn:aws:ec2:r:1:vpc/v, true",
    "ForAllValues:StringEquals, ours, , true",
    "ForAnyValue:StringEquals, ours, , false"
  })
  void holdsAConditionAgainstOneValueOrNone(
      String operator, String wanted, String given, boolean holds) {
    Map<String, String> context = given == null ? Map.of() : Map.of("key", given);

    assertThat(new Condition(operator, "KEY", List.of(wanted)).holds(ask(context)))
        .isEqualTo(holds);
  }

  @Test
  void holdsSetOperatorsAgainstSeveralValues() {
    Ask tags = ask(Map.of()).with("aws:TagKeys", "Name", "lablift:lab");
    List<String> both = List.of("Name", "lablift:lab", "lablift:attempt");

    assertThat(new Condition("ForAllValues:StringEquals", "aws:TagKeys", both).holds(tags))
        .isTrue();
    assertThat(
            new Condition("ForAllValues:StringEquals", "aws:TagKeys", List.of("Name")).holds(tags))
        .isFalse();
    assertThat(
            new Condition("ForAnyValue:StringEquals", "aws:TagKeys", List.of("Name")).holds(tags))
        .isTrue();
    assertThatThrownBy(() -> new Condition("StringEquals", "aws:TagKeys", both).holds(tags))
        .hasMessageContaining("needs ForAllValues or ForAnyValue");
  }

  @Test
  void allConditionsMustHold() {
    Condition ours = new Condition("StringEquals", "tag", List.of("ours"));
    Condition gp3 = new Condition("StringEquals", "type", List.of("gp3"));
    Role role = role(allow("ec2:DeleteSubnet", "*", ours, gp3));

    assertThat(role.allows(ask(Map.of("tag", "ours", "type", "gp3")))).isTrue();
    assertThat(role.allows(ask(Map.of("tag", "ours", "type", "gp2")))).isFalse();
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    assertThatThrownBy(() -> new Condition("DateLessThan", "key", List.of("x")))
        .hasMessageContaining("DateLessThan is not known");
    assertThatThrownBy(() -> new Condition("NullIfExists", "key", List.of("true")))
        .hasMessageContaining("Null stands alone");
    assertThatThrownBy(() -> new Condition("StringLike", "key", List.of("${aws:username}")))
        .hasMessageContaining("policy variables");
    Ask ask =
        new Ask("Role", "ec2:DeleteSubnet", SUBNET, new TreeMap<>(), Set.of("aws:ResourceTag/"));
    assertThatThrownBy(
            () -> new Condition("StringEquals", "aws:ResourceTag/a", List.of("b")).holds(ask))
        .hasMessageContaining("its value is not known");
  }
}
