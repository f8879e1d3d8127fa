package io.lablift.functions.telemetry;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lablift.functions.json.Json;
import io.lablift.functions.lab.LabRef;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one run of a function has to say when it ends. Whoever takes part in the run adds to it;
 * nothing of a request's body, of user data or of a key belongs here.
 *
 * <p>Format: "Specification: Embedded metric format", CloudWatch user guide. The line is given to
 * Lambda's logger as bytes, which the runtime passes on as they are; text it would wrap.
 */
public final class RunLine {
  private static final String NAMESPACE = "Lablift";
  private static final String DEPLOYMENT = "Deployment";
  private static final String STATUS = "Status";

  private final Context context;
  private final String deployment;
  private final ObjectNode fields = Json.MAPPER.createObjectNode();
  private final Map<Metric, Double> metrics = new TreeMap<>();
  private final List<ObjectNode> more = new ArrayList<>();
  private LogLevel level = LogLevel.INFO;

  RunLine(Context context, String deployment) {
    this.context = context;
    this.deployment = deployment;
  }

  /** Which lab it is about. */
  public RunLine lab(LabRef ref) {
    return with("lab", ref.lab().toString()).with("attempt", ref.attempt());
  }

  /** Something worth knowing, under a name of its own. */
  public RunLine with(String name, Object value) {
    fields.set(name, Json.tree(value));
    return this;
  }

  /** A measurement. */
  public RunLine metric(Metric metric, double value) {
    metrics.put(metric, value);
    return this;
  }

  /** A measurement of a duration. */
  public RunLine metric(Metric metric, Duration duration) {
    return metric(metric, duration.toMillis() / 1000.0);
  }

  /** How many labs there are in each status; a line for each. */
  public void labs(Map<String, Integer> byStatus, Instant now) {
    byStatus.forEach(
        (status, count) -> {
          ObjectNode line = Json.MAPPER.createObjectNode();
          line.put(DEPLOYMENT, deployment).put(STATUS, status).put(Metric.LABS.word(), count);
          line.set("_aws", metadata(now, List.of(DEPLOYMENT, STATUS), List.of(Metric.LABS)));
          more.add(line);
        });
  }

  /** Something that a person may have to look into, said at once, as a line of its own. */
  public void say(String text) {
    context.getLogger().log(text, LogLevel.WARN);
  }

  /** It ended with an error: the name that state machines know it by, and what it says. */
  void failed(Throwable error) {
    level = LogLevel.ERROR;
    with("errorType", error.getClass().getName());
    with("errorMessage", String.valueOf(error.getMessage()));
  }

  /** Something went wrong that nobody foresaw: where. */
  public RunLine unforeseen(Throwable error) {
    failed(error);
    List<String> frames = new ArrayList<>();
    for (StackTraceElement frame : error.getStackTrace()) {
      frames.add(frame.toString());
    }
    return with("stackTrace", frames.subList(0, Math.min(frames.size(), MOST_FRAMES)));
  }

  private static final int MOST_FRAMES = 20;

  void end(Instant now, Duration took) {
    ObjectNode line = Json.MAPPER.createObjectNode();
    line.put("timestamp", now.toString());
    line.put("level", level.name());
    line.put("function", context.getFunctionName());
    line.put("requestId", context.getAwsRequestId());
    line.setAll(fields);
    line.put("ms", took.toMillis());
    if (!metrics.isEmpty()) {
      line.put(DEPLOYMENT, deployment);
      metrics.forEach((metric, value) -> line.put(metric.word(), value));
      line.set("_aws", metadata(now, List.of(DEPLOYMENT), List.copyOf(metrics.keySet())));
    }
    log(line);
    more.forEach(this::log);
  }

  private static ObjectNode metadata(Instant now, List<String> dimensions, List<Metric> metrics) {
    ObjectNode metadata = Json.MAPPER.createObjectNode().put("Timestamp", now.toEpochMilli());
    ObjectNode directive = metadata.putArray("CloudWatchMetrics").addObject();
    directive.put("Namespace", NAMESPACE);
    ArrayNode set = directive.putArray("Dimensions").addArray();
    dimensions.forEach(set::add);
    ArrayNode definitions = directive.putArray("Metrics");
    metrics.forEach(
        metric -> definitions.addObject().put("Name", metric.word()).put("Unit", metric.unit()));
    return metadata;
  }

  private void log(ObjectNode line) {
    context.getLogger().log((Json.write(line) + "\n").getBytes(StandardCharsets.UTF_8), level);
  }
}
