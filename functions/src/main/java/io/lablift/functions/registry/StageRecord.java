package io.lablift.functions.registry;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a stage is.
 *
 * @param startedAt when it first ran
 * @param readyAt when it said ready; null: not yet
 * @param waitingFor what it waits for; null: nothing
 * @param missingSince since when, run after run, something that a call names was not found; null:
 *     it is not so
 * @param slot calls that it has reserved and not made yet; null: none
 */
public record StageRecord(
    Instant startedAt,
    @Nullable Instant readyAt,
    @Nullable String waitingFor,
    @Nullable Instant missingSince,
    @Nullable Slot slot) {}
