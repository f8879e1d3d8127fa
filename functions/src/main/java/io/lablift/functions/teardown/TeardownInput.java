package io.lablift.functions.teardown;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.JsonNode;
import io.lablift.functions.json.Json;
import io.lablift.functions.lab.LabId;
import io.lablift.functions.lab.LabRef;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One round's input.
 *
 * @param state what the round before returned; an empty object in the first round
 */
public record TeardownInput(LabId lab, int attempt, @Nullable JsonNode state) {
  @JsonIgnore
  public LabRef ref() {
    return new LabRef(lab, attempt);
  }

  Optional<TeardownState> remembered() {
    return state == null || state.isEmpty()
        ? Optional.empty()
        : Optional.of(Json.read(state, TeardownState.class));
  }
}
