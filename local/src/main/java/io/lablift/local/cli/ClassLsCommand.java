package io.lablift.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.lablift.local.client.ApiClient;
import io.lablift.local.show.ClassText;
import io.lablift.local.show.Console;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ./lablift class ls}: one line for each class. */
@Command(
    name = "ls",
    mixinStandardHelpOptions = true,
    description = "Lists the classes, one line each: students, statuses, start, cost so far.")
final class ClassLsCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private ServerOptions server = new ServerOptions();

  ClassLsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    try (ApiClient api = server.client()) {
      JsonNode classes = api.get("/classes").body().path("classes");
      classes.forEach(course -> console.line(ClassText.line(course)));
      if (classes.isEmpty()) {
        console.note("No classes. Ask for one: ./lablift class up --course aws101 --count 30");
      }
    }
    return Exit.OK;
  }
}
