package io.lablift.statemachine.engine;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened in an execution.
 *
 * @param id 1 for the first
 * @param previousEventId what it follows from; 0 for nothing
 * @param timestamp when
 * @param type what
 * @param stateName the state that it is about; null when it is about the execution
 * @param details what belongs to it: input, output, error, cause and the like; not to be changed
 */
public record HistoryEvent(
    long id,
    long previousEventId,
    Instant timestamp,
    EventType type,
    @Nullable String stateName,
    ObjectNode details) {
  @Override
  public String toString() {
    return "%d  %s  %s%s  %s"
        .formatted(
            id, timestamp, type.word(), stateName == null ? "" : " \"" + stateName + "\"", details);
  }
}
