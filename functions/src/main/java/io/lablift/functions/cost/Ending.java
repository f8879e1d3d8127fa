package io.lablift.functions.cost;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a lab ends.
 *
 * @param reason why it ends before its lease does; null: its lease ends then
 */
public record Ending(Instant at, @Nullable String reason) {
  public boolean isOver(Instant now) {
    return !now.isBefore(at);
  }
}
