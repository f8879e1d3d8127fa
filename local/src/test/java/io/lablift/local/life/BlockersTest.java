package io.lablift.local.life;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lablift.local.SharedRegistry;
import io.lablift.local.show.LabText;
import io.lablift.local.world.RegistryStore;
import io.lablift.simulator.Item;
import io.lablift.simulator.Services;
import io.lablift.simulator.SimulatedAccount;
import io.lablift.simulator.wire.Call;
import io.lablift.statemachine.engine.ExecutionDescription;
import io.lablift.statemachine.time.Loop;
import io.lablift.statemachine.time.VirtualTimeline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What holds up a teardown is named, waited for, and in the end left to a person. */
@ExtendWith(SharedRegistry.class)
final class BlockersTest {
  private static final String LAB = "aws101-kim";

  private final SimulatedAccount account;
  private final SimulatedLabs labs;
  private final Services services;

  BlockersTest(RegistryStore store) {
    Loop loop = new VirtualTimeline(SimulatedLabs.START);
    this.account = SimulatedAccount.builder(loop).seed(4).build();
    this.labs = new SimulatedLabs(store, loop, account, 4);
    this.services = account.services();
  }

  @AfterEach
  void end() {
    labs.close();
  }

  private Student build() {
    labs.ask(
        "POST",
        "/labs",
        "{\"course\":\"aws101\",\"student\":\"kim\",\"leaseMinutes\":240,\"nat\":\"none\"}");
    labs.until(LAB, "READY", Duration.ofMinutes(15));
    return new Student(labs, LAB);
  }

  private JsonNode deleteUntil(String status, Duration atMost) {
    labs.ask("DELETE", "/labs/" + LAB, "");
    return labs.until(LAB, status, atMost);
  }

  private String database(Student kim) {
    return services.makesInterface(
        kim.privateSubnet(), List.of(kim.group()), "amazon-rds", "RDSNetworkInterface");
  }

  private List<Call> attemptsOn(String id) {
    return labs
        .world()
        .log()
        .calls(call -> call.action().startsWith("ec2:De") && call.idsNamed().contains(id))
        .stream()
        .filter(call -> !call.action().startsWith("ec2:Describe"))
        .toList();
  }

  private static String held(String what, String by) {
    return what + " is held by network-interface " + by;
  }

  @Test
  void anInterfaceOfADatabaseIsNamedAndNeverAskedToGo() {
    Student kim = build();
    String database = database(kim);

    JsonNode stuck = deleteUntil("QUARANTINED", Duration.ofMinutes(40));

    String said = stuck.path("blocker").asText();
    assertThat(said)
        .contains(
            held("subnet " + kim.privateSubnet() + " (lab-web-pri3-2a)", database)
                + " (RDSNetworkInterface, made by amazon-rds)")
        .contains("security-group " + kim.group() + " (lab-web-sg) is held by network-interface");
    assertThat(LabText.details(stuck)).anyMatch(line -> line.contains(database));
    assertThat(labs.lines()).filteredOn(line -> line.contains(database)).hasSizeBetween(1, 4);
    assertThat(attemptsOn(database)).isEmpty();
    assertThat(attemptsOn(kim.privateSubnet())).isEmpty();
    Duration until = Duration.between(moment(stuck, "fencedAt"), labs.world().loop().instant());
    assertThat(until).isBetween(Duration.ofMinutes(20), Duration.ofMinutes(23));

    JsonNode again = deleteUntil("QUARANTINED", Duration.ofMinutes(40));
    assertThat(again.path("blocker").asText()).contains(database);
    services.removesInterface(database);
    JsonNode gone = deleteUntil("GONE", Duration.ofMinutes(5));
    assertThat(gone.path("blocker").isMissingNode() || gone.path("blocker").isNull()).isTrue();
    assertThat(account.leftOver()).isEmpty();
  }

  private static Instant moment(JsonNode lab, String field) {
    return Instant.parse(lab.path(field).asText());
  }

  @Test
  void waitsForLambdaThatTakesItsInterfacesAwayAfterMinutes() {
    Student kim = build();
    String function =
        services.makesInterface(
            "lambda",
            kim.privateSubnet(),
            List.of(kim.group()),
            "amazon-aws",
            "AWS Lambda VPC ENI-hello-0a1b2c",
            false);
    labs.ask("DELETE", "/labs/" + LAB, "");
    labs.world().pass(Duration.ofMinutes(40));
    assertThat(labs.show(LAB).path("status").asText()).isEqualTo("TEARING_DOWN");
    assertThat(labs.show(LAB).path("blocker").asText()).contains(function);

    services.removesInterface(function);
    labs.until(LAB, "GONE", Duration.ofMinutes(3));

    assertThat(account.leftOver()).isEmpty();
    assertThat(labs.world().log().calls(call -> call.caller().executionArn().contains("teardown")))
        .filteredOn(call -> call.service().equals("ec2"))
        .hasSizeLessThan(800);
  }

  @Test
  void somebodyElsesServerWithAnInterfaceInTheLabIsNamedAndLeftAlone() {
    Student kim = build();
    String subnet =
        kim.ec2
            .describeSubnets(
                r ->
                    r.filters(
                        Student.filter("default-for-az", "true"),
                        Student.filter("availability-zone", "ap-northeast-2a")))
            .subnets()
            .getFirst()
            .subnetId();
    String server =
        kim.ec2
            .runInstances(
                r ->
                    r.imageId(kim.image())
                        .instanceType("t3.micro")
                        .minCount(1)
                        .maxCount(1)
                        .subnetId(subnet))
            .instances()
            .getFirst()
            .instanceId();
    String plug =
        kim.ec2
            .createNetworkInterface(r -> r.subnetId(kim.publicSubnet()).groups(kim.group()))
            .networkInterface()
            .networkInterfaceId();
    kim.pause(Duration.ofSeconds(20));
    String attachment =
        kim.ec2
            .attachNetworkInterface(
                r -> r.networkInterfaceId(plug).instanceId(server).deviceIndex(1))
            .attachmentId();

    JsonNode stuck = deleteUntil("QUARANTINED", Duration.ofMinutes(40));

    assertThat(stuck.path("blocker").asText())
        .contains(
            held("subnet " + kim.publicSubnet() + " (lab-web-pub1-2a)", plug)
                + " (attached to instance "
                + server
                + ", which is not the lab's)");
    assertThat(attemptsOn(plug)).isEmpty();
    assertThat(attemptsOn(server)).isEmpty();
    kim.ec2.detachNetworkInterface(r -> r.attachmentId(attachment));
    deleteUntil("GONE", Duration.ofMinutes(5));
    assertThat(account.leftOver()).extracting(Item::id).contains(server);
  }

  @Test
  void saysWhatWasMadeByHandAndWhatLabliftMade() {
    Student kim = build();
    Handmade.A_CLASSIC_BALANCER.make(kim);
    labs.world()
        .point()
        .accidents()
        .failNext("elasticloadbalancing:DeleteLoadBalancer", "AccessDenied", 10_000);

    JsonNode stuck = deleteUntil("QUARANTINED", Duration.ofMinutes(40));

    String said = stuck.path("blocker").asText();
    assertThat(said)
        .contains(
            "security-group "
                + kim.group()
                + " (lab-web-sg) is held by classic-load-balancer students-classic (made by hand)")
        .contains(
            "classic-load-balancer students-classic (made by hand) is left:"
                + " elasticloadbalancing answered AccessDenied")
        .containsPattern(
            "subnet-\\S+ \\(lab-web-pub2-2c\\) is held by load-balancer lab-web-alb-\\w+;");
    labs.world().point().accidents().clear();
    deleteUntil("GONE", Duration.ofMinutes(5));
    assertThat(account.leftOver()).isEmpty();
  }

  @Test
  void tellsTenThingsAndCountsTheRest() {
    Student kim = build();
    List<String> groups = new ArrayList<>();
    for (int i = 0; i < 14; i++) {
      groups.add(
          kim.ec2
              .createSecurityGroup(
                  r ->
                      r.vpcId(kim.vpc)
                          .groupName("database-" + groups.size())
                          .description("of a database"))
              .groupId());
    }
    kim.pause();
    services.makesInterface(kim.privateSubnet(), groups, "amazon-rds", "RDSNetworkInterface");

    JsonNode stuck = deleteUntil("QUARANTINED", Duration.ofMinutes(40));

    String said = stuck.path("blocker").asText();
    assertThat(said.split("; ", -1)).hasSize(11);
    assertThat(said).matches(".*; and [5-9] more");
  }

  @Test
  void theSweepTriesAgainAfterLongerAndLongerPauses() {
    Student kim = build();
    String database = database(kim);
    deleteUntil("QUARANTINED", Duration.ofMinutes(40));

    labs.world().pass(Duration.ofHours(6));

    List<ExecutionDescription> tries =
        labs.world().engine().list().stream()
            .filter(execution -> execution.stateMachineArn().endsWith(":teardown-lab"))
            .sorted(Comparator.comparing(ExecutionDescription::startDate))
            .toList();
    List<Long> pauses = new ArrayList<>();
    for (int i = 1; i < tries.size(); i++) {
      Instant ended = Objects.requireNonNull(tries.get(i - 1).stopDate());
      pauses.add(Duration.between(ended, tries.get(i).startDate()).toMinutes());
    }
    assertThat(pauses).hasSizeGreaterThanOrEqualTo(4).isSorted();
    assertThat(pauses.subList(0, 4)).containsExactly(15L, 30L, 45L, 60L);
    services.removesInterface(database);
    labs.until(LAB, "GONE", Duration.ofHours(3));
    assertThat(account.leftOver()).isEmpty();
  }
}
