package io.lablift.local.life;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lablift.functions.lab.LabId;
import io.lablift.functions.registry.LabRecord;
import io.lablift.functions.registry.Registry;
import io.lablift.local.SharedRegistry;
import io.lablift.local.world.RegistryStore;
import io.lablift.simulator.SimulatedAccount;
import io.lablift.simulator.world.Quota;
import io.lablift.statemachine.time.VirtualTimeline;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.ec2.Ec2Client;

/** Quotas as AWS has them, others who use them too, and what Lablift says and does about it. */
@ExtendWith(SharedRegistry.class)
final class CapacityTest {
  private final RegistryStore store;
  private final SimulatedLabs labs;

  CapacityTest(RegistryStore store) {
    this.store = store;
    this.labs = new SimulatedLabs(store, 71);
  }

  @AfterEach
  void end() {
    labs.close();
  }

  private Ec2Client otherTeam() {
    return labs.world().raw().ec2();
  }

  private List<String> otherVpcs(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> otherTeam().createVpc(r -> r.cidrBlock("10.9.0.0/16")).vpc().vpcId())
        .toList();
  }

  private JsonNode capacity(String query) {
    return labs.ask("GET", "/capacity" + query, "").body();
  }

  private static JsonNode quota(JsonNode capacity, String name) {
    for (JsonNode quota : capacity.path("quotas")) {
      if (quota.path("name").asText().equals(name)) {
        return quota;
      }
    }
    throw new AssertionError("no quota " + name + " in " + capacity);
  }

  @Test
  void aNewAccountHasRoomForTwoLabsAndTheAddressesBind() {
    JsonNode capacity = capacity("");

    assertThat(capacity.path("fits").asInt()).isEqualTo(2);
    assertThat(capacity.path("bindingQuota").asText()).isEqualTo("ELASTIC_IPS");
    assertThat(quota(capacity, "VPCS").path("usedByOthers").asInt()).as("the default VPC").isOne();
    assertThat(quota(capacity, "VPCS").path("labs").asInt()).isEqualTo(4);
    assertThat(capacity.path("advice")).isEmpty();
  }

  @Test
  void aLabWithOneNatGatewayNeedsOneAddressAndFourFit() {
    JsonNode capacity = capacity("?nat=single");

    assertThat(capacity.path("fits").asInt()).isEqualTo(3);
    assertThat(capacity.path("bindingQuota").asText()).isEqualTo("VCPUS");
  }

  @Test
  void forAClassOfThirtyItSaysExactlyWhatToAskFor() {
    JsonNode advice = capacity("?labs=30").path("advice");

    assertThat(advice.findValuesAsText("command"))
        .containsExactly(
            "aws service-quotas request-service-quota-increase --service-code vpc --quota-code"
                + " L-F678F1CE --desired-value 31 --region ap-northeast-2",
            "aws service-quotas request-service-quota-increase --service-code ec2 --quota-code"
                + " L-0263D0A3 --desired-value 60 --region ap-northeast-2",
            "aws service-quotas request-service-quota-increase --service-code vpc --quota-code"
                + " L-FE5A380F --desired-value 30 --region ap-northeast-2",
            "aws service-quotas request-service-quota-increase --service-code ec2 --quota-code"
                + " L-1216C47A --desired-value 300 --region ap-northeast-2");
  }

  @Test
  void whatOthersUseIsNotThere() {
    otherVpcs(3);
    otherTeam().allocateAddress(r -> {});
    labs.world().pass(Duration.ofSeconds(10)); // A Describe may lag.
    labs.post("kim");

    JsonNode capacity = capacity("");

    assertThat(quota(capacity, "VPCS").path("usedByOthers").asInt()).isEqualTo(4);
    assertThat(quota(capacity, "VPCS").path("takenByLabs").asInt()).isOne();
    assertThat(quota(capacity, "ELASTIC_IPS").path("usedByOthers").asInt()).isOne();
    assertThat(capacity.path("fits").asInt()).isZero();
    assertThat(labs.post("lee").body().path("status").asText()).isEqualTo("QUEUED");
  }

  @Test
  void anIncreaseThatAwsGrantsIsSeenByThoseWhoWait() {
    labs.post("kim");
    labs.post("lee");
    labs.post("park");
    labs.world().pass(Duration.ofMinutes(2));
    assertThat(labs.show("aws101-park").path("status").asText()).isEqualTo("QUEUED");

    labs.world().account().orElseThrow().grant(Quota.ELASTIC_IPS, 20);

    labs.until("aws101-park", "PROVISIONING", Duration.ofMinutes(7));
  }

  @Test
  void aLabThatMeetsAQuotaThatOthersHaveJustTakenIsTornDownAndBuiltLater() {
    labs.post("kim");
    List<String> others = otherVpcs(4); // After they were counted, and before it is made.
    labs.world().pass(Duration.ofMinutes(4));

    JsonNode waits = labs.show("aws101-kim");
    assertThat(waits.path("attempt").asInt()).isEqualTo(2);
    assertThat(waits.path("status").asText()).isEqualTo("QUEUED");
    assertThat(waits.at("/queue/waitingFor").asText()).startsWith("VPCs per Region");
    others.forEach(vpc -> otherTeam().deleteVpc(r -> r.vpcId(vpc)));

    labs.until("aws101-kim", "READY", Duration.ofMinutes(8));
    labs.until("aws101-kim", "GONE", Duration.ofMinutes(15));
    assertThat(labs.world().account().orElseThrow().leftOver()).isEmpty();
  }

  @Test
  void aQuotaThatNobodyCountsIsNotTriedForEver() {
    VirtualTimeline loop = new VirtualTimeline(SimulatedLabs.START);
    SimulatedAccount account =
        SimulatedAccount.builder(loop).seed(71).quota(Quota.TARGET_GROUPS, 0).build();
    try (SimulatedLabs full = new SimulatedLabs(store, loop, account, 71)) {
      full.post("kim");

      full.world().pass(Duration.ofHours(2));

      JsonNode kim = full.show("aws101-kim");
      assertThat(kim.path("status").asText()).isEqualTo("GONE");
      assertThat(kim.path("attempt").asInt()).isEqualTo(5);
      assertThat(kim.at("/failure/error").asText()).endsWith("QuotaExceeded");
      assertThat(account.leftOver()).isEmpty();
    }
  }

  @Test
  void aLabThatIsDeletedWhileItIsTornDownForAnotherTryIsNotBuiltAgain() {
    labs.post("kim");
    otherVpcs(4);
    labs.until("aws101-kim", "TEARING_DOWN", Duration.ofMinutes(1));

    labs.ask("DELETE", "/labs/aws101-kim", "");

    labs.until("aws101-kim", "GONE", Duration.ofMinutes(5));
    labs.world().pass(Duration.ofMinutes(10));
    LabRecord lab = registry().find(new LabId("aws101", "kim")).orElseThrow();
    assertThat(lab.attempt()).isOne();
    assertThat(lab.failure()).isNotNull();
  }

  private Registry registry() {
    return new Registry(store.client(), labs.world().clients().settings().table());
  }

  @Test
  void aLabThatTheRegionCouldNeverHoldIsRefusedWithTheRequestThatHelps() {
    VirtualTimeline loop = new VirtualTimeline(SimulatedLabs.START);
    SimulatedAccount account =
        SimulatedAccount.builder(loop).seed(71).quota(Quota.STANDARD_VCPUS, 5).build();
    SimulatedLabs.Answer refused;
    try (SimulatedLabs small = new SimulatedLabs(store, loop, account, 71)) {
      refused = small.post("kim");
      assertThat(small.ask("GET", "/labs/aws101-kim", "").status()).isEqualTo(404);
    }

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.body().path("detail").asText())
        .contains("needs 10")
        .contains("--quota-code L-1216C47A --desired-value 10 --region ap-northeast-2");
  }

  @Test
  void badQuestionsAreAnsweredClearly() {
    assertThat(labs.ask("GET", "/capacity?labs=5000", "").violations())
        .containsExactly("labs: is no number of labs: give a whole number, 1 to 1000");
    assertThat(labs.ask("GET", "/capacity?nat=many", "").violations())
        .anyMatch(said -> said.startsWith("nat: \"many\" is no NAT mode"));
    assertThat(labs.ask("GET", "/capacity?color=red", "").violations())
        .anyMatch(said -> said.startsWith("color: is not a known parameter"));
  }
}
