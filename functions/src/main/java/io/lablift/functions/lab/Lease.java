package io.lablift.functions.lab;

import java.time.Duration;
import java.time.Instant;

/**
 * How long a lab may live: from the moment it is admitted.
 *
 * @param start when the lab was admitted
 * @param end when the sweep tears it down
 */
public record Lease(Instant start, Instant end) {
  public Lease {
    if (!end.isAfter(start)) {
      throw new IllegalArgumentException("a lease ends after it starts: " + start + " … " + end);
    }
  }

  public static Lease of(Instant start, Duration length) {
    return new Lease(start, start.plus(length));
  }

  public boolean isOver(Instant now) {
    return !now.isBefore(end);
  }

  public Lease until(Instant newEnd) {
    return new Lease(start, newEnd);
  }
}
