package io.lablift.functions.sweep;

/** What a sweep has done with a lab that was due. */
enum Taken {
  TORN_DOWN,
  /** Its build had ended without a word, and its teardown has begun. */
  ENDED,
  /** Most of its budget is spent, which is to be said once. */
  NEARLY_SPENT,
  /** It waited too long for its place. */
  REFUSED,
  QUARANTINED,
  RESTARTED,
  LEFT
}
