/** Whole lives of labs in the simulator, each call held against the policies of its function. */
@NullMarked
package io.lablift.infra.policy.play;

import org.jspecify.annotations.NullMarked;
