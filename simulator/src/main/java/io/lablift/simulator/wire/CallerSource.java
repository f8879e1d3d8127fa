package io.lablift.simulator.wire;

/** Tells who is calling on the present thread. */
@FunctionalInterface
public interface CallerSource {
  /** The caller of the call that is being made now. */
  Caller current();
}
