/** JSONata as Step Functions speaks it: expressions, their evaluation, and AWS's own functions. */
@NullMarked
package io.lablift.statemachine.jsonata;

import org.jspecify.annotations.NullMarked;
