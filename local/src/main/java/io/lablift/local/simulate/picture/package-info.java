/** A simulated day of a class, as a picture that a person reads at a glance. */
@NullMarked
package io.lablift.local.simulate.picture;

import org.jspecify.annotations.NullMarked;
