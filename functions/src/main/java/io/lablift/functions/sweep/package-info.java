/** The scheduled function that ends leases and takes up what was left behind. */
@NullMarked
package io.lablift.functions.sweep;

import org.jspecify.annotations.NullMarked;
