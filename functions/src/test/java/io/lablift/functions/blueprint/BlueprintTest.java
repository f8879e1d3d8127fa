package io.lablift.functions.blueprint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lablift.functions.error.Violation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class BlueprintTest {
  private static final Map<String, String> SEOUL =
      Map.of(
          "az1", "ap-northeast-2a",
          "az2", "ap-northeast-2c",
          "zone1", "2a",
          "zone2", "2c",
          "sshCidr", "0.0.0.0/0");

  private final List<Violation> violations = new ArrayList<>();

  private Topology theDefault() {
    Topology topology =
        Blueprint.named(Blueprint.DEFAULT).resolve(SEOUL, null, Map.of(), violations);
    assertThat(violations).isEmpty();
    return java.util.Objects.requireNonNull(topology);
  }

  private List<String> violationsAfter(Consumer<ObjectNode> change) {
    ObjectNode document = Blueprint.named(Blueprint.DEFAULT).document().deepCopy();
    change.accept(document);
    assertThat(new Blueprint(document).resolve(SEOUL, null, Map.of(), violations)).isNull();
    return violations.stream().map(Violation::toString).toList();
  }

  @Test
  void theDefaultIsTheTutorialsLab() {
    Topology lab = theDefault();

    assertThat(lab.subnets())
        .extracting(s -> s.name() + " " + s.cidr() + " " + s.zone() + " " + s.isPublic())
        .containsExactly(
            "lab-web-pub1-2a 10.0.1.0/24 ap-northeast-2a true",
            "lab-web-pub2-2c 10.0.2.0/24 ap-northeast-2c true",
            "lab-web-pri1-2a 10.0.3.0/24 ap-northeast-2a false",
            "lab-web-pri2-2c 10.0.4.0/24 ap-northeast-2c false",
            "lab-web-pri3-2a 10.0.5.0/24 ap-northeast-2a false",
            "lab-web-pri4-2c 10.0.6.0/24 ap-northeast-2c false");
    assertThat(lab.servers())
        .extracting(s -> s.name() + " in " + s.subnet())
        .containsExactly(
            "lab-web-pub-2a in lab-web-pub1-2a",
            "lab-web-pub-2c in lab-web-pub2-2c",
            "lab-web-srv-bastion in lab-web-pub1-2a",
            "lab-web-pri1-2a in lab-web-pri1-2a",
            "lab-web-pri1-2c in lab-web-pri2-2c");
    assertThat(lab.keyPairs())
        .containsExactly("seoul-lab-web", "seoul-lab-web-bastion", "seoul-lab-web-srv");
  }

  @Test
  void oneNatGatewayServesBothZonesWhenAskedTo() {
    Topology lab = theDefault().withNat(Topology.NatMode.SINGLE);

    assertThat(lab.natGateways())
        .extracting(Topology.NatGateway::name)
        .containsExactly("lab-web-nat-2a");
    assertThat(lab.privateRouteTables())
        .extracting(Topology.PrivateRouteTable::natGateway)
        .containsExactly("lab-web-nat-2a", "lab-web-nat-2a");
  }

  @Test
  void withoutNatGatewaysPrivateSubnetsHaveNoWayOut() {
    Topology lab = theDefault().withNat(Topology.NatMode.NONE);

    assertThat(lab.natGateways()).isEmpty();
    assertThat(lab.natGatewayOf(lab.servers().getLast())).isEmpty();
  }

  @Test
  void aSubnetOutsideOfTheVpcIsNamedWithItsRemedy() {
    assertThat(
            Blueprint.named(Blueprint.DEFAULT)
                .resolve(
                    SEOUL, "10.0.0.0/21", Map.of("lab-web-pri4-2c", "10.0.9.0/24"), violations))
        .isNull();

    assertThat(violations)
        .extracting(Violation::toString)
        .containsExactly(
            "subnets[5].cidr: 10.0.9.0/24 lies outside the VPC's 10.0.0.0/21: widen vpcCidr or move"
                + " the subnet");
  }

  @Test
  void everyMistakeIsReportedTogether() {
    List<String> said =
        violationsAfter(
            lab -> {
              ((ObjectNode) lab.withArray("subnets").get(1)).put("cidr", "10.0.1.128/25");
              ((ObjectNode) lab.withArray("servers").get(0)).put("subnet", "nowhere");
              ((ObjectNode) lab.withArray("natGateways").get(0)).put("subnet", "lab-web-pri1-2a");
              ((ObjectNode) lab.get("loadBalancer")).put("name", "internal-alb");
            });

    assertThat(said)
        .anyMatch(
            s ->
                s.contains(
                    "10.0.1.128/25 of lab-web-pub2-2c overlaps 10.0.1.0/24 of lab-web-pub1-2a"))
        .anyMatch(s -> s.contains("there is no subnet \"nowhere\""))
        .anyMatch(s -> s.contains("lab-web-nat-2a stands in the private lab-web-pri1-2a"))
        .anyMatch(s -> s.contains("\"internal-alb\" is no name for a load balancer"));
  }

  @Test
  void unknownFieldsAndWrongTypesAreReportedWithTheirPath() {
    List<String> said =
        violationsAfter(
            lab -> {
              ((ObjectNode) lab.withArray("subnets").get(2)).put("ipv6", true);
              ((ObjectNode) lab.withArray("subnets").get(3)).put("public", "yes");
              lab.withArray("keyPairs").add(7);
            });

    assertThat(said)
        .anyMatch(s -> s.startsWith("subnets[2].ipv6: is not a known field"))
        .anyMatch(s -> s.startsWith("subnets[3].public: is \"yes\", not true or false"))
        .anyMatch(s -> s.startsWith("keyPairs[3]: is 7, not a text"));
  }

  @Test
  void aLoadBalancerInOneZoneIsRefused() {
    assertThat(
            violationsAfter(
                lab ->
                    ((ObjectNode) lab.get("loadBalancer"))
                        .putArray("subnets")
                        .add("lab-web-pub1-2a")))
        .anyMatch(s -> s.contains("its subnets lie in 1 zone(s)"));
  }

  @Test
  void theSpecReadsBackFromAnExecutionsInput() {
    LabSpec spec =
        new LabSpec(
            "a1b2c3",
            new io.lablift.functions.lab.LabId("aws101", "kim"),
            2,
            "ap-northeast-2",
            theDefault(),
            new LabSpec.Image("ami-0abc", "/dev/xvda", 8),
            "t3.micro",
            2,
            Blueprint.defaultUserData(),
            null,
            7200,
            StageName.CREATE_NAT,
            null,
            null,
            new Terms(720, 240, 60, new BigDecimal("1.50"), true),
            new Booking(1_772_409_600_000L, null));

    String json = io.lablift.functions.json.Json.write(spec);

    assertThat(io.lablift.functions.json.Json.read(json, LabSpec.class)).isEqualTo(spec);
    assertThat(json.length())
        .as("an execution's input has at most 262,144 bytes")
        .isLessThan(20_000);
    assertThat(spec.leavesOut(StageName.CREATE_ALB)).isTrue();
    assertThat(spec.leavesOut(StageName.CREATE_NAT)).isFalse();
    assertThat(spec.needs().of(Quota.ELASTIC_IPS)).isEqualTo(2);
    assertThat(spec.needs().of(Quota.VCPUS)).isEqualTo(10);
    assertThat(spec.needs().of(Quota.NAT_GATEWAYS_PER_ZONE)).isEqualTo(1);
  }
}
