package io.lablift.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lablift.local.client.ApiClient;
import io.lablift.local.show.Console;
import io.lablift.local.show.ImageText;
import io.lablift.local.show.ImageWatch;
import io.lablift.local.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Predicate;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceAttributeName;

/** A course's image in a demo: baked before the lab, removed after it. */
final class CourseImage {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofHours(2);

  private final World world;
  private final ApiClient api;
  private final Console console;
  private final ObjectNode report = MAPPER.createObjectNode();
  private String id = "";
  private String ami = "";

  CourseImage(World world, ApiClient api, Console console) {
    this.world = world;
    this.api = api;
    this.console = console;
  }

  /** Bakes it; returns whether it is available. */
  boolean bake(String course) {
    ObjectNode request = MAPPER.createObjectNode().put("course", course);
    title("POST " + api.url() + "/images  " + request);
    id = api.post("/images", request).body().path("id").asText();
    JsonNode image = watch(ImageWatch::isBaked);
    ImageText.details(image).forEach(console::line);
    ami = image.path("imageId").asText();
    report.put("id", id).put("imageId", ami).put("name", image.path("name").asText());
    report.put("builder", image.path("builder").asText());
    report.set("snapshots", image.path("snapshots"));
    seconds("secondsToAvailable", image.path("createdAt"), image.path("availableAt"));
    return image.path("state").asText().equals("AVAILABLE");
  }

  /** Looks at the lab's servers: what each was launched from, and whether it has user data. */
  boolean launched(String lab) {
    List<Instance> servers =
        ec2()
            .describeInstancesPaginator(
                r ->
                    r.filters(
                        filter("tag:lablift:lab", lab),
                        filter("tag:lablift:deployment", world.deployment()),
                        filter("instance-state-name", "running")))
            .reservations()
            .stream()
            .flatMap(reservation -> reservation.instances().stream())
            .toList();
    long fromIt = servers.stream().filter(server -> server.imageId().equals(ami)).count();
    int withUserData = Math.toIntExact(servers.stream().filter(this::hasUserData).count());
    console.line(
        "  "
            + fromIt
            + " of "
            + servers.size()
            + " servers were launched from "
            + ami
            + ", "
            + withUserData
            + " with user data");
    report.put("servers", servers.size()).put("launchedFromIt", fromIt);
    report.put("withUserData", withUserData);
    return !servers.isEmpty() && fromIt == servers.size() && withUserData == 0;
  }

  private boolean hasUserData(Instance server) {
    var attribute =
        ec2()
            .describeInstanceAttribute(
                r -> r.instanceId(server.instanceId()).attribute(InstanceAttributeName.USER_DATA))
            .userData();
    return attribute != null && attribute.value() != null && !attribute.value().isEmpty();
  }

  /** Removes it; returns whether it is gone. */
  boolean remove() {
    title("DELETE " + api.url() + "/images/" + id);
    api.delete("/images/" + id);
    JsonNode image = watch(ImageWatch::isOver);
    boolean removed = image.path("state").asText().equals("GONE");
    JsonNode certificate = image.path("certificate");
    console.line(
        removed
            ? "  proved gone: " + certificate.path("resources").size() + " resources"
            : "  it is " + image.path("state").asText());
    seconds("secondsToProvedGone", certificate.path("beganAt"), certificate.path("provedAt"));
    return removed;
  }

  /** What the account still has of the image and of its builder. */
  ArrayNode leftOver() {
    ArrayNode left = world.leftOver(id);
    if (world.account().isEmpty()) {
      left.addAll(world.leftOver(report.path("builder").asText()));
    }
    return left;
  }

  /** The figures. */
  ObjectNode report() {
    SortedMap<String, Integer> calls =
        world
            .log()
            .countsOf(
                call ->
                    !call.service().equals("dynamodb")
                        && !call.service().equals("states")
                        && (call.caller().lab().equals(id)
                            || call.caller().lab().equals(report.path("builder").asText())));
    report.put("totalCalls", calls.values().stream().mapToInt(Integer::intValue).sum());
    ObjectNode counted = report.putObject("calls");
    calls.forEach(counted::put);
    return report;
  }

  private JsonNode watch(Predicate<JsonNode> done) {
    Duration every = world.place().timeScale() < 1 ? Duration.ofSeconds(1) : Duration.ofSeconds(3);
    Instant end = world.loop().instant().plus(PATIENCE);
    return new ImageWatch(api, console, world::pass)
        .until(id, every, image -> done.test(image) || world.loop().instant().isAfter(end));
  }

  private void seconds(String field, JsonNode from, JsonNode to) {
    if (from.isTextual() && to.isTextual()) {
      report.put(
          field,
          Duration.between(Instant.parse(from.asText()), Instant.parse(to.asText())).toMillis()
              / 1000.0);
    }
  }

  private Ec2Client ec2() {
    return world.raw().ec2();
  }

  private static Filter filter(String name, String value) {
    return Filter.builder().name(name).values(value).build();
  }

  private void title(String text) {
    console.line("");
    console.line(console.bold(text));
  }
}
