package io.lablift.local.faults.judge;

/** How a case ended; the worst comes first. */
public enum Verdict {
  /** Something was left over where nothing may be. */
  LEAK,
  /** A lab that was said to be whole had something more than once. */
  DOUBLE,
  /** A lab ended neither READY nor GONE in time. */
  STUCK,
  /** A promise of another kind was broken: something missing, a wrong ledger, a lost reason. */
  BROKEN,
  /** As promised. */
  PASSED
}
