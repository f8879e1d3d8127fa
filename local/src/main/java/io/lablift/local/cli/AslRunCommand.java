package io.lablift.local.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lablift.local.engine.HttpTasks;
import io.lablift.local.show.Console;
import io.lablift.statemachine.asl.StateMachine;
import io.lablift.statemachine.engine.Engine;
import io.lablift.statemachine.engine.Execution;
import io.lablift.statemachine.engine.ExecutionDescription;
import io.lablift.statemachine.engine.ExecutionStatus;
import io.lablift.statemachine.engine.Refused;
import io.lablift.statemachine.time.Loop;
import io.lablift.statemachine.time.RealTimeline;
import io.lablift.statemachine.time.VirtualTimeline;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./lablift asl run FILE}. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Runs a state machine (JSONata dialect) and prints {\"status\", \"output\", \"error\","
          + " \"cause\"} as",
      "DescribeExecution would. Exit code 0: SUCCEEDED; 1: it ended otherwise; 2: it could not"
          + " start."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./lablift asl run hello.asl.json --input '{\"name\": \"kim\"}'",
      "  ./lablift asl run wait.asl.json --virtual --history     a Wait of a day takes no time",
      "  ./lablift asl run order.asl.json --function Charge=http://127.0.0.1:9000/charge"
    })
final class AslRunCommand implements Callable<Integer> {
  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final Console console;

  @Parameters(paramLabel = "FILE", description = "The state machine's definition.")
  private Path file = Path.of("");

  @Option(
      names = "--input",
      paramLabel = "FILE|-|JSON",
      description = "The input: a file, - for standard input, or JSON itself (default: {}).")
  private @Nullable String input;

  @Option(names = "--virtual", description = "Waits take no time.")
  private boolean virtual;

  @Option(
      names = "--function",
      paramLabel = "ARN_OR_NAME=URL",
      description = "Who runs a Task's resource: its arguments are POSTed there; may be repeated.")
  private Map<String, URI> functions = new LinkedHashMap<>();

  @Option(names = "--history", description = "Print every event, before the result.")
  private boolean history;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Decides jitter, $random and $uuid (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  AslRunCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    StateMachine machine = AslFile.machine(file);
    JsonNode given = input();
    try (Loop loop =
        virtual ? new VirtualTimeline(InstantSource.system().instant()) : new RealTimeline()) {
      Engine engine = new Engine(loop, new HttpTasks(loop, functions), seed);
      Execution execution = engine.start(name(), machine, "run", given);
      loop.runUntil(() -> !execution.running());
      if (history) {
        execution.history().forEach(event -> console.line(event.toString()));
      }
      ExecutionDescription result = execution.describe();
      console.line(json(result).toPrettyString());
      return result.status() == ExecutionStatus.SUCCEEDED ? Exit.OK : Exit.FAILED;
    } catch (Refused e) {
      throw new Failure(Exit.USAGE, String.valueOf(e.getMessage()));
    }
  }

  /** The machine's name: the file's, without what follows the first dot. */
  private String name() {
    Path last = file.getFileName();
    return (last == null ? "machine" : last.toString()).replaceFirst("\\..*$", "");
  }

  private static ObjectNode json(ExecutionDescription result) {
    ObjectNode json = MAPPER.createObjectNode().put("status", result.status().name());
    json.set("output", result.output());
    return json.put("error", result.error()).put("cause", result.cause());
  }

  private JsonNode input() {
    if (input == null) {
      return MAPPER.createObjectNode();
    }
    String text;
    if (input.equals("-")) {
      try {
        text = new String(console.in().readAllBytes(), StandardCharsets.UTF_8);
      } catch (IOException e) {
        throw new Failure(
            Exit.USAGE, "standard input cannot be read: " + String.valueOf(e.getMessage()));
      }
    } else {
      text = input.stripLeading().startsWith("{") ? input : AslFile.text(Path.of(input));
    }
    try {
      return MAPPER.readTree(text.isBlank() ? "{}" : text);
    } catch (JsonProcessingException e) {
      throw new Failure(
          Exit.USAGE,
          "the input is no JSON: "
              + e.getOriginalMessage()
              + ", line "
              + e.getLocation().getLineNr());
    }
  }
}
