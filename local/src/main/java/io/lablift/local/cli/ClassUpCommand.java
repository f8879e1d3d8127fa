package io.lablift.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lablift.local.client.Answer;
import io.lablift.local.client.ApiClient;
import io.lablift.local.show.ClassText;
import io.lablift.local.show.ClassWatch;
import io.lablift.local.show.Console;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./lablift class up}: asks for a class and shows how it is built. */
@Command(
    name = "up",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Asks the server for a lab for each student, and shows how many have which status until all"
          + " are READY.",
      "The same request again is the same class. A class that begins later is asked for and left to"
          + " the server."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./lablift class up --course aws101 --count 30 --lease-hours 4",
      "  ./lablift class up --course aws101 --students students.csv --ready-by \"2026-11-24"
          + " 10:00\" --ends-at \"2026-11-24 14:00\"",
      "  ./lablift class up --course aws101 --students students.csv --nat single --budget 50"
          + " --end-at-budget"
    })
final class ClassUpCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private ServerOptions server = new ServerOptions();

  @Option(
      names = "--course",
      required = true,
      description = "Course: lower-case letters and digits.")
  private String course = "";

  @Mixin private RosterOptions roster = new RosterOptions();

  @Option(
      names = "--count",
      paramLabel = "N",
      description = "So many students, student-01 and so on.")
  private @Nullable Long count;

  @Option(
      names = "--start-at",
      paramLabel = "WHEN",
      description =
          "When building begins, such as \"2026-11-24 10:00\" (here) or 2026-11-24T10:00+09:00.")
  private @Nullable String startAt;

  @Option(
      names = "--ready-by",
      paramLabel = "WHEN",
      description = "When all shall be ready: building begins early enough.")
  private @Nullable String readyBy;

  @Mixin private ClassTimes times = new ClassTimes();

  @Option(names = "--budget", paramLabel = "USD", description = "What the class may cost.")
  private @Nullable BigDecimal budget;

  @Option(names = "--lab-budget", paramLabel = "USD", description = "What each lab may cost.")
  private @Nullable BigDecimal labBudget;

  @Option(
      names = "--end-at-budget",
      description = "End the leases when a budget is spent (default: only extend them no more).")
  private boolean endAtBudget;

  @Option(
      names = "--longest-lease-hours",
      paramLabel = "H",
      description = "Ceiling of extensions, from a lease's start.")
  private @Nullable BigDecimal longestLease;

  @Option(
      names = "--longest-ahead-hours",
      paramLabel = "H",
      description = "Ceiling of extensions, from the moment of asking.")
  private @Nullable BigDecimal longestAhead;

  @Option(
      names = "--max-queue-minutes",
      paramLabel = "MIN",
      description = "A lab that waits longer for room is refused.")
  private @Nullable Long longestQueue;

  @Mixin private LabOptions options = new LabOptions();

  @Option(names = "--no-wait", description = "Ask, and do not wait for READY.")
  private boolean noWait;

  ClassUpCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    ObjectNode request = request();
    try (ApiClient api = server.client()) {
      Answer answer = api.post("/classes", request);
      console.note(
          answer.status() == 200
              ? "the class " + course + " is there already"
              : "the class " + course + " was asked for");
      JsonNode view = answer.body();
      if (!noWait && !ClassWatch.isAhead(view)) {
        view =
            new ClassWatch(api, console, new RealInterval())
                .until(
                    "/classes/" + view.path("course").asText(),
                    Duration.ofSeconds(1),
                    ClassWatch::isBuilt);
      }
      ClassText.details(view).forEach(console::line);
      boolean good = noWait || ClassWatch.isAhead(view) || view.path("whole").asBoolean();
      return good ? Exit.OK : Exit.FAILED;
    }
  }

  private ObjectNode request() {
    if (roster.areGiven() == (count != null)) {
      throw new Failure(Exit.USAGE, "give --students FILE, --student ID, or --count N");
    }
    if (startAt != null && readyBy != null) {
      throw new Failure(Exit.USAGE, "give --start-at or --ready-by, or neither for now");
    }
    ObjectNode request = new ObjectMapper().createObjectNode().put("course", course);
    if (count != null) {
      request.put("count", count);
    }
    roster.into(request, console);
    ClassTimes.moment(request, console, "startAt", "--start-at", "starts", startAt);
    ClassTimes.moment(request, console, "readyBy", "--ready-by", "ready by", readyBy);
    times.into(request, console);
    number(request, "budgetUsd", budget);
    number(request, "labBudgetUsd", labBudget);
    number(request, "longestLeaseHours", longestLease);
    number(request, "longestAheadHours", longestAhead);
    if (longestQueue != null) {
      request.put("maxQueueMinutes", longestQueue);
    }
    if (endAtBudget) {
      request.put("endAtBudget", true);
    }
    options.into(request);
    return request;
  }

  private static void number(ObjectNode request, String field, @Nullable BigDecimal value) {
    if (value != null) {
      request.put(field, value);
    }
  }
}
