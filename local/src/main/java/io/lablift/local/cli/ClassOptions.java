package io.lablift.local.cli;

import io.lablift.local.simulate.AccountQuotas;
import io.lablift.local.simulate.Arrival;
import io.lablift.local.simulate.DayPlan;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** What class is simulated, and in what account. */
final class ClassOptions {
  @Option(
      names = "--students",
      paramLabel = "N",
      required = true,
      description = "How many students, 1 to 1000.")
  private int students;

  @Option(
      names = "--arrival",
      paramLabel = "HOW",
      defaultValue = "all",
      description =
          "all (at once), poisson:R (R students a minute, by chance) or spread:MIN (evenly over MIN"
              + " minutes); default: ${DEFAULT-VALUE}.")
  private String arrival = "all";

  @Option(
      names = "--quota",
      paramLabel = "NAME=V",
      description =
          "A quota of the account that is not AWS's default, such as VPCS=40; by our name, by"
              + " Service Quotas' code or title; may be repeated.")
  private Map<String, Integer> quotas = new LinkedHashMap<>();

  @Option(
      names = "--advised-quotas",
      description = "Raise the quotas as Lablift advises for so many labs.")
  private boolean advised;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Of all that chance decides (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  /** The plan of a day; what is wrong with it is told. */
  DayPlan plan(String leaseHours, String nat) {
    try {
      return new DayPlan(
          students,
          Arrival.parse(arrival),
          minutes(leaseHours),
          nat,
          AccountQuotas.of(quotas),
          advised,
          seed);
    } catch (IllegalArgumentException e) {
      throw new Failure(Exit.USAGE, e.getMessage() == null ? e.toString() : e.getMessage());
    }
  }

  /** Whole minutes of a number of hours, which may have decimals. */
  private static long minutes(String hours) {
    if (!hours.matches("\\d{1,4}(\\.\\d{1,4})?")) {
      throw new IllegalArgumentException(
          "a lease is a number of hours such as 4 or 1.5, not " + hours);
    }
    return new BigDecimal(hours)
        .multiply(BigDecimal.valueOf(60))
        .setScale(0, RoundingMode.HALF_UP)
        .longValueExact();
  }
}
