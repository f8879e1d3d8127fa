/**
 * The three worlds in which the same functions run: a simulated account, any endpoint, a real
 * account.
 */
@NullMarked
package io.lablift.local.world;

import org.jspecify.annotations.NullMarked;
