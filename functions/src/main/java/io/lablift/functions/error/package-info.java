/** What can go wrong, one class per decision: the error names of the state machines. */
@NullMarked
package io.lablift.functions.error;

import org.jspecify.annotations.NullMarked;
