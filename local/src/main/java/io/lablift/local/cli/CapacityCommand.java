package io.lablift.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.lablift.local.client.ApiClient;
import io.lablift.local.show.CapacityText;
import io.lablift.local.show.Console;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./lablift capacity}. */
@Command(
    name = "capacity",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Says how many more labs the account has room for, which quota binds, and what to ask AWS for"
          + " before a class."
    },
    footer = {"", "  ./lablift capacity --labs 30 --nat single"})
final class CapacityCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private ServerOptions server = new ServerOptions();

  @Option(names = "--labs", paramLabel = "N", description = "How many labs are wanted.")
  private @Nullable String labs;

  @Option(names = "--nat", paramLabel = "MODE", description = "per-zone, single or none.")
  private @Nullable String nat;

  @Option(names = "--instance-type", paramLabel = "TYPE", description = "What the servers are.")
  private @Nullable String instanceType;

  @Option(names = "--blueprint", paramLabel = "NAME", description = "What each lab is.")
  private @Nullable String blueprint;

  @Option(names = "--json", description = "Print what the API answers.")
  private boolean json;

  CapacityCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    String query =
        query("labs", labs)
            + query("nat", nat)
            + query("instanceType", instanceType)
            + query("blueprint", blueprint);
    try (ApiClient api = server.client()) {
      JsonNode capacity = api.get("/capacity" + query.replaceFirst("&", "?")).body();
      if (json) {
        console.line(capacity.toPrettyString());
      } else {
        CapacityText.lines(capacity).forEach(console::line);
      }
    }
    return Exit.OK;
  }

  private static String query(String name, @Nullable String value) {
    return value == null ? "" : "&" + name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
