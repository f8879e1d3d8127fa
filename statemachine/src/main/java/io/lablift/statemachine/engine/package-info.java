/** The interpreter: runs state machines on a timeline, and calls functions through a port. */
@NullMarked
package io.lablift.statemachine.engine;

import org.jspecify.annotations.NullMarked;
