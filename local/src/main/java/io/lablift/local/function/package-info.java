/**
 * Runs our Lambda functions in this JVM as Lambda would: JSON in, JSON out, a time-out, an error
 * with a type.
 */
@NullMarked
package io.lablift.local.function;

import org.jspecify.annotations.NullMarked;
