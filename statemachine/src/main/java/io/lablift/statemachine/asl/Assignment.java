package io.lablift.statemachine.asl;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The variables that a state assigns, all at once.
 *
 * @param values the new values by the variable's name, without a dollar
 */
public record Assignment(Map<String, Template> values) {
  /** Assigns nothing. */
  public static final Assignment NONE = new Assignment(Map.of());

  /** Keeps the order. */
  public Assignment {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }
}
