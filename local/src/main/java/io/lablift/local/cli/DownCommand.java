package io.lablift.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.lablift.local.client.ApiClient;
import io.lablift.local.show.Console;
import io.lablift.local.show.LabText;
import io.lablift.local.show.LabWatch;
import io.lablift.local.show.Progress;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./lablift down LAB}. */
@Command(
    name = "down",
    mixinStandardHelpOptions = true,
    description =
        "Tears a lab down now, shows the progress, and prints the proof that nothing is left.")
final class DownCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private ServerOptions server = new ServerOptions();
  @Mixin private LabArgument argument = new LabArgument();

  @Option(names = "--no-wait", description = "Ask, and do not wait until it is gone.")
  private boolean noWait;

  DownCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    try (ApiClient api = server.client()) {
      JsonNode lab = api.delete(argument.path()).body();
      if (noWait) {
        console.line(LabText.line(lab));
        return Exit.OK;
      }
      try (Progress progress = Progress.ofTeardown(console)) {
        lab =
            new LabWatch(api, progress, new RealInterval())
                .until(lab.path("id").asText(), Duration.ofSeconds(1), LabWatch::isOver);
      }
      LabText.details(lab).forEach(console::line);
      LabText.certificate(lab).forEach(console::line);
      return lab.path("status").asText().equals("GONE") ? Exit.OK : Exit.FAILED;
    }
  }
}
