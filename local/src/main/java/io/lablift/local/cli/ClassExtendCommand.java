package io.lablift.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lablift.local.client.ApiClient;
import io.lablift.local.show.ClassText;
import io.lablift.local.show.Console;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ./lablift class extend COURSE}. */
@Command(
    name = "extend",
    mixinStandardHelpOptions = true,
    description = "Lets all labs of a class live longer; says which may not, and why.",
    footer = {
      "",
      "  ./lablift class extend aws101 --lease-hours 5      five hours in all, from each start"
    })
final class ClassExtendCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private ServerOptions server = new ServerOptions();
  @Mixin private ClassArgument argument = new ClassArgument();
  @Mixin private ClassTimes times = new ClassTimes();

  ClassExtendCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (!times.areGiven()) {
      throw new Failure(Exit.USAGE, "give --lease-hours H or --ends-at WHEN");
    }
    ObjectNode request = new ObjectMapper().createObjectNode();
    times.into(request, console);
    try (ApiClient api = server.client()) {
      JsonNode answer = api.patch(argument.path(), request).body();
      ClassText.extension(answer).forEach(console::line);
      ClassText.details(answer.path("class")).forEach(console::line);
      return answer.path("refused").isEmpty() ? Exit.OK : Exit.FAILED;
    }
  }
}
