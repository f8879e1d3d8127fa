/** The students of a class, as an instructor has them in a file. */
@NullMarked
package io.lablift.local.roster;

import org.jspecify.annotations.NullMarked;
