/** Service Quotas in memory. */
@NullMarked
package io.lablift.simulator.quotas;

import org.jspecify.annotations.NullMarked;
