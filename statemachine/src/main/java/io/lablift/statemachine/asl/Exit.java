package io.lablift.statemachine.asl;

import org.jspecify.annotations.Nullable;

/**
 * How one leaves a state.
 *
 * @param assign the variables that are assigned on the way
 * @param output the output; null for the state's own: its result, or its input where it has no
 *     result
 * @param transition where to
 */
public record Exit(Assignment assign, @Nullable Template output, Transition transition) {}
