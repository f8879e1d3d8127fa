/** Amazon EC2 and VPC, as far as labs and their students reach. */
@NullMarked
package io.lablift.simulator.ec2;

import org.jspecify.annotations.NullMarked;
