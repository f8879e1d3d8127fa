package io.lablift.local.life;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lablift.functions.aws.AwsClients;
import io.lablift.functions.blueprint.Quota;
import io.lablift.local.SharedRegistry;
import io.lablift.local.world.RegistryStore;
import io.lablift.simulator.SimulatedAccount;
import io.lablift.simulator.wire.Latency;
import io.lablift.simulator.world.Lags;
import io.lablift.simulator.world.Range;
import io.lablift.simulator.world.Takes;
import io.lablift.statemachine.time.Loop;
import io.lablift.statemachine.time.VirtualTimeline;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A lab that cannot be torn down is no burden to the others. */
@ExtendWith(SharedRegistry.class)
final class NeighboursTest {
  private static final Instant START = SimulatedLabs.START;
  private static final String STUCK = "aws101-stuck";

  /** Every call takes as long as every other: one lab's calls shift nobody else's. */
  private static final Latency EVEN =
      (action, nth) -> Duration.ofMillis(action.startsWith("dynamodb") ? 6 : 100);

  private final RegistryStore store;

  NeighboursTest(RegistryStore store) {
    this.store = store;
  }

  /** When one lab was READY, and when it was proved to be gone. */
  private record Times(Instant ready, Instant gone) {}

  private static List<String> students(int from, int to) {
    return IntStream.rangeClosed(from, to).mapToObj("s%02d"::formatted).toList();
  }

  private static AwsClients forMany(AwsClients clients) {
    Map<Quota, Integer> limits =
        Arrays.stream(Quota.values()).collect(Collectors.toMap(Function.identity(), q -> 1_000));
    return clients.with(clients.settings().withLimits(limits));
  }

  /** Ten labs beside the stuck one from the start, ten more while it is quarantined. */
  private Map<String, Times> aDay(boolean stuck) {
    Loop loop = new VirtualTimeline(START);
    SimulatedAccount.Builder large = SimulatedAccount.builder(loop).seed(6);
    for (var quota : io.lablift.simulator.world.Quota.values()) {
      large.quota(quota, 10_000);
    }
    // And everything AWS does takes as long as every other of its kind.
    for (Takes what : Takes.values()) {
      large.takes(what, Range.exactly(what.usual().most()));
    }
    Range second = Range.exactly(Duration.ofSeconds(1));
    SimulatedAccount account = large.lags(new Lags(second, second)).build();
    try (SimulatedLabs labs =
        new SimulatedLabs(store, loop, account, 6, EVEN, NeighboursTest::forMany)) {
      post(labs, "stuck", 10);
      students(1, 10).forEach(student -> post(labs, student, 40));
      labs.until(STUCK, "READY", Duration.ofMinutes(9));
      if (stuck) {
        Student student = new Student(labs, STUCK);
        account
            .services()
            .makesInterface(
                student.privateSubnet(),
                List.of(student.group()),
                "amazon-rds",
                "RDSNetworkInterface");
      }
      labs.world().pass(Duration.between(loop.instant(), START.plus(Duration.ofMinutes(20))));
      students(11, 20).forEach(student -> post(labs, student, 25));
      labs.until(STUCK, stuck ? "QUARANTINED" : "GONE", Duration.ofMinutes(20));
      labs.world().pass(Duration.between(loop.instant(), START.plus(Duration.ofMinutes(60))));
      Map<String, Times> times = new LinkedHashMap<>();
      for (String student : students(1, 20)) {
        JsonNode lab = labs.until("aws101-" + student, "GONE", Duration.ofMinutes(1));
        times.put(
            student,
            new Times(
                Instant.parse(lab.path("readyAt").asText()),
                Instant.parse(lab.path("provedAt").asText())));
      }
      assertThat(labs.show(STUCK).path("status").asText().equals("GONE")).isNotEqualTo(stuck);
      return times;
    }
  }

  private static void post(SimulatedLabs labs, String student, int minutes) {
    labs.ask(
        "POST",
        "/labs",
        "{\"course\":\"aws101\",\"student\":\"%s\",\"leaseMinutes\":%d}"
            .formatted(student, minutes));
  }

  @Test
  void twentyLabsAreOnTimeToTheSecondBesideOneThatIsStuck() {
    Map<String, Times> alone = aDay(false);
    Map<String, Times> beside = aDay(true);

    assertThat(beside).hasSize(20);
    beside.forEach(
        (student, times) -> {
          Times expected = alone.get(student);
          assertThat(Duration.between(expected.ready(), times.ready()).abs())
              .as("%s READY", student)
              .isLessThan(Duration.ofSeconds(1));
          assertThat(Duration.between(expected.gone(), times.gone()).abs())
              .as("%s GONE", student)
              .isLessThan(Duration.ofSeconds(1));
        });
  }
}
