package io.lablift.local.life;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lablift.local.SharedRegistry;
import io.lablift.local.world.RegistryStore;
import java.util.LongSummaryStatistics;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How near a lab's life comes to the bound that no orchestrator can beat, whatever AWS draws. */
@ExtendWith(SharedRegistry.class)
final class FiguresTest {
  private static final String SEEDS = "lablift.figures.seeds";

  private final RegistryStore store;

  FiguresTest(RegistryStore store) {
    this.store = store;
  }

  /** Twelve seeds, or as many as {@code -Dlablift.figures.seeds=N} asks for. */
  static LongStream seeds() {
    return LongStream.rangeClosed(1, Long.getLong(SEEDS, 12));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void isAsFastAsAwsAllowsAndCallsLittle(long seed) {
    ObjectNode report;
    try (SimulatedLabs labs = new SimulatedLabs(store, seed)) {
      report = labs.life();
    }
    JsonNode build = report.path("build");
    JsonNode teardown = report.path("teardown");

    assertThat(build.path("seconds").asDouble())
        .as("build, seed %s: %s", seed, build)
        .isLessThanOrEqualTo(1.10 * build.path("criticalPathSeconds").asDouble());
    assertThat(teardown.path("secondsToGone").asDouble())
        .as("teardown, seed %s: %s", seed, teardown)
        .isLessThanOrEqualTo(1.10 * teardown.path("criticalPathSeconds").asDouble() + 3);
    assertThat(build.path("totalCalls").asInt())
        .as("calls, seed %s: %s", seed, build)
        .isLessThanOrEqualTo(95);
    assertThat(teardown.path("totalCalls").asInt())
        .as("calls, seed %s: %s", seed, teardown)
        .isLessThanOrEqualTo(100);
    assertThat(report.path("leftOver")).isEmpty();
  }

  @Test
  void keepsALabsLifeWithinItsRegistryOperations() {
    try (SimulatedLabs labs = new SimulatedLabs(store, 1)) {
      labs.life();
      LongSummaryStatistics operations =
          labs.world().log().countsOf(call -> call.caller().inExecution()).entrySet().stream()
              .filter(entry -> entry.getKey().startsWith("dynamodb:"))
              .mapToLong(java.util.Map.Entry::getValue)
              .summaryStatistics();

      assertThat(operations.getSum()).isBetween(40L, 140L);
    }
  }
}
