/**
 * A state machine as a value: the Amazon States Language in its JSONata dialect, parsed and found
 * sound.
 *
 * <p>Source: https://states-language.net and the Step Functions Developer Guide.
 */
@NullMarked
package io.lablift.statemachine.asl;

import org.jspecify.annotations.NullMarked;
