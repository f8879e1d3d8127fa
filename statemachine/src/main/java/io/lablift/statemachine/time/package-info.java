/**
 * Time as a parameter: one loop of actions in the order of their moments, and invocations that run
 * between them.
 *
 * <p>{@link io.lablift.statemachine.time.VirtualTimeline} skips the gaps and is deterministic;
 * {@link io.lablift.statemachine.time.RealTimeline} lives them through. Both are a {@link
 * io.lablift.statemachine.time.Loop}, so that nobody else asks which one it is.
 */
@NullMarked
package io.lablift.statemachine.time;

import org.jspecify.annotations.NullMarked;
