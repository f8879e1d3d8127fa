package io.lablift.local.function;

import io.lablift.simulator.wire.Caller;
import io.lablift.simulator.wire.CallerSource;

/** Knows which invocation the present thread is. */
public final class CurrentCaller implements CallerSource {
  private final ScopedValue<Caller> bound = ScopedValue.newInstance();
  private final Caller otherwise = Caller.outside("outside");

  @Override
  public Caller current() {
    return bound.orElse(otherwise);
  }

  /** Runs a body whose calls are this caller's. */
  public void as(Caller caller, Runnable body) {
    ScopedValue.where(bound, caller).run(body);
  }
}
