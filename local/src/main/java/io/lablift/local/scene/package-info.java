/** One simulated account with Lablift before it, and whoever uses and watches it. */
@NullMarked
package io.lablift.local.scene;

import org.jspecify.annotations.NullMarked;
