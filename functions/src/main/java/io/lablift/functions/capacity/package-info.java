/** How much of the account's quotas is there for labs. */
@NullMarked
package io.lablift.functions.capacity;

import org.jspecify.annotations.NullMarked;
