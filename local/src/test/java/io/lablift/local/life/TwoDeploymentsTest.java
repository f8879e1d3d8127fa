package io.lablift.local.life;

import static org.assertj.core.api.Assertions.assertThat;

import io.lablift.local.SharedRegistry;
import io.lablift.local.world.RegistryStore;
import io.lablift.simulator.Item;
import io.lablift.simulator.SimulatedAccount;
import io.lablift.statemachine.time.Loop;
import io.lablift.statemachine.time.VirtualTimeline;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two Lablifts that know nothing of each other, in one account and region. */
@ExtendWith(SharedRegistry.class)
final class TwoDeploymentsTest {
  private static final String LAB = "aws101-kim";

  private final RegistryStore store;

  TwoDeploymentsTest(RegistryStore store) {
    this.store = store;
  }

  private static Set<String> ids(SimulatedAccount account, String deployment) {
    return account.leftOver().stream()
        .filter(item -> deployment.equals(item.tags().get("lablift:deployment")))
        .map(Item::id)
        .collect(Collectors.toSet());
  }

  @Test
  void leaveEachOthersLabOfTheSameNameAlone() {
    Loop loop = new VirtualTimeline(SimulatedLabs.START);
    SimulatedAccount account = SimulatedAccount.builder(loop).seed(5).build();
    try (SimulatedLabs ours = new SimulatedLabs(store, loop, account, 1);
        SimulatedLabs theirs = new SimulatedLabs(store, loop, account, 2)) {
      ours.post("kim");
      theirs.post("kim");
      ours.until(LAB, "READY", Duration.ofMinutes(10));
      theirs.until(LAB, "READY", Duration.ofMinutes(10));
      String our = ours.world().deployment();
      String their = theirs.world().deployment();
      Set<String> theirThings = ids(account, their);
      assertThat(theirThings).hasSameSizeAs(ids(account, our)).hasSizeGreaterThan(25);

      ours.ask("DELETE", "/labs/" + LAB, "");
      ours.until(LAB, "GONE", Duration.ofMinutes(10));

      assertThat(ids(account, our)).isEmpty();
      assertThat(ids(account, their)).isEqualTo(theirThings);
      theirs.ask("DELETE", "/labs/" + LAB, "");
      theirs.until(LAB, "GONE", Duration.ofMinutes(10));
      assertThat(account.leftOver()).isEqualTo(List.of());
    }
  }
}
