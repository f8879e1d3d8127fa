package io.lablift.local.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.lablift.local.SharedRegistry;
import io.lablift.local.faults.catalogue.Phase;
import io.lablift.local.faults.judge.Verdict;
import io.lablift.local.faults.matrix.Matrix;
import io.lablift.local.faults.matrix.MatrixCase;
import io.lablift.local.faults.matrix.Row;
import io.lablift.local.faults.run.FaultsReport;
import io.lablift.local.faults.run.Played;
import io.lablift.local.faults.run.Runner;
import io.lablift.local.faults.storm.Storm;
import io.lablift.local.scene.Scenes;
import io.lablift.local.world.RegistryStore;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whatever breaks, and whenever: nothing leaks, nothing is made twice, no lab gets stuck. */
@ExtendWith(SharedRegistry.class)
final class FaultsTest {
  private static final long SEED = 1;

  /** Two hundred storms, or as many as {@code -Dlablift.faults.seeds=N} asks for. */
  private static final long STORMS = Long.getLong("lablift.faults.seeds", 200);

  /** What passes by itself: a lab that meets with it once is built all the same. */
  private static final Set<String> PASSING =
      Set.of(
          "error",
          "lost-response",
          "throttled-20s",
          "crash-before",
          "crash-after",
          "time-out-before",
          "time-out-after",
          "twice",
          "lag-15s",
          "late-effect",
          "written-by-another");

  private final Logger functions = Logger.getLogger("io.lablift.functions");
  private final Scenes scenes;
  private final Runner runner;

  FaultsTest(RegistryStore store) {
    this.scenes = new Scenes(store);
    this.runner = new Runner(scenes, Runtime.getRuntime().availableProcessors());
  }

  @BeforeEach
  void quiet() {
    functions.setLevel(Level.OFF);
  }

  @AfterEach
  void loud() {
    functions.setLevel(null);
  }

  private static void report(String what, FaultsReport report, int leftOut) {
    System.out.println(
        what
            + ": %,d runs, %,d left out as the same as another, %,d passed, %d leaks, %d doubles, %d stuck"
                .formatted(
                    report.runs(),
                    leftOut,
                    report.count(Verdict.PASSED),
                    report.count(Verdict.LEAK),
                    report.count(Verdict.DOUBLE),
                    report.count(Verdict.STUCK)));
  }

  private static String bad(FaultsReport report) {
    return report.bad().stream()
        .map(played -> played.played().name() + "  " + played.outcome().what())
        .collect(Collectors.joining("\n"));
  }

  @Test
  void everyFaultAtEveryCallEndsAsPromised() {
    Matrix matrix = Matrix.of(scenes, SEED, EnumSet.complementOf(EnumSet.of(Phase.BAKE)));

    FaultsReport report = new FaultsReport(runner.play(matrix.rows(), played -> {}), List.of());

    report("The fault matrix", report, matrix.leftOut());
    assertThat(matrix.rows()).hasSizeGreaterThan(2_500);
    assertThat(bad(report)).isEmpty();
    assertThat(report.count(Verdict.PASSED)).isEqualTo(report.runs());
    assertThat(failedForWhatPasses(report)).isEmpty();
  }

  /**
   * Of a bake each fault at the first call of each action of each function: its builder is a lab,
   * whose every call is in the matrix above. {@code ./lablift faults --phase bake} plays them all.
   */
  @Test
  void everyFaultAtEveryKindOfCallOfABakeEndsAsPromised() {
    Matrix matrix = Matrix.of(scenes, SEED, EnumSet.of(Phase.BAKE));
    Set<String> known = new HashSet<>();
    List<Row> rows =
        matrix.rows().stream()
            .filter(
                row ->
                    known.add(
                        row instanceof MatrixCase one
                            ? one.call().function() + row.action() + row.what()
                            : row.action() + row.what()))
            .toList();

    FaultsReport report = new FaultsReport(runner.play(rows, played -> {}), List.of());

    report("Of " + matrix.rows().size() + " rows of a bake", report, 0);
    assertThat(rows).hasSizeGreaterThan(600);
    assertThat(bad(report)).isEmpty();
    assertThat(report.count(Verdict.PASSED)).isEqualTo(report.runs());
    assertThat(failedForWhatPasses(report)).isEmpty();
  }

  /**
   * A lab may fail for a reason, but not for what passes by itself; in a life whose build fails by
   * arrangement it does in any case.
   */
  private static List<String> failedForWhatPasses(FaultsReport report) {
    return report.matrix().stream()
        .filter(played -> played.outcome().word().equals("failed"))
        .map(Played::played)
        .filter(row -> row.phase() != Phase.FAILURE)
        .filter(row -> PASSING.contains(row.what()))
        .map(Row::name)
        .toList();
  }

  @Test
  void everyStormEndsInAnEmptyAccount() {
    var whole = Matrix.of(scenes, SEED, EnumSet.noneOf(Phase.class)).wholes();
    List<Storm> storms =
        LongStream.rangeClosed(1, STORMS)
            .mapToObj(seed -> new Storm(seed, Storm.USUAL_LABS, whole))
            .toList();

    FaultsReport report = new FaultsReport(List.of(), runner.play(storms, played -> {}));

    report("Storms", report, 0);
    assertThat(bad(report)).isEmpty();
    assertThat(report.count(Verdict.PASSED)).isEqualTo(storms.size());
  }
}
