package io.lablift.local.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is built, of one lab or of each lab of a class. */
final class LabOptions {
  private static final ObjectMapper MAPPER = new ObjectMapper();

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

  /** Adds what was given to a request. */
  void into(ObjectNode request) {
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
    text(request, "imageId", image);
    text(request, "userData", userData == null ? null : AslFile.text(userData));
    text(request, "checkpoint", checkpoint);
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
