package io.lablift.functions.registry;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a stage is.
 *
 * @param startedAt when it first ran
 * @param readyAt when it said ready; null: not yet
 * @param waitingFor what it waits for; null: nothing
 */
public record StageRecord(
    Instant startedAt, @Nullable Instant readyAt, @Nullable String waitingFor) {}
