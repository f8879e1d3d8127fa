package io.lablift.functions.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.lablift.functions.aws.Settings;
import io.lablift.functions.blueprint.Blueprint;
import io.lablift.functions.blueprint.Cidr;
import io.lablift.functions.blueprint.StageName;
import io.lablift.functions.blueprint.Topology;
import io.lablift.functions.error.InvalidRequest;
import io.lablift.functions.error.Violation;
import io.lablift.functions.json.Fields;
import io.lablift.functions.json.Json;
import io.lablift.functions.lab.ImageIds;
import io.lablift.functions.lab.LabId;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the body of POST /labs; whatever is wrong with it is told together. */
final class LabRequestReader {
  /**
   * RunInstances takes 16 KB of user data before encoding (EC2 user guide, "Run commands at
   * launch").
   */
  static final int USER_DATA = 16 * 1024;

  static final String STUDENT_RULE =
      "give 1 to 32 lower-case letters, digits and inner hyphens, and not image- or builder- and a"
          + " date: these are kept for images";

  private static final long USUAL_LEASE = 120;
  private static final BigDecimal CENT = new BigDecimal("0.01");
  private static final BigDecimal LARGEST_BUDGET = new BigDecimal("10000");
  private static final Pattern IMAGE = Pattern.compile("ami-[0-9a-f]{8,17}");
  private static final Pattern ZONE = Pattern.compile("[a-z]");

  /** ImportKeyPair takes RSA and ED25519 keys (EC2 API, ImportKeyPair). */
  private static final Pattern PUBLIC_KEY =
      Pattern.compile("ssh-(ed25519|rsa) [A-Za-z0-9+/]{60,1000}={0,3}( [\\x20-\\x7e]{0,100})?");

  /** What one server of each type takes of the vCPU quota (EC2 instance types guide, "T3"). */
  static final Map<String, Integer> INSTANCE_TYPES =
      new TreeMap<>(
          Map.of("t2.micro", 1, "t3.nano", 2, "t3.micro", 2, "t3.small", 2, "t3.medium", 2));

  private final Settings settings;

  LabRequestReader(Settings settings) {
    this.settings = settings;
  }

  /**
   * Reads a body.
   *
   * @param violations gets every broken rule; a harmless request is returned all the same
   */
  LabRequest read(JsonNode body, List<Violation> violations) {
    Fields fields = Fields.of(body, violations);
    String course =
        identifier(fields, "course", LabId::isCourse, "give 1 to 20 lower-case letters and digits");
    String student =
        identifier(
            fields, "student", id -> LabId.isStudent(id) && !ImageIds.isKept(id), STUDENT_RULE);
    LabRequest request =
        new LabRequest(
            new LabId(course, student),
            lease(fields),
            blueprintName(fields),
            ownBlueprint(fields),
            fields.optionalText("vpcCidr", Cidr::problem, "give a network such as 10.0.0.0/16"),
            new TreeMap<>(subnetCidrs(fields)),
            zones(fields),
            instanceType(fields),
            nat(fields),
            sshCidr(fields),
            matching(
                fields,
                "publicKey",
                PUBLIC_KEY,
                "give one line: ssh-ed25519 AAAA… or ssh-rsa AAAA…"),
            imageId(fields),
            userData(fields, USER_DATA),
            checkpoint(fields),
            budget(fields, "budgetUsd", LARGEST_BUDGET),
            endAtBudget(fields),
            queue(fields));
    fields.noOthers();
    return request;
  }

  /** Parses a body as JSON. */
  static JsonNode parse(String body) {
    if (body.isBlank()) {
      throw new InvalidRequest(
          new Violation(
              "",
              "the body is empty",
              "send a JSON object such as {\"course\": \"aws101\", \"student\": \"kim\"}"));
    }
    try {
      return Json.parse(body);
    } catch (JsonProcessingException e) {
      String place =
          e.getLocation() == null
              ? ""
              : " at line "
                  + e.getLocation().getLineNr()
                  + ", column "
                  + e.getLocation().getColumnNr();
      throw new InvalidRequest(
          new Violation(
              "", "the body is not JSON" + place, "send one JSON object, UTF-8, each field once"));
    }
  }

  private static String identifier(
      Fields fields, String field, java.util.function.Predicate<String> rule, String remedy) {
    String text = fields.text(field, remedy);
    if (rule.test(text)) {
      return text;
    }
    if (!text.isEmpty()) {
      fields.violation(field, Fields.quoted(text) + " is no " + field, remedy);
    }
    return "x";
  }

  private long lease(Fields fields) {
    long least = settings.shortestLease().toMinutes();
    long most = settings.longestLease().toMinutes();
    Long minutes =
        fields.optionalWhole(
            "leaseMinutes", least, most, "give whole minutes, " + least + " to " + most);
    return minutes == null ? Math.min(USUAL_LEASE, most) : minutes;
  }

  /** What a lab may cost: dollars and cents, and always written alike. */
  static @Nullable BigDecimal budget(Fields fields, String field, BigDecimal most) {
    String remedy = "give US dollars, %s to %s, such as 1.50".formatted(CENT, most);
    BigDecimal dollars = fields.optionalDecimal(field, CENT, most, remedy);
    if (dollars != null && dollars.stripTrailingZeros().scale() > 2) {
      fields.violation(field, "has parts of a cent", remedy);
      return null;
    }
    return dollars == null ? null : dollars.setScale(2);
  }

  private static @Nullable Boolean endAtBudget(Fields fields) {
    if (!fields.flag("endAtBudget", false)) {
      return null;
    }
    if (!fields.has("budgetUsd")) {
      fields.violation(
          "endAtBudget", "is true without a budget", "give budgetUsd, or leave it out");
    }
    return true;
  }

  private @Nullable Long queue(Fields fields) {
    long most = settings.terms().longestQueueMinutes();
    return fields.optionalWhole("maxQueueMinutes", 1, most, "give whole minutes, 1 to " + most);
  }

  private static String blueprintName(Fields fields) {
    JsonNode given = fields.optional("blueprint");
    if (given == null || given.isObject()) {
      return Blueprint.DEFAULT;
    }
    if (given.isTextual() && Blueprint.shipped().contains(given.textValue())) {
      return given.textValue();
    }
    fields.violation(
        "blueprint",
        given.isTextual()
            ? Fields.quoted(given.textValue()) + " is no shipped blueprint"
            : "is neither a name nor an object",
        "name one of " + Blueprint.shipped() + ", or give a blueprint object");
    return Blueprint.DEFAULT;
  }

  private static @Nullable JsonNode ownBlueprint(Fields fields) {
    JsonNode given = fields.optional("blueprint");
    return given != null && given.isObject() ? given : null;
  }

  private static Map<String, String> subnetCidrs(Fields fields) {
    Map<String, String> cidrs =
        fields.textMap("subnetCidrs", "give {\"subnet's name\": \"10.0.1.0/24\"}");
    cidrs
        .entrySet()
        .removeIf(
            entry -> {
              String problem = Cidr.problem(entry.getValue());
              if (problem != null) {
                fields.violation(
                    "subnetCidrs",
                    Fields.quoted(entry.getValue()) + " " + problem,
                    "give a network");
              }
              return problem != null;
            });
    return cidrs;
  }

  private static List<String> zones(Fields fields) {
    String remedy = "give two different letters, such as [\"a\", \"c\"]";
    if (!fields.has("zones")) {
      return List.of();
    }
    List<String> zones = fields.texts("zones", remedy);
    boolean letters = zones.stream().allMatch(zone -> ZONE.matcher(zone).matches());
    if (zones.size() != 2 || zones.stream().distinct().count() != 2 || !letters) {
      fields.violation("zones", "are not two different zones", remedy);
      return List.of();
    }
    return zones;
  }

  static @Nullable String imageId(Fields fields) {
    return matching(fields, "imageId", IMAGE, "give an AMI's id, such as ami-0123456789abcdef0");
  }

  static String instanceType(Fields fields) {
    String type =
        fields.optionalText(
            "instanceType",
            text -> INSTANCE_TYPES.containsKey(text) ? null : "is not among the lab's types",
            "choose one of " + INSTANCE_TYPES.keySet());
    return type == null ? "t3.micro" : type;
  }

  private static Topology.NatMode nat(Fields fields) {
    List<String> modes =
        Arrays.stream(Topology.NatMode.values()).map(LabRequestReader::modeName).toList();
    String mode =
        fields.optionalText(
            "nat",
            text -> modes.contains(text) ? null : "is no NAT mode",
            "choose one of " + modes);
    return Arrays.stream(Topology.NatMode.values())
        .filter(value -> modeName(value).equals(mode))
        .findFirst()
        .orElse(Topology.NatMode.PER_ZONE);
  }

  private static String modeName(Topology.NatMode mode) {
    return mode.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String sshCidr(Fields fields) {
    String cidr =
        fields.optionalText("sshCidr", Cidr::problem, "give your address, such as 203.0.113.7/32");
    return cidr == null ? LabRequest.ANYWHERE : cidr;
  }

  static @Nullable String matching(Fields fields, String field, Pattern pattern, String remedy) {
    String text =
        fields.optionalText(
            field,
            given -> pattern.matcher(given.strip()).matches() ? null : "is of another form",
            remedy);
    return text == null ? null : text.strip();
  }

  static @Nullable String userData(Fields fields, int most) {
    return fields.optionalText(
        "userData",
        text -> {
          if (text.getBytes(StandardCharsets.UTF_8).length > most) {
            return "has more than " + most + " bytes";
          }
          return text.startsWith("#")
              ? null
              : "begins with neither #! nor #include nor #cloud-config";
        },
        "give a script (#!/bin/bash …) or #include and a URL, at most " + most + " bytes");
  }

  private static @Nullable StageName checkpoint(Fields fields) {
    List<String> names = StageName.ofLabs().stream().map(StageName::function).toList();
    String name =
        fields.optionalText(
            "checkpoint",
            text -> names.contains(text) ? null : "is no stage",
            "choose one of " + names);
    return StageName.ofLabs().stream()
        .filter(stage -> stage.function().equals(name))
        .findFirst()
        .orElse(null);
  }
}
