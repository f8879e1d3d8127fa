package io.lablift.functions.blueprint;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When a lab is wanted, where that was said.
 *
 * @param startsAt not before this, in milliseconds since 1970; null: as soon as it can be
 * @param endsAt its lease ends then, whenever it began, in milliseconds since 1970; null: when its
 *     length is over
 */
public record Booking(@Nullable Long startsAt, @Nullable Long endsAt) {
  /** A booking of two moments, either of which may be left out. */
  public static Booking of(@Nullable Instant startsAt, @Nullable Instant endsAt) {
    return new Booking(
        startsAt == null ? null : startsAt.toEpochMilli(),
        endsAt == null ? null : endsAt.toEpochMilli());
  }

  /** Not before this. */
  public Optional<Instant> start() {
    return Optional.ofNullable(startsAt).map(Instant::ofEpochMilli);
  }

  /** The lease ends then. */
  public Optional<Instant> end() {
    return Optional.ofNullable(endsAt).map(Instant::ofEpochMilli);
  }
}
