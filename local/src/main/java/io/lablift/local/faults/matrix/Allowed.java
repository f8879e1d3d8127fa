package io.lablift.local.faults.matrix;

import io.lablift.local.faults.catalogue.Fault;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a case may come to besides the best.
 *
 * @param reasons one of these a failure must name; empty: the lab may not fail
 * @param manner how the fault comes and goes
 */
record Allowed(List<String> reasons, Fault.Manner manner) {
  /** Nothing but the best. */
  static final Allowed NOTHING = new Allowed(List.of(), Fault.Manner.PASSING);

  Allowed {
    reasons = List.copyOf(reasons);
  }

  static Allowed by(Fault fault) {
    return new Allowed(fault.says(), fault.manner());
  }

  Allowed or(List<String> others) {
    return new Allowed(Stream.concat(reasons.stream(), others.stream()).toList(), manner);
  }
}
