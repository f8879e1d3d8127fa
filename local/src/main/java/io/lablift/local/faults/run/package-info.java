/** Plays many cases at once and reports what came of them. */
@NullMarked
package io.lablift.local.faults.run;

import org.jspecify.annotations.NullMarked;
