package io.lablift.simulator.world;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A part of a resource that calls change, such as what a gateway is attached to: its value in
 * truth, and the one that a Describe shows, which can be behind ("Eventual consistency in the
 * Amazon EC2 API").
 */
public final class Seen<T> {
  private record Version<T>(Instant from, T value) {}

  private final Resource of;
  private final List<Version<T>> versions = new ArrayList<>(2);

  /** Its first value is seen as soon as the resource itself is. */
  public Seen(Resource of, T first) {
    this.of = of;
    versions.add(new Version<>(of.createdAt(), first));
  }

  /** The value in truth. */
  public T actual() {
    return versions.getLast().value();
  }

  /** The value that a Describe shows now. */
  public T seen() {
    Instant now = of.world().now();
    for (Version<T> version : versions.reversed()) {
      if (!version.from().isAfter(now)) {
        return version.value();
      }
    }
    return versions.getFirst().value();
  }

  /** Changes it; the change is seen after a lag, and never before the one that it follows. */
  public void set(T value) {
    Instant from = of.world().now().plus(of.nextChangeLag());
    Instant before = versions.getLast().from();
    versions.add(new Version<>(from.isBefore(before) ? before : from, value));
  }
}
