/** Teardown: in order, and proven. */
@NullMarked
package io.lablift.functions.teardown;

import org.jspecify.annotations.NullMarked;
