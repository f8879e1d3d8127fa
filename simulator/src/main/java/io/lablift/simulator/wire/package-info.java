/**
 * The one choke point: every call of every client passes here, is timed, recorded, and may be
 * refused, lost or followed by a crash.
 *
 * <p>It knows clients only as interfaces of the AWS SDK, so it stands equally before the simulator,
 * a DynamoDB Local and a real endpoint.
 */
@NullMarked
package io.lablift.simulator.wire;

import org.jspecify.annotations.NullMarked;
