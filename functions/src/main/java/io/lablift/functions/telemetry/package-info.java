/**
 * What a function says of its runs: a line of JSON each, with the metrics that CloudWatch takes
 * from it.
 */
@NullMarked
package io.lablift.functions.telemetry;

import org.jspecify.annotations.NullMarked;
