package io.lablift.local.cli;

import io.lablift.local.faults.Case;
import io.lablift.local.faults.catalogue.Phase;
import io.lablift.local.faults.judge.Outcome;
import io.lablift.local.faults.judge.Wholes;
import io.lablift.local.faults.matrix.Matrix;
import io.lablift.local.faults.run.FaultsReport;
import io.lablift.local.faults.run.MatrixTable;
import io.lablift.local.faults.run.Played;
import io.lablift.local.faults.run.Runner;
import io.lablift.local.faults.run.Story;
import io.lablift.local.faults.storm.Storm;
import io.lablift.local.scene.Scenes;
import io.lablift.local.show.CaseProgress;
import io.lablift.local.show.Console;
import io.lablift.local.world.RegistryStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./lablift faults}. */
@Command(
    name = "faults",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Breaks everything that can break in a simulated account, and judges what comes of it: every"
          + " call of a",
      "lab's life, with every fault that can strike it; DELETE at every moment; with --seeds,"
          + " storms of many labs,",
      "accidents, students, kills and sweeps at once. Exit code 0 only if nothing leaked, nothing"
          + " was made twice and",
      "no lab got stuck."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./lablift faults                                 the whole matrix",
      "  ./lablift faults --phase teardown --report r.json",
      "  ./lablift faults --seeds 1..200                  200 storms",
      "  ./lablift faults --replay build/37/lost-response what happened there, call by call",
      "  ./lablift faults --replay 17                     the same of the storm of seed 17"
    })
final class FaultsCommand implements Callable<Integer> {
  /** Chance decides the same in every case of the matrix. */
  private static final long MATRIX_SEED = 1;

  private static final String ALL = "all";

  /** Kept, for a logger that nobody keeps forgets its level. */
  private final Logger functions = Logger.getLogger("io.lablift.functions");

  private final Console console;

  @Option(
      names = "--phase",
      paramLabel = "PHASE",
      defaultValue = ALL,
      description =
          "build, teardown, expiry, failure, delete, bake or all (default: ${DEFAULT-VALUE}).")
  private String phase = ALL;

  @Option(
      names = "--seeds",
      paramLabel = "A..B",
      description = "Storms of these seeds instead of the matrix.")
  private @Nullable String seeds;

  @Option(
      names = "--labs",
      paramLabel = "N",
      defaultValue = "4",
      description = "Labs in each storm (default: ${DEFAULT-VALUE}).")
  private int labs = Storm.USUAL_LABS;

  @Option(
      names = "--replay",
      paramLabel = "CASE",
      description = "Play one case and tell its story: a storm's seed, or a name of the matrix.")
  private @Nullable String replay;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Write what came of each case there, as JSON; the same cases, the same bytes.")
  private @Nullable Path report;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Cases played at once (default: one for each processor).")
  private int threads = Runtime.getRuntime().availableProcessors();

  FaultsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Set<Phase> phases = phases();
    List<Long> storms = seeds == null ? List.of() : Seeds.range(seeds);
    if (threads < 1 || labs < 1) {
      throw new Failure(Exit.USAGE, "--threads and --labs want a number above 0");
    }
    // What functions log of arranged accidents is no news.
    functions.setLevel(Level.OFF);
    try (RegistryStore store = RegistryStore.inMemory()) {
      Scenes scenes = new Scenes(store);
      if (replay != null) {
        return replay(scenes, Matrix.of(scenes, MATRIX_SEED, EnumSet.allOf(Phase.class)), replay);
      }
      Matrix matrix = Matrix.of(scenes, MATRIX_SEED, phases);
      return seeds == null ? matrix(scenes, matrix) : storms(scenes, matrix.wholes(), storms);
    }
  }

  private int matrix(Scenes scenes, Matrix matrix) {
    Wall wall = new Wall();
    FaultsReport all = new FaultsReport(play(scenes, "matrix", matrix.rows()), List.of());
    MatrixTable.lines(all.matrix()).forEach(console::line);
    return end(all, matrix.leftOut(), wall);
  }

  private int storms(Scenes scenes, Wholes whole, List<Long> wanted) {
    Wall wall = new Wall();
    List<Storm> storms = wanted.stream().map(seed -> new Storm(seed, labs, whole)).toList();
    return end(new FaultsReport(List.of(), play(scenes, "storms", storms)), 0, wall);
  }

  private <C extends Case> List<Played<C>> play(Scenes scenes, String what, List<C> cases) {
    try (CaseProgress progress = new CaseProgress(console, what, cases.size())) {
      return new Runner(scenes, threads).play(cases, played -> progress.step());
    }
  }

  private int end(FaultsReport all, int leftOut, Wall wall) {
    if (report != null) {
      write(report, all);
    }
    List<Played<? extends Case>> bad = all.bad();
    for (Played<? extends Case> played : bad) {
      console.line(played.played().name() + "  " + played.outcome().what());
    }
    console.line(all.summary(leftOut, wall.passed()));
    if (bad.isEmpty()) {
      return Exit.OK;
    }
    console.line("Replay the first: " + command(bad.getFirst().played()));
    return Exit.FAILED;
  }

  private String command(Case one) {
    String size = one instanceof Storm && labs != Storm.USUAL_LABS ? " --labs " + labs : "";
    return "./lablift faults --replay " + one.name() + size;
  }

  private int replay(Scenes scenes, Matrix matrix, String name) {
    Case one =
        name.matches("\\d{1,18}")
            ? new Storm(Long.parseLong(name), labs, matrix.wholes())
            : matrix
                .find(name)
                .orElseThrow(
                    () ->
                        new Failure(
                            Exit.USAGE,
                            "there is no case "
                                + name
                                + ": give a storm's seed, or phase/call/fault as --report names"
                                + " them"));
    Outcome outcome = one.play(scenes, scene -> Story.of(scene).forEach(console::line));
    console.line(
        name
            + ": "
            + outcome.word()
            + " after "
            + outcome.took().toSeconds()
            + " s"
            + (outcome.passed() ? "" : "; " + outcome.what()));
    return outcome.passed() ? Exit.OK : Exit.FAILED;
  }

  private Set<Phase> phases() {
    if (phase.equals(ALL)) {
      return EnumSet.allOf(Phase.class);
    }
    return EnumSet.of(
        Phase.of(phase)
            .orElseThrow(
                () ->
                    new Failure(
                        Exit.USAGE,
                        "--phase wants build, teardown, expiry, failure, delete, bake or all, not "
                            + phase)));
  }

  private static void write(Path file, FaultsReport all) {
    try {
      Files.writeString(file, all.json().toPrettyString() + "\n");
    } catch (IOException e) {
      throw new Failure(Exit.USAGE, "the report cannot be written to " + file + ": " + e);
    }
  }

  /** The time on the wall; it goes into no report. */
  private static final class Wall {
    private final long began = System.nanoTime();

    Duration passed() {
      return Duration.ofNanos(System.nanoTime() - began);
    }
  }
}
