package io.lablift.statemachine.engine;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * Builds {@code $states.context} (Step Functions Developer Guide, "Accessing execution data from
 * the Context object"). RoleArn is not in it: outside AWS an execution has no role.
 */
final class ContextObject {
  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private ContextObject() {}

  static ObjectNode of(
      Run run, String state, Instant entered, int retryCount, @Nullable MapItem item) {
    ObjectNode context = JsonNodeFactory.instance.objectNode();
    ObjectNode execution = context.putObject("Execution");
    execution.put("Id", run.arn().text());
    execution.set("Input", run.input());
    execution.put("Name", run.arn().name());
    execution.put("StartTime", MILLIS.format(run.startDate()));
    execution.put("RedriveCount", 0);
    ObjectNode current = context.putObject("State");
    current.put("EnteredTime", MILLIS.format(entered));
    current.put("Name", state);
    current.put("RetryCount", retryCount);
    ObjectNode machine = context.putObject("StateMachine");
    machine.put("Id", run.arn().stateMachineArn());
    machine.put("Name", run.arn().stateMachineName());
    if (item != null) {
      ObjectNode about = context.putObject("Map").putObject("Item");
      about.put("Index", item.index());
      about.set("Value", item.value());
    }
    return context;
  }
}
