/** Admission of queued labs, and the start of their executions. */
@NullMarked
package io.lablift.functions.dispatch;

import org.jspecify.annotations.NullMarked;
