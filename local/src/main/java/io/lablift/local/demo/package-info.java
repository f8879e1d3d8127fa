/**
 * {@code ./lablift demo}: one lab from its request to the proof that it is gone, and the report of
 * it.
 */
@NullMarked
package io.lablift.local.demo;

import org.jspecify.annotations.NullMarked;
