package io.lablift.functions.capacity;

import io.lablift.functions.blueprint.Quota;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * What was last read of the account: its quotas, and what others use of them.
 *
 * @param quotasAt when the quotas were read, in milliseconds since 1970
 * @param usageAt when the usage was counted, in milliseconds since 1970
 */
record Reading(Map<Quota, QuotaValue> quotas, long quotasAt, Usage usage, long usageAt) {
  Reading {
    quotas = Map.copyOf(quotas);
  }

  boolean hasQuotasSince(Instant now, Duration age) {
    return quotasAt >= now.minus(age).toEpochMilli();
  }

  boolean hasUsageSince(Instant now, Duration age) {
    return usageAt >= now.minus(age).toEpochMilli();
  }
}
