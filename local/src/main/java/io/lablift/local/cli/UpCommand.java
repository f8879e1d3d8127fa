package io.lablift.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lablift.local.client.Answer;
import io.lablift.local.client.ApiClient;
import io.lablift.local.show.Console;
import io.lablift.local.show.LabText;
import io.lablift.local.show.LabWatch;
import io.lablift.local.show.Progress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./lablift up}: asks for a lab and shows how it is built. */
@Command(
    name = "up",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Asks the server for a lab, and shows its progress until it is READY.",
      "The same request again is the same lab."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./lablift up --course aws101 --student kim",
      "  ./lablift up --course aws101 --student lee --lease 60 --ssh-cidr 203.0.113.7/32",
      "  ./lablift up --course aws101 --student park --until CreateSubnets   (the rest by hand)"
    })
final class UpCommand implements Callable<Integer> {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Console console;

  @Mixin private ServerOptions server = new ServerOptions();

  @Option(
      names = "--course",
      required = true,
      description = "Course: lower-case letters and digits.")
  private String course = "";

  @Option(names = "--student", required = true, description = "Student: these and hyphens.")
  private String student = "";

  @Option(names = "--lease", paramLabel = "MINUTES", description = "How long the lab may live.")
  private @Nullable Long lease;

  @Mixin private LabOptions options = new LabOptions();

  @Option(
      names = "--public-key",
      paramLabel = "FILE",
      description = "The student's own SSH key (*.pub).")
  private @Nullable Path publicKey;

  @Option(names = "--no-wait", description = "Ask, and do not wait for READY.")
  private boolean noWait;

  UpCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    try (ApiClient api = server.client()) {
      Answer answer = api.post("/labs", request());
      String id = answer.body().path("id").asText();
      console.note(answer.status() == 200 ? id + " is there already" : id + " was asked for");
      if (noWait) {
        console.line(LabText.line(answer.body()));
        return Exit.OK;
      }
      JsonNode lab;
      try (Progress progress = Progress.on(console)) {
        lab =
            new LabWatch(api, progress, new RealInterval())
                .until(id, Duration.ofSeconds(1), LabWatch::isBuilt);
      }
      LabText.details(lab).forEach(console::line);
      return lab.path("status").asText().equals("READY") ? Exit.OK : Exit.FAILED;
    }
  }

  private ObjectNode request() {
    ObjectNode request = MAPPER.createObjectNode().put("course", course).put("student", student);
    if (lease != null) {
      request.put("leaseMinutes", lease);
    }
    if (publicKey != null) {
      request.put("publicKey", AslFile.text(publicKey).strip());
    }
    options.into(request);
    return request;
  }
}
