/** Elastic Load Balancing (application and network), on top of the simulated EC2. */
@NullMarked
package io.lablift.simulator.elb;

import org.jspecify.annotations.NullMarked;
