package io.lablift.statemachine.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.lablift.statemachine.time.RealTimeline;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class RealTimeTest {
  @Test
  void runsAMachineOnTheRealClock() {
    try (RealTimeline timeline = new RealTimeline()) {
      Functions functions = new Functions(timeline).slow("f", Duration.ofMillis(20));
      Engine engine = new Engine(timeline, functions, 7);

      Execution execution =
          engine.start(
              World.MACHINE,
              World.machine(
                  """
                  "P": {"Type": "Parallel", "End": true, "Branches": [
                    {"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "f", "Arguments": 1, "End": true}}},
                    {"StartAt": "B", "States": {"B": {"Type": "Task", "Resource": "f", "Arguments": 2, "Next": "C"},
                                                "C": {"Type": "Wait", "Seconds": 0, "End": true}}}]}
                  """),
              "run",
              World.json("{}"));
      timeline.runUntil(() -> !execution.running());

      assertThat(World.outcome(execution)).isEqualTo("[1,2]");
    }
  }
}
