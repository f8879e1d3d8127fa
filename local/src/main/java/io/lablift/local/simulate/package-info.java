/** Whole days of a class in a simulated account, in virtual time, and what they come to. */
@NullMarked
package io.lablift.local.simulate;

import org.jspecify.annotations.NullMarked;
