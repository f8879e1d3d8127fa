/**
 * What every service of the simulated account stands on: time, seeded draws, visibility, tags,
 * quotas.
 */
@NullMarked
package io.lablift.simulator.world;

import org.jspecify.annotations.NullMarked;
