package io.lablift.statemachine.asl;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * States and where to start: a whole machine, a branch, or what is done with an item of a Map
 * state.
 *
 * @param startAt the first state
 * @param states all of them by name, in the order of the definition
 */
public record Flow(String startAt, Map<String, State> states) {
  /** Refuses a start that is not there. */
  public Flow {
    states = Collections.unmodifiableMap(new LinkedHashMap<>(states));
    if (!states.containsKey(startAt)) {
      throw new IllegalArgumentException("StartAt \"" + startAt + "\" is not a state.");
    }
  }

  /** The state of that name, which a sound machine has. */
  public State state(String name) {
    State state = states.get(name);
    if (state == null) {
      throw new IllegalArgumentException("There is no state \"" + name + "\".");
    }
    return state;
  }
}
