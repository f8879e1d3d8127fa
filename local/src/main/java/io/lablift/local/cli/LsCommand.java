package io.lablift.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.lablift.local.client.ApiClient;
import io.lablift.local.show.Console;
import io.lablift.local.show.LabText;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./lablift ls}: one line for each lab. */
@Command(
    name = "ls",
    mixinStandardHelpOptions = true,
    description = "Lists the labs, one line each: id, status, lease, cost so far.")
final class LsCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private ServerOptions server = new ServerOptions();

  @Option(names = "--course", description = "Only labs of this course.")
  private @Nullable String course;

  LsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    int shown = 0;
    try (ApiClient api = server.client()) {
      String after = "";
      do {
        JsonNode page = api.get("/labs?" + query("course", course) + query("after", after)).body();
        for (JsonNode lab : page.path("labs")) {
          console.line(LabText.line(lab));
          shown++;
        }
        after = page.path("next").asText("");
      } while (!after.isEmpty());
    }
    if (shown == 0) {
      console.note("No labs. Ask for one: ./lablift up --course aws101 --student kim");
    }
    return Exit.OK;
  }

  private static String query(String name, @Nullable String value) {
    return value == null || value.isEmpty()
        ? ""
        : name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8) + "&";
  }
}
