package io.lablift.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lablift.local.client.ApiClient;
import io.lablift.local.report.RunReport;
import io.lablift.local.show.Console;
import io.lablift.local.show.LabText;
import io.lablift.local.show.LabWatch;
import io.lablift.local.show.Progress;
import io.lablift.local.world.World;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** One lab, asked for over HTTP, built, shown, left to the end of its lease, and proved gone. */
public final class Demo {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** A lab of which nothing is heard for so long is stuck. */
  private static final Duration PATIENCE = Duration.ofHours(2);

  private final World world;
  private final ApiClient api;
  private final Console console;

  /** A demo in a world, through the API of the server that stands before it. */
  public Demo(World world, ApiClient api, Console console) {
    this.world = world;
    this.api = api;
    this.console = console;
  }

  /**
   * What a demo came to.
   *
   * @param report the figures
   * @param clean whether the lab was READY, is GONE, and left nothing
   */
  public record Outcome(ObjectNode report, boolean clean) {}

  /** Runs it with an image of the course: baked before the lab, removed after it. */
  public Outcome runFromImage(String course, String student) {
    CourseImage image = new CourseImage(world, api, console);
    boolean baked = image.bake(course);
    AtomicBoolean launched = new AtomicBoolean();
    Outcome lab = run(course, student, id -> launched.set(image.launched(id)));
    boolean removed = image.remove();
    ArrayNode left = image.leftOver();
    tellLeftOver(left);
    ObjectNode report = lab.report();
    report.set("image", image.report());
    report.set("leftOver", left);
    return new Outcome(report, baked && launched.get() && removed && lab.clean() && left.isEmpty());
  }

  /** Runs it. */
  public Outcome run(String course, String student) {
    Outcome outcome = run(course, student, id -> {});
    ArrayNode left = (ArrayNode) outcome.report().path("leftOver");
    tellLeftOver(left);
    return new Outcome(outcome.report(), outcome.clean() && left.isEmpty());
  }

  /**
   * The lab's life.
   *
   * @param whenBuilt is given its id
   */
  private Outcome run(String course, String student, Consumer<String> whenBuilt) {
    Duration every = world.place().timeScale() < 1 ? Duration.ofSeconds(1) : Duration.ofSeconds(3);
    long minutes = world.place().shortestLeaseMinutes();
    ObjectNode request =
        MAPPER
            .createObjectNode()
            .put("course", course)
            .put("student", student)
            .put("leaseMinutes", minutes);
    title("POST " + api.url() + "/labs  " + request);
    String id = api.post("/labs", request).body().path("id").asText();
    JsonNode ready;
    try (Progress progress = Progress.on(console)) {
      ready = watch(progress).until(id, every, bounded(LabWatch::isBuilt, every));
    }
    ArrayNode resources = world.labView().resources(id);
    boolean built = ready.path("status").asText().equals("READY");
    if (built) {
      title("The lab");
      Topology.lines(resources).forEach(console::line);
      LabText.endpoints(ready).forEach(console::line);
      whenBuilt.accept(id);
      title("The lease ends after " + minutes + " minutes; the sweep then tears the lab down");
    } else {
      title("The lab could not be built; it is torn down");
      LabText.details(ready).forEach(console::line);
    }
    JsonNode over;
    try (Progress progress = Progress.ofTeardown(console)) {
      over = watch(progress).until(id, every, bounded(LabWatch::isOver, every));
    }
    ArrayNode leftOver = world.leftOver(id);
    title("The end");
    List<String> certificate = LabText.certificate(over);
    (certificate.isEmpty() ? LabText.details(over) : certificate).forEach(console::line);
    RunReport report = new RunReport(world.log(), world.criticalPaths());
    return new Outcome(
        report.of(head(), ready, resources, over, leftOver),
        built && over.path("status").asText().equals("GONE"));
  }

  /** Holds at last also when nothing moves any more. */
  private static Predicate<JsonNode> bounded(Predicate<JsonNode> done, Duration every) {
    AtomicLong looks = new AtomicLong(PATIENCE.dividedBy(every));
    return lab -> done.test(lab) || looks.decrementAndGet() < 0;
  }

  private LabWatch watch(Progress progress) {
    return new LabWatch(api, progress, world::pass);
  }

  private void tellLeftOver(ArrayNode leftOver) {
    if (leftOver.isEmpty()) {
      console.line("Left over in the account: nothing.");
    } else {
      console.line("LEFT OVER in the account:");
      leftOver.forEach(
          item ->
              console.line(
                  "  "
                      + item.path("type").asText()
                      + " "
                      + item.path("id").asText()
                      + " "
                      + item.path("name").asText()));
    }
  }

  private ObjectNode head() {
    ObjectNode head = MAPPER.createObjectNode();
    head.put("world", world.kind().word()).put("clock", world.clockWord());
    world.seed().ifPresent(seed -> head.put("seed", seed));
    return head;
  }

  private void title(String text) {
    console.line("");
    console.line(console.bold(text));
  }
}
