package io.lablift.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.lablift.local.client.ApiClient;
import io.lablift.local.show.Console;
import io.lablift.local.show.LabText;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./lablift show LAB}. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description =
        "Shows one lab: its stages, resources, addresses, lease and cost; when it is gone, the"
            + " proof.")
final class ShowCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private ServerOptions server = new ServerOptions();
  @Mixin private LabArgument lab = new LabArgument();

  @Option(names = "--json", description = "As the API answers.")
  private boolean json;

  ShowCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    try (ApiClient api = server.client()) {
      JsonNode found = api.get(lab.path()).body();
      if (json) {
        console.line(found.toPrettyString());
        return Exit.OK;
      }
      LabText.details(found).forEach(console::line);
      if (found.path("certificate").isObject()) {
        LabText.certificate(found).forEach(console::line);
      } else {
        LabText.resources(found).forEach(console::line);
      }
    }
    return Exit.OK;
  }
}
