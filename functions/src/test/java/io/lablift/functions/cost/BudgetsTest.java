package io.lablift.functions.cost;

import static io.lablift.functions.cost.Books.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.lablift.functions.blueprint.Terms;
import io.lablift.functions.blueprint.Topology.NatMode;
import io.lablift.functions.lab.LabStatus;
import io.lablift.functions.price.PriceList;
import io.lablift.functions.registry.LabRecord;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class BudgetsTest {
  private final Budgets budgets =
      new Budgets(new Bill(PriceList.shipped(), 1), new Terms(720, 720, 720, null, false));

  private static Instant at(Duration after) {
    return START.plus(after);
  }

  @Test
  void aLabWithoutABudgetEndsWhenItsLeaseDoes() {
    LabRecord lab = Books.of(NatMode.SINGLE).ready();

    assertThat(budgets.ending(lab)).contains(new Ending(at(Duration.ofMinutes(130)), null));
    assertThat(budgets.dueAt(lab, START)).isEqualTo(at(Duration.ofMinutes(130)));
    assertThat(budgets.warning(lab, START)).isEmpty();
  }

  @Test
  void aLabWhoseBudgetEndsItEndsBeforeItsLeaseAndSaysWhy() {
    LabRecord lab =
        Books.of(NatMode.PER_ZONE).lasting(Duration.ofHours(8)).within("1.00", true).ready();

    Ending ending = budgets.ending(lab).orElseThrow();

    assertThat(ending.at()).isBetween(at(Duration.ofHours(2)), at(Duration.ofHours(4)));
    assertThat(ending.reason()).isEqualTo("the budget of $1.00 is spent");
    assertThat(budgets.atEnd(lab, START).orElseThrow().exact()).isLessThanOrEqualTo(BigDecimal.ONE);
    assertThat(budgets.warning(lab, START).orElseThrow())
        .isEqualTo(
            "The lab ends at "
                + ending.at()
                + ", before its lease: then the budget of $1.00 is spent.");
  }

  @Test
  void theSweepLooksWhenFourFifthsAreSpentAndThenWhenTheLabEnds() {
    LabRecord lab =
        Books.of(NatMode.PER_ZONE).lasting(Duration.ofHours(4)).within("1.20", false).ready();

    Instant first = budgets.dueAt(lab, START);

    assertThat(first).isBefore(at(Duration.ofHours(4)));
    assertThat(budgets.isNearlySpent(lab, first.minusSeconds(1))).isFalse();
    assertThat(budgets.isNearlySpent(lab, first)).isTrue();
    assertThat(budgets.warning(lab, first).orElseThrow())
        .endsWith(" % of the budget of $1.20 are spent.");
    assertThat(budgets.dueAt(lab, first)).isEqualTo(at(Duration.ofHours(4)));
  }

  @Test
  void aBudgetThatTheLeaseWillExceedIsWarnedOf() {
    LabRecord lab =
        Books.of(NatMode.PER_ZONE).lasting(Duration.ofHours(8)).within("1.00", false).ready();

    assertThat(budgets.ending(lab)).contains(new Ending(at(Duration.ofHours(8)), null));
    assertThat(budgets.warning(lab, START).orElseThrow())
        .matches(
            "When the lab is gone it will have cost \\$\\d\\.\\d\\d, more than its budget of"
                + " \\$1\\.00\\.");
  }

  @Test
  void aLabThatWaitsSaysHowLongItWillLive() {
    LabRecord lab =
        Books.of(NatMode.PER_ZONE)
            .lasting(Duration.ofHours(8))
            .within("1.00", true)
            .lab(LabStatus.QUEUED);

    assertThat(budgets.ending(lab)).isEmpty();
    assertThat(budgets.warning(lab, START).orElseThrow())
        .matches("The lab will end \\d+ minutes after its lease begins, .* \\$1\\.00 is spent\\.");
  }

  @Test
  void aLeaseExpiresSoonInItsLastTenthOrQuarterOfAnHour() {
    LabRecord ofAnHour = Books.of(NatMode.SINGLE).lasting(Duration.ofMinutes(60)).ready();
    LabRecord ofTenHours = Books.of(NatMode.SINGLE).lasting(Duration.ofHours(10)).ready();

    assertThat(budgets.expiresSoon(ofAnHour, at(Duration.ofMinutes(54)))).isFalse();
    assertThat(budgets.expiresSoon(ofAnHour, at(Duration.ofMinutes(54).plusSeconds(1)))).isTrue();
    assertThat(budgets.expiresSoon(ofTenHours, at(Duration.ofMinutes(585)))).isFalse();
    assertThat(budgets.expiresSoon(ofTenHours, at(Duration.ofMinutes(586)))).isTrue();
    assertThat(
            budgets.expiresSoon(
                Books.of(NatMode.SINGLE).whole().lab(LabStatus.TEARING_DOWN),
                at(Duration.ofMinutes(129))))
        .isFalse();
  }

  @Test
  void whereThePricesAreNotKnownItSaysSo() {
    LabRecord lab =
        Books.of(NatMode.SINGLE).in("eu-north-1", "t3.micro").within("1.00", true).ready();

    assertThat(budgets.warning(lab, START).orElseThrow())
        .contains("The prices of t3.micro labs in eu-north-1 are not known", "LABLIFT_PRICES");
    assertThat(budgets.ending(lab)).contains(new Ending(at(Duration.ofMinutes(130)), null));
  }
}
