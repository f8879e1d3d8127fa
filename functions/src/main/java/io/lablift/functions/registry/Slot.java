package io.lablift.functions.registry;

import java.time.Instant;

/**
 * Calls that a stage has reserved: it may make them from then on.
 *
 * @param calls how many
 */
public record Slot(Instant from, int calls) {}
