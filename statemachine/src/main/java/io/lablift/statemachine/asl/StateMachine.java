package io.lablift.statemachine.asl;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A sound state machine.
 *
 * @param comment what its author says about it
 * @param timeout how long an execution may take; null for as long as it likes
 * @param flow its states
 */
public record StateMachine(@Nullable String comment, @Nullable Duration timeout, Flow flow) {
  /**
   * Parses a definition.
   *
   * @throws InvalidDefinition with everything that is wrong with it
   */
  public static StateMachine parse(String definition) {
    return DefinitionParser.parse(definition);
  }

  /**
   * Parses a definition.
   *
   * @throws InvalidDefinition with everything that is wrong with it
   */
  public static StateMachine parse(JsonNode definition) {
    return DefinitionParser.parse(definition);
  }
}
