package io.lablift.statemachine.engine;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * Why a state, a branch or an execution failed.
 *
 * @param error the error's name; null only where a Fail state gives none
 * @param cause words about it
 * @param ofBranch whether it comes out of a branch of the state that now has to deal with it
 */
record StateFailure(@Nullable String error, @Nullable String cause, boolean ofBranch) {
  StateFailure(@Nullable String error, @Nullable String cause) {
    this(error, cause, false);
  }

  StateFailure outOfBranch() {
    return new StateFailure(error, cause, true);
  }

  /** As {@code $states.errorOutput} has it. */
  ObjectNode output() {
    ObjectNode output = JsonNodeFactory.instance.objectNode();
    if (error != null) {
      output.put("Error", error);
    }
    if (cause != null) {
      output.put("Cause", cause);
    }
    return output;
  }
}
