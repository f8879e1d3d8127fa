/** The stage CreateAlb. */
@NullMarked
package io.lablift.functions.balancer;

import org.jspecify.annotations.NullMarked;
