/** Judges how a case ended: what is left over, doubled, stuck or broken. */
@NullMarked
package io.lablift.local.faults.judge;

import org.jspecify.annotations.NullMarked;
