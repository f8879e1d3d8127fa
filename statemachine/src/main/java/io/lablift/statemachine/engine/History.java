package io.lablift.statemachine.engine;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What has happened in one execution. */
final class History {
  /**
   * Step Functions Developer Guide, "Service quotas": the maximum number of events of a Standard
   * execution.
   */
  static final int MOST_EVENTS = 25_000;

  private final List<HistoryEvent> events = new ArrayList<>();

  HistoryEvent add(
      long previous, Instant when, EventType type, @Nullable String state, ObjectNode details) {
    HistoryEvent event = new HistoryEvent(events.size() + 1L, previous, when, type, state, details);
    events.add(event);
    return event;
  }

  /** Whether only the event that ends the execution still fits. */
  boolean full() {
    return events.size() >= MOST_EVENTS - 1;
  }

  List<HistoryEvent> events() {
    return List.copyOf(events);
  }
}
