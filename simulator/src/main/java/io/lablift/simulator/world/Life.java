package io.lablift.simulator.world;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One resource's way through its life cycle. States come from the clock alone: an event writes down
 * what follows from it, and no thread has to wait for it.
 */
public final class Life {
  private record Entry(Instant at, Instant seenFrom, String state) {}

  /** What an event led to: when it is complete, and the time that was drawn for it. */
  public record Change(Instant complete, Duration drawn, String to) {}

  private final World world;
  private final LifeCycle cycle;
  private final String id;
  private final List<Entry> entries = new ArrayList<>();
  private int events;

  public Life(World world, LifeCycle cycle, String id) {
    this.world = world;
    this.cycle = cycle;
    this.id = id;
  }

  /** The state in truth. */
  public String state() {
    return stateAt(world.now());
  }

  public String stateAt(Instant moment) {
    String state = "";
    for (Entry entry : entries) {
      if (!entry.at().isAfter(moment)) {
        state = entry.state();
      }
    }
    return state;
  }

  /** The state that a Describe shows, which can be behind. */
  public String seenState() {
    Instant now = world.now();
    String state = entries.isEmpty() ? "" : entries.getFirst().state();
    for (Entry entry : entries) {
      if (!entry.seenFrom().isAfter(now)) {
        state = entry.state();
      }
    }
    return state;
  }

  public boolean is(String... states) {
    return List.of(states).contains(state());
  }

  /** Moves on, in the time that is drawn for it; empty where the table refuses the event. */
  public Optional<Change> apply(String event, Duration lag) {
    return apply(event, lag, null);
  }

  /** Moves on, complete at the given moment where there is one: what goes along with another. */
  public Optional<Change> apply(String event, Duration lag, @Nullable Instant complete) {
    return applyAt(world.now(), event, lag, complete);
  }

  /** Moves on at a moment that is past, or now: what became due without anybody's call. */
  public Optional<Change> applyAt(Instant due, String event, Duration lag) {
    return applyAt(due, event, lag, null);
  }

  private Optional<Change> applyAt(
      Instant now, String event, Duration lag, @Nullable Instant complete) {
    return cycle
        .move(stateAt(now), event)
        .map(
            move -> {
              events++;
              Duration drawn =
                  complete == null
                      ? world.draw(move.takes(), id + " " + event + " " + events)
                      : Duration.between(now, complete);
              entries.removeIf(entry -> entry.at().isAfter(now));
              Instant seen = now.plus(lag);
              Instant end = now.plus(drawn);
              entries.add(new Entry(now, seen, move.via()));
              entries.add(new Entry(end, seen.isAfter(end) ? seen : end, move.to()));
              return new Change(end, drawn, move.to());
            });
  }

  /**
   * When the state was, or will be, reached for the last time; empty where it is not on the way.
   */
  public Optional<Instant> reached(String state) {
    return entries.stream()
        .filter(entry -> entry.state().equals(state))
        .map(Entry::at)
        .reduce((first, second) -> second);
  }

  /** When the state was, or will be, reached for the first time. */
  public Optional<Instant> firstReached(String state) {
    return entries.stream().filter(entry -> entry.state().equals(state)).map(Entry::at).findFirst();
  }

  /** Whether nothing changes between the moments, both excluded. */
  public boolean isSteady(Instant from, Instant to) {
    return entries.stream().noneMatch(e -> e.at().isAfter(from) && e.at().isBefore(to));
  }

  /** When the state of now was reached. */
  public Optional<Instant> since() {
    Instant now = world.now();
    return entries.stream()
        .map(Entry::at)
        .filter(at -> !at.isAfter(now))
        .reduce((first, second) -> second);
  }

  public boolean isEnd(String state) {
    return cycle.isEnd(state);
  }
}
