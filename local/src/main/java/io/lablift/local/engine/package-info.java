/**
 * Joins the interpreter with the rest: Task states call our functions, and the SDK's {@code
 * SfnClient} starts executions.
 */
@NullMarked
package io.lablift.local.engine;

import org.jspecify.annotations.NullMarked;
