/**
 * Breaks everything that can break, one thing at a time and in storms, and judges what comes of it.
 */
@NullMarked
package io.lablift.local.faults;

import org.jspecify.annotations.NullMarked;
