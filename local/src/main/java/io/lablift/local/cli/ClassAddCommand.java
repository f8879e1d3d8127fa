package io.lablift.local.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lablift.local.client.ApiClient;
import io.lablift.local.show.ClassText;
import io.lablift.local.show.Console;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ./lablift class add COURSE}: late students. */
@Command(
    name = "add",
    mixinStandardHelpOptions = true,
    description = "Adds late students to a class, each with a lab as the others have.",
    footer = {"", "  ./lablift class add aws101 --student late"})
final class ClassAddCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private ServerOptions server = new ServerOptions();
  @Mixin private ClassArgument argument = new ClassArgument();
  @Mixin private RosterOptions roster = new RosterOptions();

  ClassAddCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (!roster.areGiven()) {
      throw new Failure(Exit.USAGE, "give --student ID or --students FILE");
    }
    ObjectNode request = new ObjectMapper().createObjectNode();
    roster.into(request, console);
    try (ApiClient api = server.client()) {
      ClassText.details(api.post(argument.path() + "/students", request).body())
          .forEach(console::line);
    }
    return Exit.OK;
  }
}
