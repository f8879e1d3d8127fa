package io.lablift.local.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

  @Option(
      names = "--blueprint",
      paramLabel = "NAME|FILE",
      description = "What to build: a shipped blueprint, or a file (*.json).")
  private @Nullable String blueprint;

  @Option(names = "--vpc-cidr", paramLabel = "CIDR", description = "The VPC's network.")
  private @Nullable String vpcCidr;

  @Option(
      names = "--subnet",
      paramLabel = "NAME=CIDR",
      description = "A subnet's network; may be repeated.")
  private Map<String, String> subnets = new LinkedHashMap<>();

  @Option(names = "--zones", paramLabel = "A,B", split = ",", description = "Two zones by letter.")
  private List<String> zones = List.of();

  @Option(names = "--instance-type", paramLabel = "TYPE", description = "What the servers are.")
  private @Nullable String instanceType;

  @Option(names = "--nat", paramLabel = "MODE", description = "per-zone, single or none.")
  private @Nullable String nat;

  @Option(names = "--ssh-cidr", paramLabel = "CIDR", description = "Who may reach the bastion.")
  private @Nullable String sshCidr;

  @Option(
      names = "--public-key",
      paramLabel = "FILE",
      description = "The student's own SSH key (*.pub).")
  private @Nullable Path publicKey;

  @Option(
      names = "--image",
      paramLabel = "AMI",
      description = "What the servers are launched from.")
  private @Nullable String image;

  @Option(
      names = "--user-data",
      paramLabel = "FILE",
      description = "What each server runs at its first start.")
  private @Nullable Path userData;

  @Option(names = "--until", paramLabel = "STAGE", description = "Stop after this stage.")
  private @Nullable String checkpoint;

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
    if (blueprint != null) {
      request.set("blueprint", blueprint(blueprint));
    }
    text(request, "vpcCidr", vpcCidr);
    if (!subnets.isEmpty()) {
      ObjectNode cidrs = request.putObject("subnetCidrs");
      subnets.forEach(cidrs::put);
    }
    if (!zones.isEmpty()) {
      zones.forEach(request.putArray("zones")::add);
    }
    text(request, "instanceType", instanceType);
    text(request, "nat", nat);
    text(request, "sshCidr", sshCidr);
    text(request, "publicKey", publicKey == null ? null : AslFile.text(publicKey).strip());
    text(request, "imageId", image);
    text(request, "userData", userData == null ? null : AslFile.text(userData));
    text(request, "checkpoint", checkpoint);
    return request;
  }

  private static JsonNode blueprint(String nameOrFile) {
    if (!nameOrFile.endsWith(".json")) {
      return MAPPER.getNodeFactory().textNode(nameOrFile);
    }
    try {
      return MAPPER.readTree(AslFile.text(Path.of(nameOrFile)));
    } catch (JsonProcessingException e) {
      throw new Failure(Exit.USAGE, nameOrFile + " is not JSON: " + e.getOriginalMessage());
    }
  }

  private static void text(ObjectNode request, String field, @Nullable String value) {
    if (value != null) {
      request.put(field, value);
    }
  }
}
