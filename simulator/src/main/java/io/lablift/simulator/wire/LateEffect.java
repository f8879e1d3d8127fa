package io.lablift.simulator.wire;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;

/**
 * What became of a request that hung in the network until its caller had given up: the service met
 * it all the same, and nobody heard the answer.
 *
 * @param ordinal of the {@link Call}, which says what the caller saw of it: a time-out
 * @param at when the service met it
 * @param outcome what the service would have answered: {@link Outcome.Done} or a refusal
 * @param response what it would have answered; null unless it did it
 */
public record LateEffect(
    int ordinal,
    String action,
    Caller caller,
    Instant at,
    Outcome outcome,
    SdkRequest request,
    @Nullable SdkResponse response) {}
