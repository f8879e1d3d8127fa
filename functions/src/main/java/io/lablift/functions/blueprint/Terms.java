package io.lablift.functions.blueprint;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a course, or else the deployment, allows its labs: how long, how long from now, how long in
 * the queue, and for how much money.
 *
 * @param longestLeaseMinutes the ceiling of a lease, counted from its start
 * @param longestAheadMinutes the ceiling of a lease's end, counted from the moment of an extension
 * @param longestQueueMinutes how long a lab waits for its place before it is refused
 * @param budgetUsd what one lab may cost; null: no budget
 * @param endAtBudget whether the lease ends when the budget is spent; else it is only not extended
 */
public record Terms(
    long longestLeaseMinutes,
    long longestAheadMinutes,
    long longestQueueMinutes,
    @Nullable BigDecimal budgetUsd,
    boolean endAtBudget) {

  @JsonIgnore
  public Duration longestLease() {
    return Duration.ofMinutes(longestLeaseMinutes);
  }

  @JsonIgnore
  public Duration longestAhead() {
    return Duration.ofMinutes(longestAheadMinutes);
  }

  @JsonIgnore
  public Duration longestQueue() {
    return Duration.ofMinutes(longestQueueMinutes);
  }
}
