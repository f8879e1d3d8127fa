package io.lablift.local.simulate;

import java.time.Duration;

/**
 * The time that no orchestrator could beat for the last lab of the day to be ready, from its asking
 * on.
 *
 * <p>Two terms, added:
 *
 * <ul>
 *   <li>AWS's request buckets. Of each bucket a lab needs the tokens that the least hungry build of
 *       the day took: changes that AWS made, not looks (an orchestrator may look as rarely as it
 *       likes), nothing that was refused, lost or done twice. When all n ask at once, the last lab
 *       has its last token at the earliest after {@code (n × need − capacity) / refill} seconds;
 *       when they come one after another at moments a, after the largest {@code ((i − j + 1) × need
 *       − capacity) / refill − (a(i) − a(j))} over all j ≤ i. The largest over all buckets counts.
 *   <li>The critical path of one lab: the median of the labs' own, as {@link
 *       io.lablift.simulator.path.CriticalPath} has it from the durations that were drawn.
 * </ul>
 *
 * Waiting for quotas is not in it: who has no room waits for others' leases to end.
 *
 * @param seconds both terms
 * @param by the bucket of the first term; {@code critical path} when no bucket keeps anybody
 * @param path the second term
 */
public record Bound(Duration seconds, String by, Duration path) {
  static final String NO_BUCKET = "critical path";
}
