/** Auto Scaling groups: what starts servers again that somebody terminated. */
@NullMarked
package io.lablift.simulator.scaling;

import org.jspecify.annotations.NullMarked;
