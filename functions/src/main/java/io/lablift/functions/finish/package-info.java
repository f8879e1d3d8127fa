/** The stage MarkReady. */
@NullMarked
package io.lablift.functions.finish;

import org.jspecify.annotations.NullMarked;
