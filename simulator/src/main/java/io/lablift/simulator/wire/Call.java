package io.lablift.simulator.wire;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;

/**
 * One call that was made: who, what, when, and how it ended.
 *
 * @param ordinal place among all calls of this choke point, from 1, in the order in which they were
 *     started
 * @param service IAM's prefix of the service, such as {@code elasticloadbalancing}
 * @param action IAM's name of the action, such as {@code elasticloadbalancing:CreateLoadBalancer}
 * @param started when the caller sent it
 * @param effectAt when it reached the service, which did or refused it at once; null when it had
 *     not got so far by its end (what came later is a {@link LateEffect})
 * @param ended when the caller had its answer
 * @param response null unless the service answered without an error (also when that answer was then
 *     lost)
 */
public record Call(
    int ordinal,
    String service,
    String action,
    Caller caller,
    Instant started,
    @Nullable Instant effectAt,
    Instant ended,
    Outcome outcome,
    SdkRequest request,
    @Nullable SdkResponse response) {

  /** Ids and ARNs that the request names, in the order of its fields, each once. */
  public List<String> idsNamed() {
    return NamedIds.in(request);
  }

  /**
   * Ids and ARNs that the answer names, in the order of its fields, each once; empty without an
   * answer.
   */
  public List<String> idsAnswered() {
    return response == null ? List.of() : NamedIds.in(response);
  }

  /** Time from sending to answer. */
  public Duration latency() {
    return Duration.between(started, ended);
  }
}
