/** The fastest way in which a lab could have been made, and ended, by the account's own record. */
@NullMarked
package io.lablift.simulator.path;

import org.jspecify.annotations.NullMarked;
