package io.lablift.local.simulate;

import io.lablift.functions.blueprint.Quota;
import java.time.Instant;

/** A quota that kept a lab waiting, and since when. */
public record FullQuota(Quota quota, Instant at) {}
