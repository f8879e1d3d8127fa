package io.lablift.local.faults.matrix;

import io.lablift.local.faults.Case;
import io.lablift.local.faults.catalogue.Phase;

/** A case of the matrix, as its table and its report name it. */
public sealed interface Row extends Case permits MatrixCase, DeleteCase {
  Phase phase();

  /** The number of the call or of the event at which it strikes; 0: at none. */
  int number();

  /** The call's action, or the event. */
  String action();

  /** What happens there, in one word. */
  String what();

  @Override
  default String name() {
    return phase().word() + "/" + number() + "/" + what();
  }
}
