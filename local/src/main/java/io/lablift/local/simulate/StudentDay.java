package io.lablift.local.simulate;

import io.lablift.functions.lab.LabId;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One student's lab, from asking to its end.
 *
 * @param begun when it was admitted
 * @param ending when its teardown began
 * @param gone when it was gone for good
 * @param costUsd the whole bill by the API's own meter
 * @param costs the same by kind of thing, such as {@code natGateways}
 * @param trouble why it was refused or failed; empty: nothing went wrong
 */
public record StudentDay(
    LabId lab,
    Instant asked,
    Optional<Instant> begun,
    Optional<Instant> ready,
    Optional<Instant> ending,
    Optional<Instant> gone,
    BigDecimal costUsd,
    SortedMap<String, BigDecimal> costs,
    String trouble) {
  public StudentDay {
    costs = Collections.unmodifiableSortedMap(new TreeMap<>(costs));
  }

  /** From asking until READY. */
  public Optional<Duration> waited() {
    return ready.map(at -> Duration.between(asked, at));
  }

  /** From asking until admitted, or until it was refused. */
  public Optional<Duration> queued() {
    return begun.or(() -> gone).map(at -> Duration.between(asked, at));
  }

  /** From the teardown's beginning until gone. */
  public Optional<Duration> teardown() {
    return ending.flatMap(from -> gone.map(to -> Duration.between(from, to)));
  }
}
