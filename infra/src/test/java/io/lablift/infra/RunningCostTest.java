package io.lablift.infra;

import static org.assertj.core.api.Assertions.assertThat;

import io.lablift.functions.cost.Bill;
import io.lablift.functions.lab.ImageIds;
import io.lablift.functions.lab.LabId;
import io.lablift.functions.lab.LabStatus;
import io.lablift.functions.lab.ResourceType;
import io.lablift.functions.price.PriceList;
import io.lablift.functions.registry.LabRecord;
import io.lablift.functions.registry.LedgerEntry;
import io.lablift.local.scene.Scene;
import io.lablift.local.scene.Scenes;
import io.lablift.local.world.RegistryStore;
import io.lablift.simulator.wire.Call;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What a deployment itself costs, from what a lab's life was counted to take: the table in the
 * README is this test's.
 *
 * <p>List prices of US East (N. Virginia), in US dollars, from the services' pricing pages; Seoul's
 * are up to a tenth higher. A function's time is that of its calls to AWS, in simulated latencies.
 */
final class RunningCostTest {
  private static final double TRANSITION = 25.0 / 1_000_000;
  private static final double INVOCATION = 0.20 / 1_000_000;

  /** On Graviton. */
  private static final double GIGABYTE_SECOND = 0.0000133334;

  private static final double HTTP_REQUEST = 1.00 / 1_000_000;
  private static final double WRITE = 0.625 / 1_000_000;
  private static final double READ = 0.125 / 1_000_000;
  private static final double METRIC = 0.30;
  private static final double ALARM = 0.10;

  /** What the sweep measures whether there are labs or not. */
  private static final int METRICS_WHEN_IDLE = 6;

  private static final int SWEEPS_A_MONTH = 60 * 24 * 30;
  private static final LabId LAB = LabId.parse("aws101-kim");

  /** What some calls of functions take of AWS. */
  private record Use(
      int transitions, int invocations, double seconds, double writes, double reads) {
    double dollars() {
      return transitions * TRANSITION
          + invocations * INVOCATION
          + seconds * GIGABYTE_SECOND
          + writes * WRITE
          + reads * READ;
    }
  }

  private static Use use(List<Call> calls, int transitions, int itemKilobytes) {
    Map<String, List<Call>> invocations =
        calls.stream().collect(Collectors.groupingBy(call -> call.caller().invocation()));
    double seconds =
        invocations.values().stream()
            .mapToDouble(of -> Duration.between(of.getFirst().started(), last(of)).toMillis() / 1e3)
            .sum();
    double writes = count(calls, "dynamodb:UpdateItem") + count(calls, "dynamodb:PutItem");
    double reads =
        count(calls, "dynamodb:GetItem")
            + count(calls, "dynamodb:Query")
            + count(calls, "dynamodb:Scan");
    // An update writes the item and its copy in the index by course; a consistent read of 4 KB is
    // one unit.
    return new Use(
        transitions,
        invocations.size(),
        seconds,
        writes * 2 * itemKilobytes,
        reads * Math.ceil(itemKilobytes / 4.0));
  }

  private static Instant last(List<Call> calls) {
    return calls.stream().map(Call::ended).max(Instant::compareTo).orElseThrow();
  }

  private static double count(List<Call> calls, String action) {
    return calls.stream().filter(call -> call.action().equals(action)).count();
  }

  /** By "DynamoDB item sizes and formats", developer guide. */
  private static int kilobytes(Map<String, AttributeValue> item) {
    return (int) Math.ceil(bytes(item) / 1024.0);
  }

  private static int bytes(Map<String, AttributeValue> map) {
    return map.entrySet().stream()
        .mapToInt(entry -> entry.getKey().length() + bytes(entry.getValue()))
        .sum();
  }

  private static int bytes(AttributeValue value) {
    return switch (value.type()) {
      case S -> value.s().getBytes(StandardCharsets.UTF_8).length;
      case N -> value.n().length() / 2 + 1;
      case M -> 3 + value.m().size() + bytes(value.m());
      default -> 1;
    };
  }

  @Test
  void theReadmeSaysWhatADeploymentCosts() {
    try (RegistryStore store = RegistryStore.inMemory();
        Scene scene = new Scenes(store).open(1)) {
      AtomicInteger transitions = transitions(scene);
      scene.user().post(LAB, 60, answer -> {});
      until(scene, LAB, LabStatus.READY, Duration.ofMinutes(15));
      until(scene, LAB, LabStatus.GONE, Duration.ofMinutes(90));
      int itemSize = largestRecord(store, scene);

      List<Call> sweeps = calls(scene, name -> name.equals("Sweep"));
      long sweepRuns = sweeps.stream().map(call -> call.caller().invocation()).distinct().count();
      Use life = use(calls(scene, name -> !name.equals("Sweep")), transitions.get(), itemSize);
      Use sweep = use(sweeps, 0, 1);

      double month =
          sweep.dollars() / sweepRuns * SWEEPS_A_MONTH
              + METRICS_WHEN_IDLE * METRIC
              + Template.shipped().all("AWS::CloudWatch::Alarm").size() * ALARM;
      double lab = life.dollars() + 10 * HTTP_REQUEST;
      int alarms = Template.shipped().all("AWS::CloudWatch::Alarm").size();
      assertThat(Yaml.source("README.md"))
          .contains(
              line(
                  "idle, a month",
                  "%,d sweeps, %d metrics, %d alarms",
                  month,
                  SWEEPS_A_MONTH,
                  METRICS_WHEN_IDLE,
                  alarms),
              line(
                  "one lab's life",
                  "%d state transitions, %d invocations of %.0f s together, a record of %d KB",
                  lab,
                  life.transitions(),
                  life.invocations(),
                  life.seconds(),
                  itemSize),
              line("1,000 labs", "%,d state transitions", lab * 1000, life.transitions() * 1000));
    }
  }

  @Test
  void theReadmeSaysWhatAnImageCosts() {
    try (RegistryStore store = RegistryStore.inMemory();
        Scene scene = new Scenes(store).open(1)) {
      AtomicInteger transitions = transitions(scene);
      LocalDate day = LocalDate.ofInstant(scene.loop().instant(), ZoneOffset.UTC);
      LabId image = ImageIds.image("aws101", day, 1);
      scene.user().send("POST", "/images", "{\"course\":\"aws101\"}", answer -> {});
      until(scene, image, LabStatus.READY, Duration.ofMinutes(30));
      scene.user().send("DELETE", "/images/" + image, "", answer -> {});
      until(scene, image, LabStatus.GONE, Duration.ofMinutes(30));

      int itemSize = largestRecord(store, scene);
      Use life = use(calls(scene, name -> !name.equals("Sweep")), transitions.get(), itemSize);
      Bill bill = new Bill(PriceList.shipped(), 1);
      LabRecord baked = scene.lab(image).orElseThrow();
      LabRecord builder = scene.lab(ImageIds.builderOf(baked.ref()).lab()).orElseThrow();
      LedgerEntry server = builder.entries(ResourceType.INSTANCE).getFirst();
      long minutes =
          Math.ceilDiv(
              Duration.between(server.madeAt(), Objects.requireNonNull(server.goneAt()))
                  .toSeconds(),
              60);
      assertThat(Yaml.source("README.md"))
          .contains(
              line(
                  "one image, baked and removed",
                  "%d state transitions, %d invocations of %.0f s together, a record of %d KB",
                  life.dollars() + 10 * HTTP_REQUEST,
                  life.transitions(),
                  life.invocations(),
                  life.seconds(),
                  itemSize),
              line(
                  "its builder",
                  "a t3.micro with disk and public address for %d min (Seoul)",
                  bill.soFar(builder, scene.loop().instant()).orElseThrow().total().doubleValue(),
                  minutes),
              line(
                  "one image that is kept, a month",
                  "a snapshot of %d GiB, as if it were full (Seoul)",
                  bill.ofImageAMonth(baked).orElseThrow().doubleValue(),
                  baked.spec().image().serverGib()));
    }
  }

  private static AtomicInteger transitions(Scene scene) {
    AtomicInteger transitions = new AtomicInteger();
    scene
        .world()
        .engine()
        .listen(
            (arn, event) -> {
              if (event.type().name().endsWith("STATE_ENTERED")) {
                transitions.incrementAndGet();
              }
            });
    return transitions;
  }

  private static int largestRecord(RegistryStore store, Scene scene) {
    return store
        .client()
        .scan(r -> r.tableName(scene.world().clients().settings().table()))
        .items()
        .stream()
        .filter(item -> item.containsKey("spec"))
        .mapToInt(RunningCostTest::kilobytes)
        .max()
        .orElseThrow();
  }

  private static String line(String what, String counted, double dollars, Object... counts) {
    return String.format(Locale.ROOT, "| %s | " + counted + " | ", prepend(what, counts))
        + String.format(Locale.ROOT, dollars < 1 ? "$%.4f |" : "$%.2f |", dollars);
  }

  private static Object[] prepend(String first, Object[] rest) {
    Object[] all = new Object[rest.length + 1];
    all[0] = first;
    System.arraycopy(rest, 0, all, 1, rest.length);
    return all;
  }

  private static List<Call> calls(Scene scene, Predicate<String> function) {
    return scene.world().log().calls(call -> function.test(call.caller().function()));
  }

  private static void until(Scene scene, LabId lab, LabStatus status, Duration atMost) {
    assertThat(
            scene.within(
                atMost,
                () -> scene.lab(lab).filter(record -> record.status() == status).isPresent()))
        .as(lab + " is " + status)
        .isTrue();
  }
}
