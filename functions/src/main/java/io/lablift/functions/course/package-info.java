/** Classes: many labs of one course, started together. */
@NullMarked
package io.lablift.functions.course;

import org.jspecify.annotations.NullMarked;
