/** A student at the console: everything that people make by hand in a lab's VPC. */
@NullMarked
package io.lablift.local.faults.student;

import org.jspecify.annotations.NullMarked;
