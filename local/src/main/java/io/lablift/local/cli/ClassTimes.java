package io.lablift.local.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lablift.local.show.Console;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How long the labs of a class live. */
final class ClassTimes {
  @Option(
      names = "--lease-hours",
      paramLabel = "H",
      description = "How long each lab may live from its start; may be 1.5.")
  private @Nullable BigDecimal leaseHours;

  @Option(
      names = "--ends-at",
      paramLabel = "WHEN",
      description = "When all leases end, whenever they began.")
  private @Nullable String endsAt;

  /** Whether either was given. */
  boolean areGiven() {
    return leaseHours != null || endsAt != null;
  }

  /** Adds them to a request, and echoes a moment as it was understood. */
  void into(ObjectNode request, Console console) {
    if (leaseHours != null && endsAt != null) {
      throw new Failure(Exit.USAGE, "give --lease-hours or --ends-at, not both");
    }
    if (leaseHours != null) {
      request.put("leaseHours", leaseHours);
    }
    moment(request, console, "endsAt", "--ends-at", "ends", endsAt);
  }

  /** Adds a moment to a request, and echoes it with its zone. */
  static void moment(
      ObjectNode request,
      Console console,
      String field,
      String option,
      String what,
      @Nullable String text) {
    if (text != null) {
      ZonedDateTime moment = new Moments(ZoneId.systemDefault()).read(option, text);
      console.line("  %-9s %s".formatted(what, Moments.shown(moment)));
      request.put(field, moment.toOffsetDateTime().toString());
    }
  }
}
