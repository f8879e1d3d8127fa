/**
 * The simulated account held against moto, an emulator of AWS that we did not write.
 *
 * <p>The same calls go to both; each must come to the same outcome, or the difference is listed
 * with the AWS page that says who is right.
 */
@NullMarked
package io.lablift.local.differential;

import org.jspecify.annotations.NullMarked;
