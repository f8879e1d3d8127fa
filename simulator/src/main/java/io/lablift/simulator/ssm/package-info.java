/** Systems Manager Parameter Store. */
@NullMarked
package io.lablift.simulator.ssm;

import org.jspecify.annotations.NullMarked;
