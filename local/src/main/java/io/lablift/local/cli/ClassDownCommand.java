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

/** {@code ./lablift class down COURSE}. */
@Command(
    name = "down",
    mixinStandardHelpOptions = true,
    description = "Tears all labs of a class down now, and shows how many are gone.")
final class ClassDownCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private ServerOptions server = new ServerOptions();
  @Mixin private ClassArgument argument = new ClassArgument();

  @Option(names = "--no-wait", description = "Ask, and do not wait until all are gone.")
  private boolean noWait;

  ClassDownCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    try (ApiClient api = server.client()) {
      JsonNode course = api.delete(argument.path()).body();
      if (!noWait) {
        course =
            new ClassWatch(api, console, new RealInterval())
                .until(argument.path(), Duration.ofSeconds(1), ClassWatch::isOver);
      }
      ClassText.details(course).forEach(console::line);
      return course.path("statuses").path("QUARANTINED").asInt() == 0 ? Exit.OK : Exit.FAILED;
    }
  }
}
