package io.lablift.simulator.wire;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkRequest;

/** The state of all token buckets of one account. */
final class Throttle {
  private final RequestLimits limits;
  private final Map<String, TokenBucket> buckets = new HashMap<>();

  Throttle(RequestLimits limits) {
    this.limits = limits;
  }

  /** Takes the tokens of one request and says so, or takes none and refuses. */
  synchronized boolean admits(String service, String action, SdkRequest request, Instant now) {
    List<RequestLimits.Need> needs = limits.needs(service, action, request);
    for (RequestLimits.Need need : needs) {
      if (!bucket(need, now).has(need.tokens(), now)) {
        return false;
      }
    }
    needs.forEach(need -> bucket(need, now).take(need.tokens()));
    return true;
  }

  private TokenBucket bucket(RequestLimits.Need need, Instant now) {
    return buckets.computeIfAbsent(need.bucket(), name -> new TokenBucket(need.limit(), now));
  }
}
