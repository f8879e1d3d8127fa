/** Classic Load Balancers, which a student's tutorial may still make. */
@NullMarked
package io.lablift.simulator.classic;

import org.jspecify.annotations.NullMarked;
