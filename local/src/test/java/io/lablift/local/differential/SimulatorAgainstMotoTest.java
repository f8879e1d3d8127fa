package io.lablift.local.differential;

import static org.assertj.core.api.Assertions.assertThat;

import io.lablift.local.differential.Difference.Right;
import io.lablift.local.wire.Emulators;
import io.lablift.local.wire.NeedsMoto;
import io.lablift.local.wire.Program;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same calls, good and bad, to the simulated account and to moto: each comes to the same
 * outcome and error code in both, or the difference is listed with its reason and with the page
 * that says who is right.
 *
 * <p>moto does everything at once. So the simulator has no lags here, and ten minutes of its time
 * pass between what a case makes and the call that it is about; only where a case is about waiting
 * itself, no time passes.
 */
@NeedsMoto
@TestInstance(Lifecycle.PER_CLASS)
final class SimulatorAgainstMotoTest {
  private static final int CASES_AT_LEAST = 400;

  private Comparison comparison = new Comparison(List.of());

  @BeforeAll
  void tryEverything(@TempDir Path directory) {
    try (Program moto = Emulators.motoWithoutImages(directory)) {
      comparison = Comparison.with(moto.url());
    }
  }

  @AfterAll
  void tellTheResult() {
    System.out.println("Simulator and moto: " + comparison.summary());
  }

  @TestFactory
  Stream<DynamicTest> bothDoWhatAwsDoesOrTheDifferenceIsListed() {
    return comparison.all().stream()
        .map(
            compared ->
                DynamicTest.dynamicTest(
                    compared.tried().sentence(), () -> assertThat(compared.complaint()).isEmpty()));
  }

  @Test
  void triesManyCasesEachWithASentenceOfItsOwn() {
    assertThat(Cases.all()).hasSizeGreaterThanOrEqualTo(CASES_AT_LEAST);
    assertThat(Cases.all()).extracting(Case::sentence).doesNotHaveDuplicates();
  }

  @Test
  void listsOneDifferenceForACaseAndNoneForWhatIsNotTried() {
    List<String> listed = Cases.differences().stream().map(Difference::sentence).toList();
    assertThat(listed).doesNotHaveDuplicates();
    assertThat(Cases.all().stream().map(Case::sentence).toList()).containsAll(listed);
  }

  @Test
  void listsNoDifferenceInWhichMotoIsRight() {
    assertThat(Cases.differences())
        .filteredOn(difference -> difference.right() == Right.MOTO)
        .isEmpty();
  }

  @Test
  void saysOfEachDifferenceWhyAndWhere() {
    assertThat(Cases.differences())
        .allSatisfy(
            difference -> {
              assertThat(difference.because()).isNotBlank();
              assertThat(difference.source().page()).hasScheme("https");
            });
  }

  @Test
  void complainsOfADifferenceThatIsNotListedIsGoneOrIsAnother() {
    Case tried = Case.of("any", _ -> 1, Outcome.ok());
    Outcome no = Outcome.refused("No");
    Difference listed =
        new Difference(
            "any",
            Outcome.ok(),
            no,
            Difference.Reason.CODES,
            Right.SIMULATOR,
            "so it is",
            Source.ERRORS);

    assertThat(new Compared(tried, Outcome.ok(), no, listed).complaint()).isEmpty();
    assertThat(new Compared(tried, Outcome.ok(), no, null).complaint())
        .hasValueSatisfying(text -> assertThat(text).contains("no difference is listed"));
    assertThat(new Compared(tried, Outcome.ok(), Outcome.ok(), listed).complaint())
        .hasValueSatisfying(text -> assertThat(text).contains("none any more"));
    assertThat(new Compared(tried, Outcome.ok(), Outcome.refused("Never"), listed).complaint())
        .hasValueSatisfying(text -> assertThat(text).contains("but listed"));
  }
}
