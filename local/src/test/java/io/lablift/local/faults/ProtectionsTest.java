package io.lablift.local.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.lablift.local.SharedRegistry;
import io.lablift.local.faults.catalogue.Phase;
import io.lablift.local.faults.judge.Outcome;
import io.lablift.local.faults.judge.Verdict;
import io.lablift.local.faults.matrix.Matrix;
import io.lablift.local.faults.matrix.Row;
import io.lablift.local.faults.run.Played;
import io.lablift.local.faults.run.Runner;
import io.lablift.local.faults.storm.Storm;
import io.lablift.local.scene.Scene;
import io.lablift.local.scene.Scenes;
import io.lablift.local.world.RegistryStore;
import java.util.EnumSet;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The matrix can fail: with a protection switched off it notices, in rows that pass with the
 * protection on.
 */
@ExtendWith(SharedRegistry.class)
final class ProtectionsTest {
  private final Logger functions = Logger.getLogger("io.lablift.functions");
  private final RegistryStore store;
  private final Scenes scenes;

  ProtectionsTest(RegistryStore store) {
    this.store = store;
    this.scenes = new Scenes(store);
  }

  @BeforeEach
  void quiet() {
    functions.setLevel(Level.OFF);
  }

  @AfterEach
  void loud() {
    functions.setLevel(null);
  }

  @ParameterizedTest
  @MethodSource("io.lablift.local.faults.Protection#all")
  void theMatrixNoticesThatOneIsMissing(Protection protection) {
    Protection.Slice slice = protection.slice();
    List<Row> rows =
        Matrix.of(scenes, slice.seed(), EnumSet.of(slice.phase())).rows().stream()
            .filter(slice::has)
            .toList();

    Scenes without = new Scenes(store, protection::switchOff);
    List<Played<Row>> noticed =
        rows.stream()
            .map(row -> new Played<>(row, outcome(row, without)))
            .dropWhile(played -> played.outcome().passed())
            .limit(1)
            .toList();

    assertThat(rows).isNotEmpty();
    assertThat(noticed).hasSize(1);
    Outcome first = noticed.getFirst().outcome();
    System.out.println(
        protection
            + ": "
            + noticed.getFirst().played().name()
            + " of "
            + rows.size()
            + "  "
            + first.what());
    assertThat(first.verdict()).isEqualTo(protection.verdict());
    assertThat(first.what()).contains(protection.words());
    Scenes with = new Scenes(store, protection::switchOffOthers);
    assertThat(new Runner(with, 2).play(rows, played -> {}))
        .allMatch(played -> played.outcome().verdict() == Verdict.PASSED);
  }

  private static Outcome outcome(Row row, Scenes scenes) {
    return row.play(scenes, scene -> {});
  }

  /** What no row of the matrix can show, since no student makes anything there by hand. */
  enum InStorms {
    INVENTORY(14, Verdict.LEAK, "when all was over there was still elastic-ip"),
    INTERFACES(2, Verdict.STUCK, "QUARANTINED");

    private final long seed;
    private final Verdict verdict;
    private final String words;

    InStorms(long seed, Verdict verdict, String words) {
      this.seed = seed;
      this.verdict = verdict;
      this.words = words;
    }

    void switchOff(Scene scene) {
      switch (this) {
        case INVENTORY -> Off.inventory(scene);
        case INTERFACES -> Off.balancerInterfaces(scene);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(InStorms.class)
  void aStormNoticesThatOneIsMissing(InStorms protection) {
    var whole = Matrix.of(scenes, 1, EnumSet.noneOf(Phase.class)).wholes();
    Storm storm = new Storm(protection.seed, Storm.USUAL_LABS, whole);

    Outcome without = storm.play(new Scenes(store, protection::switchOff), scene -> {});
    Outcome with = storm.play(scenes, scene -> {});

    assertThat(without.verdict()).as("%s", without.what()).isEqualTo(protection.verdict);
    assertThat(without.what()).contains(protection.words);
    assertThat(with.passed()).as("%s", with.what()).isTrue();
  }
}
