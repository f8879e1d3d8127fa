package io.lablift.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.lablift.local.client.ApiClient;
import io.lablift.local.show.ClassText;
import io.lablift.local.show.ClassWatch;
import io.lablift.local.show.Console;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./lablift class show COURSE}. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = "Shows a class: its times, cost, failures, and each lab.")
final class ClassShowCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private ServerOptions server = new ServerOptions();
  @Mixin private ClassArgument argument = new ClassArgument();

  @Option(names = "--json", description = "Print what the API answers.")
  private boolean json;

  @Option(names = "--watch", description = "First show how it is built, until it is.")
  private boolean watch;

  ClassShowCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    try (ApiClient api = server.client()) {
      JsonNode course =
          watch
              ? new ClassWatch(api, console, new RealInterval())
                  .until(argument.path(), Duration.ofSeconds(1), ClassWatch::isBuilt)
              : api.get(argument.path()).body();
      if (json) {
        console.line(course.toPrettyString());
      } else {
        ClassText.details(course).forEach(console::line);
        ClassText.labs(course).forEach(console::line);
      }
    }
    return Exit.OK;
  }
}
