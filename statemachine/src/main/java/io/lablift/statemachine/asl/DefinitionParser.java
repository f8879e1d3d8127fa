package io.lablift.statemachine.asl;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Reads a whole definition. */
final class DefinitionParser {
  /** Step Functions API Reference, CreateStateMachine: at most 1,048,576 bytes. */
  private static final int LARGEST_BYTES = 1_048_576;

  private DefinitionParser() {}

  static StateMachine parse(String definition) {
    Problems problems = new Problems();
    int bytes = definition.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > LARGEST_BYTES) {
      problems.add(Path.ROOT, "has " + bytes + " bytes", "use at most " + LARGEST_BYTES);
    }
    problems.refuse();
    try {
      // Two states of one name in one object: a parser that kept the last would hide it.
      ObjectMapper strict =
          new ObjectMapper()
              .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
              .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
      return parse(strict.readTree(definition));
    } catch (JsonProcessingException e) {
      String at =
          e.getLocation() == null
              ? ""
              : " (line "
                  + e.getLocation().getLineNr()
                  + ", column "
                  + e.getLocation().getColumnNr()
                  + ")";
      problems.add(Path.ROOT, "is not JSON, " + e.getOriginalMessage() + at, "correct the syntax");
      problems.refuse();
      throw new IllegalStateException(e);
    }
  }

  static StateMachine parse(JsonNode definition) {
    Problems problems = new Problems();
    if (!definition.isObject()) {
      problems.add(Path.ROOT, "is " + Fields.shown(definition), "write an object");
    }
    problems.refuse();
    Fields fields = new Fields(definition, Path.ROOT, problems);
    String comment = fields.text("Comment");
    dialect(fields, problems);
    version(fields, problems);
    Duration timeout =
        fields.has("TimeoutSeconds")
            ? Duration.ofSeconds(
                fields.whole(
                    "TimeoutSeconds", 1, StateParser.LONGEST_SECONDS, StateParser.LONGEST_SECONDS))
            : null;
    Scope scope = new Scope();
    Flow flow = new FlowParser(problems).parse(fields, scope);
    fields.finish();
    scope.check(problems);
    problems.refuse();
    if (flow == null) {
      throw new IllegalStateException("A flow without problems was not read.");
    }
    return new StateMachine(comment, timeout, flow);
  }

  private static void dialect(Fields fields, Problems problems) {
    String language = fields.text("QueryLanguage");
    if (!"JSONata".equals(language)) {
      problems.add(
          fields.path("QueryLanguage"),
          language == null ? "is missing, which means JSONPath" : "is \"" + language + "\"",
          "write \"QueryLanguage\": \"JSONata\" and the machine in that dialect");
    }
  }

  private static void version(Fields fields, Problems problems) {
    String version = fields.text("Version");
    if (version != null && !version.equals("1.0")) {
      problems.add(fields.path("Version"), "is \"" + version + "\"", "write 1.0, the only one");
    }
  }
}
