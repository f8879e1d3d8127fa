package io.lablift.local.life;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lablift.local.SharedRegistry;
import io.lablift.local.world.RegistryStore;
import io.lablift.simulator.SimulatedAccount;
import io.lablift.statemachine.time.Loop;
import io.lablift.statemachine.time.VirtualTimeline;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What alarms and the dashboard are told every minute. */
@ExtendWith(SharedRegistry.class)
final class SweepLineTest {
  private static final String LAB = "aws101-kim";
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final SimulatedAccount account;
  private final SimulatedLabs labs;

  SweepLineTest(RegistryStore store) {
    Loop loop = new VirtualTimeline(SimulatedLabs.START);
    this.account = SimulatedAccount.builder(loop).seed(9).build();
    this.labs = new SimulatedLabs(store, loop, account, 9);
  }

  @AfterEach
  void end() {
    labs.close();
  }

  private int quarantined() {
    JsonNode line = SweepLine.now(labs.world());
    assertThat(line.at("/_aws/CloudWatchMetrics/0/Metrics").findValuesAsText("Name"))
        .contains("LabsQuarantined");
    return line.path("LabsQuarantined").asInt(-1);
  }

  /** The sweep tries again after 15 minutes, for 20 minutes: nothing of that is an all-clear. */
  @Test
  void aQuarantinedLabIsCountedEveryMinuteUntilItIsGone() {
    labs.post("kim");
    labs.until(LAB, "READY", Duration.ofMinutes(15));
    Student kim = new Student(labs, LAB);
    String database =
        account
            .services()
            .makesInterface(
                kim.privateSubnet(), List.of(kim.group()), "amazon-rds", "RDSNetworkInterface");
    assertThat(quarantined()).isZero();
    labs.ask("DELETE", "/labs/" + LAB, "");
    labs.world().pass(MINUTE);
    assertThat(quarantined()).as("it is only being torn down").isZero();
    labs.until(LAB, "QUARANTINED", Duration.ofMinutes(40));

    Set<String> seen = new TreeSet<>();
    for (int minute = 0; minute < 60; minute++) {
      seen.add(labs.show(LAB).path("status").asText());
      assertThat(quarantined()).as("minute %s", minute).isOne();
      labs.world().pass(MINUTE);
    }
    assertThat(seen).containsExactly("QUARANTINED", "TEARING_DOWN");

    account.services().removesInterface(database);
    labs.ask("DELETE", "/labs/" + LAB, "");
    labs.until(LAB, "GONE", Duration.ofMinutes(5));
    assertThat(quarantined()).isZero();

    labs.post("kim");
    labs.world().pass(MINUTE);
    assertThat(quarantined()).as("its next attempt is another").isZero();
  }

  @Test
  void saysHowManyWaitAndReadsTheCapacityOnce() {
    assertThat(itemsRead()).as("nobody waits").isOne();

    labs.post("ann");
    labs.post("ben");
    labs.post("kim");
    assertThat(SweepLine.now(labs.world()).path("Queue").asInt(-1)).isOne();
    labs.post("lee");
    assertThat(SweepLine.now(labs.world()).path("Queue").asInt(-1)).isEqualTo(2);
  }

  /** By a sweep that has no lab to look at: what it reads is the capacity. */
  private int itemsRead() {
    int before = gets();
    JsonNode line = SweepLine.now(labs.world());
    assertThat(line.path("Queue").asInt(-1)).isZero();
    return gets() - before;
  }

  private int gets() {
    return labs.world().log().calls(call -> call.action().equals("dynamodb:GetItem")).size();
  }
}
