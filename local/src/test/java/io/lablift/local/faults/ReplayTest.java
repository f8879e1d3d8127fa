package io.lablift.local.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.lablift.local.SharedRegistry;
import io.lablift.local.faults.catalogue.Phase;
import io.lablift.local.faults.judge.Outcome;
import io.lablift.local.faults.matrix.Matrix;
import io.lablift.local.faults.matrix.Row;
import io.lablift.local.faults.run.FaultsReport;
import io.lablift.local.faults.run.MatrixTable;
import io.lablift.local.faults.run.Runner;
import io.lablift.local.faults.run.Story;
import io.lablift.local.faults.storm.Storm;
import io.lablift.local.scene.Scenes;
import io.lablift.local.world.RegistryStore;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A case is the same each time it is played, from its name alone. */
@ExtendWith(SharedRegistry.class)
final class ReplayTest {
  private final Scenes scenes;

  ReplayTest(RegistryStore store) {
    this.scenes = new Scenes(store);
  }

  private List<String> story(Case one) {
    List<String> lines = new ArrayList<>();
    Outcome outcome = one.play(scenes, scene -> lines.addAll(Story.of(scene)));
    lines.add(outcome.toString());
    return lines;
  }

  @Test
  void aStormIsTheSameToTheLastCallFromItsSeedAlone() {
    var whole = Matrix.of(scenes, 1, EnumSet.noneOf(Phase.class)).wholes();

    List<String> first = story(new Storm(7, 3, whole));
    List<String> again = story(new Storm(7, 3, whole));
    List<String> other = story(new Storm(8, 3, whole));

    assertThat(again).isEqualTo(first);
    assertThat(other).isNotEqualTo(first);
    assertThat(first).hasSizeGreaterThan(300);
  }

  @Test
  void aMatrixHasTheSameRowsEachTime() {
    Set<Phase> phases = EnumSet.of(Phase.BUILD, Phase.TEARDOWN, Phase.EXPIRY, Phase.FAILURE);

    List<String> first = names(Matrix.of(scenes, 5, phases));
    List<String> again = names(Matrix.of(scenes, 5, phases));

    assertThat(again).isEqualTo(first);
    assertThat(first).doesNotHaveDuplicates().hasSizeGreaterThan(2_000);
  }

  private static List<String> names(Matrix matrix) {
    return matrix.rows().stream().map(row -> row.action() + " " + row.name()).toList();
  }

  @Test
  void aCaseStrikesTheVeryCallThatItNames() {
    Matrix matrix = Matrix.of(scenes, 1, EnumSet.of(Phase.BUILD));
    Row row =
        matrix.rows().stream()
            .filter(each -> each.action().equals("ec2:AllocateAddress"))
            .filter(each -> each.what().equals("lost-response"))
            .findFirst()
            .orElseThrow();

    List<String> story = story(matrix.find(row.name()).orElseThrow());

    assertThat(story)
        .anyMatch(
            line ->
                line.matches(
                    " *[\\d.]+ +%d  .*ec2:AllocateAddress +lost.*".formatted(row.number())));
    assertThat(story).anyMatch(line -> line.contains("=== aws101-kim#1 is READY"));
    assertThat(story.getLast()).contains("PASSED");
  }

  @Test
  void theReportIsTheSameOnOneThreadAndOnTwo() {
    Matrix matrix = Matrix.of(scenes, 1, EnumSet.of(Phase.BUILD, Phase.EXPIRY));
    List<Row> some = matrix.rows().stream().filter(row -> row.number() % 60 == 0).toList();
    List<Storm> storms = List.of(new Storm(3, 2, matrix.wholes()));

    FaultsReport one = report(1, some, storms);
    FaultsReport two = report(2, some, storms);

    assertThat(two.json().toString()).isEqualTo(one.json().toString());
    assertThat(one.json().fieldNames())
        .toIterable()
        .containsExactly("runs", "passed", "leaks", "doubles", "stuck", "matrix", "seeds");
    assertThat(one.json().at("/matrix/0").fieldNames())
        .toIterable()
        .containsExactly("phase", "call", "action", "fault", "outcome", "virtualSeconds");
    assertThat(one.json().at("/seeds/3/outcome").asText()).isEqualTo("gone");
    assertThat(String.join("\n", MatrixTable.lines(one.matrix()))).contains("lost-response");
  }

  private FaultsReport report(int threads, List<Row> rows, List<Storm> storms) {
    Runner runner = new Runner(scenes, threads);
    return new FaultsReport(runner.play(rows, played -> {}), runner.play(storms, played -> {}));
  }
}
