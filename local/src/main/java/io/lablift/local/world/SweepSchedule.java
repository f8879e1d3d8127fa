package io.lablift.local.world;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lablift.local.function.Invoker;
import io.lablift.local.function.LambdaFunction;
import io.lablift.local.function.Result;
import io.lablift.statemachine.time.Loop;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * EventBridge Scheduler for one machine: invokes the sweep every minute of its world's time, every
 * fifteenth time for a hunt as well.
 *
 * <p>The events are those that a schedule rule sends (EventBridge user guide, "Scheduled events").
 */
final class SweepSchedule {
  private static final Duration EVERY = Duration.ofMinutes(1);

  private static final int HUNT_EVERY = 15;

  private static final Duration SHORTEST = Duration.ofSeconds(2);

  private final Loop loop;
  private final Invoker invoker;
  private final LambdaFunction sweep;
  private final Place place;
  private final Consumer<String> log;
  private final AtomicInteger events = new AtomicInteger();

  SweepSchedule(
      Loop loop, Invoker invoker, LambdaFunction sweep, Place place, Consumer<String> log) {
    this.loop = loop;
    this.invoker = invoker;
    this.sweep = sweep;
    this.place = place;
    this.log = log;
  }

  /** Sweeps every minute from now on. */
  void start() {
    var _ =
        loop.after(
            every(),
            "sweep",
            () -> {
              begin(events.get() % HUNT_EVERY == HUNT_EVERY - 1 ? "hunt" : "");
              start();
            });
  }

  /** A minute, less where time is scaled. */
  private Duration every() {
    Duration scaled = Duration.ofMillis(Math.round(EVERY.toMillis() * place.timeScale()));
    return scaled.compareTo(SHORTEST) < 0 ? SHORTEST : scaled;
  }

  /**
   * One sweep, now.
   *
   * @param mode empty as every minute; {@code recover} to take up also what a process that was
   *     killed left behind
   */
  void begin(String mode) {
    invoker.start(
        sweep,
        event(mode),
        "",
        result -> {
          if (result instanceof Result.Failed(String type, String message)) {
            log.accept("A sweep failed, the next one comes in a minute: " + type + ": " + message);
          }
        });
  }

  private byte[] event(String mode) {
    ObjectNode event = new ObjectMapper().createObjectNode();
    event.put("version", "0").put("id", "sweep-%06d".formatted(events.incrementAndGet()));
    event.put("detail-type", "Scheduled Event").put("source", "aws.events");
    event.put("account", place.account()).put("region", place.region());
    event.put("time", loop.instant().truncatedTo(ChronoUnit.SECONDS).toString());
    event
        .putArray("resources")
        .add("arn:aws:events:" + place.region() + ":" + place.account() + ":rule/sweep");
    ObjectNode detail = event.putObject("detail");
    if (!mode.isEmpty()) {
      detail.put("mode", mode);
    }
    return event.toString().getBytes(StandardCharsets.UTF_8);
  }
}
