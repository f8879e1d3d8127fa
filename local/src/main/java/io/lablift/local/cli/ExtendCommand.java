package io.lablift.local.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.lablift.local.client.ApiClient;
import io.lablift.local.show.Console;
import io.lablift.local.show.LabText;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code ./lablift extend LAB MINUTES}. */
@Command(
    name = "extend",
    mixinStandardHelpOptions = true,
    description = "Lets a lab live longer.",
    footer = {
      "",
      "  ./lablift extend aws101-kim 180      three hours in all, counted from its start"
    })
final class ExtendCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private ServerOptions server = new ServerOptions();
  @Mixin private LabArgument lab = new LabArgument();

  @Parameters(
      paramLabel = "MINUTES",
      index = "1",
      description = "The lease's whole length, from its start.")
  private long minutes;

  ExtendCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    try (ApiClient api = server.client()) {
      console.line(
          LabText.line(
              api.patch(
                      lab.path(),
                      new ObjectMapper().createObjectNode().put("leaseMinutes", minutes))
                  .body()));
    }
    return Exit.OK;
  }
}
