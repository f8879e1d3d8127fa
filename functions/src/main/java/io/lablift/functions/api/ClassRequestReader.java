package io.lablift.functions.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lablift.functions.aws.Settings;
import io.lablift.functions.error.Violation;
import io.lablift.functions.json.Fields;
import io.lablift.functions.lab.ImageIds;
import io.lablift.functions.lab.LabId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads the body of POST /classes; whatever is wrong with it is told together. */
final class ClassRequestReader {
  /** The largest class. */
  static final int MOST_STUDENTS = 1_000;

  /** What a class says of its labs, in the words of POST /labs. */
  private static final List<String> OF_LABS =
      List.of(
          "blueprint",
          "zones",
          "instanceType",
          "nat",
          "sshCidr",
          "vpcCidr",
          "subnetCidrs",
          "imageId",
          "userData",
          "checkpoint");

  /** A class further ahead is a slip of the pen. */
  private static final Duration AHEAD = Duration.ofDays(366);

  private static final BigDecimal MOST_USD = new BigDecimal("100000");
  private static final BigDecimal MINUTES = new BigDecimal(60);

  private final Settings settings;
  private final LabRequestReader labs;

  ClassRequestReader(Settings settings) {
    this.settings = settings;
    this.labs = new LabRequestReader(settings);
  }

  /**
   * Reads a body.
   *
   * @param violations gets every broken rule; a harmless request is returned all the same
   */
  ClassRequest read(JsonNode body, Instant now, List<Violation> violations) {
    Fields fields = Fields.of(body, violations);
    List<String> students = students(fields);
    Instant startAt = future(fields, "startAt", now);
    Instant readyBy = future(fields, "readyBy", now);
    if (startAt != null && readyBy != null) {
      fields.violation("readyBy", "stands beside startAt", "give one of the two, or none for now");
    }
    Instant from = startAt != null ? startAt : readyBy != null ? readyBy : now;
    Long leaseMinutes = leaseMinutes(fields, settings);
    Instant endsAt = endsAt(fields, from, leaseMinutes != null);
    if (leaseMinutes == null && endsAt != null) {
      leaseMinutes = Math.max(settings.shortestLease().toMinutes(), minutesBetween(from, endsAt));
    } else if (leaseMinutes != null && readyBy != null) {
      // From then on each student has the whole of it, although the labs begin before.
      endsAt = readyBy.plus(Duration.ofMinutes(leaseMinutes));
    }
    ObjectNode lab = lab(body, fields, students, leaseMinutes);
    ClassRequest request =
        new ClassRequest(
            lab.path("course").asText(),
            students,
            startAt,
            readyBy,
            endsAt,
            labs.read(lab, violations),
            minutes(fields, "longestLeaseHours", settings.shortestLease()),
            minutes(fields, "longestAheadHours", Duration.ofMinutes(1)),
            maxQueue(fields),
            usd(fields, "budgetUsd"),
            usd(fields, "labBudgetUsd"),
            endAtBudget(fields));
    fields.noOthers();
    return request;
  }

  /** The lab of the first student, as somebody would ask for it alone. */
  private static ObjectNode lab(
      JsonNode body, Fields fields, List<String> students, @Nullable Long leaseMinutes) {
    ObjectNode lab = JsonNodeFactory.instance.objectNode();
    if (fields.has("course")) {
      lab.set("course", body.get("course"));
    }
    lab.put("student", students.isEmpty() ? "any" : students.getFirst());
    if (leaseMinutes != null) {
      lab.put("leaseMinutes", leaseMinutes);
    }
    for (String field : OF_LABS) {
      if (fields.has(field)) {
        lab.set(field, body.get(field));
      }
    }
    return lab;
  }

  /** Those named, or as many as are counted; each bad one is told by its place and name. */
  private static List<String> students(Fields fields) {
    String remedy = "give students, a list of 1 to " + MOST_STUDENTS + " ids, or count";
    if (fields.has("students") == fields.has("count")) {
      fields.violation(
          "students",
          fields.has("count") ? "stand beside count" : "are missing, and so is count",
          remedy);
      return List.of();
    }
    if (fields.has("count")) {
      Long count = fields.optionalWhole("count", 1, MOST_STUDENTS, remedy);
      return count == null
          ? List.of()
          : IntStream.rangeClosed(1, count.intValue()).mapToObj("student-%02d"::formatted).toList();
    }
    return named(fields, remedy);
  }

  /** The students that a list names. */
  static List<String> named(Fields fields, String remedy) {
    int before = fields.count();
    List<String> students = fields.texts("students", MOST_STUDENTS, remedy);
    if (fields.count() > before) {
      return List.of();
    }
    if (students.isEmpty()) {
      fields.violation("students", "are none", remedy);
    }
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < students.size(); i++) {
      String student = students.get(i);
      String place = "students[" + i + "]";
      if (!LabId.isStudent(student) || ImageIds.isKept(student)) {
        fields.violation(
            place, Fields.quoted(student) + " is no student", LabRequestReader.STUDENT_RULE);
      } else if (!seen.add(student)) {
        fields.violation(
            place, Fields.quoted(student) + " is there twice", "name each student once");
      }
    }
    return students;
  }

  private static @Nullable Instant future(Fields fields, String field, Instant now) {
    Instant at = fields.optionalInstant(field);
    if (at != null && at.isBefore(now)) {
      fields.violation(
          field,
          at + " is past; now it is " + now,
          "give a moment that is to come, or none for now");
      return null;
    }
    if (at != null && at.isAfter(now.plus(AHEAD))) {
      fields.violation(field, at + " is more than a year ahead", "give a moment within the year");
      return null;
    }
    return at;
  }

  private @Nullable Instant endsAt(Fields fields, Instant from, boolean hasLength) {
    Instant endsAt = fields.optionalInstant("endsAt");
    if (endsAt == null) {
      return null;
    }
    if (hasLength) {
      fields.violation("endsAt", "stands beside leaseHours", "give one of the two");
      return null;
    }
    Duration least = settings.shortestLease();
    Duration most = settings.longestLease();
    if (endsAt.isBefore(from.plus(least))) {
      fields.violation(
          "endsAt",
          endsAt + " is less than " + least.toMinutes() + " minutes after the start, " + from,
          "give an end after the start");
      return null;
    }
    if (endsAt.isAfter(from.plus(most))) {
      fields.violation(
          "endsAt",
          endsAt + " is more than " + most.toMinutes() + " minutes after the start, " + from,
          "give an end by " + from.plus(most));
      return null;
    }
    return endsAt;
  }

  private static long minutesBetween(Instant from, Instant to) {
    return Duration.between(from, to).toMinutes();
  }

  /** The length of each lease, in minutes; null: it is not given, or not well. */
  static @Nullable Long leaseMinutes(Fields fields, Settings settings) {
    return minutes(fields, "leaseHours", settings.shortestLease(), settings);
  }

  private @Nullable Long minutes(Fields fields, String field, Duration least) {
    return minutes(fields, field, least, settings);
  }

  private static @Nullable Long minutes(
      Fields fields, String field, Duration least, Settings settings) {
    long most = settings.longestLease().toMinutes();
    BigDecimal leastHours = hours(least.toMinutes());
    BigDecimal mostHours = hours(most);
    BigDecimal hours =
        fields.optionalDecimal(
            field,
            leastHours,
            mostHours,
            "give hours, " + leastHours.toPlainString() + " to " + mostHours.toPlainString());
    return hours == null
        ? null
        : hours.multiply(MINUTES).setScale(0, RoundingMode.HALF_UP).longValueExact();
  }

  private static BigDecimal hours(long minutes) {
    return BigDecimal.valueOf(minutes)
        .divide(MINUTES, 2, RoundingMode.HALF_UP)
        .stripTrailingZeros();
  }

  private @Nullable Long maxQueue(Fields fields) {
    long most = settings.terms().longestQueueMinutes();
    return fields.optionalWhole("maxQueueMinutes", 1, most, "give whole minutes, 1 to " + most);
  }

  private static @Nullable BigDecimal usd(Fields fields, String field) {
    return LabRequestReader.budget(fields, field, MOST_USD);
  }

  private static boolean endAtBudget(Fields fields) {
    boolean end = fields.flag("endAtBudget", false);
    if (end && !fields.has("budgetUsd") && !fields.has("labBudgetUsd")) {
      fields.violation(
          "endAtBudget", "wants a budget", "give budgetUsd or labBudgetUsd, or leave it out");
    }
    return end;
  }
}
