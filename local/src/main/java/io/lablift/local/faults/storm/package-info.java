/** Storms: many labs, many accidents, students, kills and sweeps at once, all from one seed. */
@NullMarked
package io.lablift.local.faults.storm;

import org.jspecify.annotations.NullMarked;
