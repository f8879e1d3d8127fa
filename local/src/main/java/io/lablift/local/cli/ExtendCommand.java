package io.lablift.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lablift.local.client.ApiClient;
import io.lablift.local.show.Console;
import io.lablift.local.show.LabText;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./lablift extend LAB MINUTES}. */
@Command(
    name = "extend",
    mixinStandardHelpOptions = true,
    description = "Lets a lab live longer, and says what that costs.",
    footer = {
      "",
      "  ./lablift extend aws101-kim 180             three hours in all, counted from its start",
      "  ./lablift extend aws101-kim 180 --dry-run   only says what that would cost",
      "  ./lablift extend aws101-kim --ends-at 2026-11-24T12:00:00+09:00"
    })
final class ExtendCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private ServerOptions server = new ServerOptions();
  @Mixin private LabArgument lab = new LabArgument();

  @ArgGroup(exclusive = true, multiplicity = "1")
  private Until until = new Until();

  @Option(names = "--dry-run", description = "Only says what it would cost.")
  private boolean dryRun;

  /** Until when: one of these. */
  static final class Until {
    @Parameters(
        paramLabel = "MINUTES",
        index = "1",
        description = "The lease's whole length, from its start.")
    private @Nullable Long length;

    @Option(names = "--minutes", paramLabel = "N", description = "The same, as an option.")
    private @Nullable Long minutes;

    @Option(
        names = "--ends-at",
        paramLabel = "TIME",
        description = "The lease's end, with its offset from UTC.")
    private @Nullable String endsAt;

    void tell(ObjectNode body) {
      if (endsAt != null) {
        body.put("endsAt", endsAt);
      } else {
        body.put("leaseMinutes", length == null ? minutes : length);
      }
    }
  }

  ExtendCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    ObjectNode body = new ObjectMapper().createObjectNode();
    until.tell(body);
    if (dryRun) {
      body.put("dryRun", true);
    }
    try (ApiClient api = server.client()) {
      JsonNode answer = api.patch(lab.path(), body).body();
      console.line(LabText.line(answer));
      LabText.extension(answer).forEach(console::line);
    }
    return Exit.OK;
  }
}
