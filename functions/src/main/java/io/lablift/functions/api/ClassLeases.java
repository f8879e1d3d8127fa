package io.lablift.functions.api;

import io.lablift.functions.aws.AwsClients;
import io.lablift.functions.aws.Settings;
import io.lablift.functions.error.InvalidRequest;
import io.lablift.functions.error.LabliftException;
import io.lablift.functions.error.Violation;
import io.lablift.functions.json.Fields;
import io.lablift.functions.lab.LabStatus;
import io.lablift.functions.lab.Lease;
import io.lablift.functions.registry.ClassRecord;
import io.lablift.functions.registry.LabRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Extensions of a whole class: of each lab's lease, as far as its own ceilings let it. */
final class ClassLeases {
  private final Leases leases;
  private final ClassBudget budget;
  private final Settings settings;

  ClassLeases(AwsClients aws, Leases leases) {
    this.leases = leases;
    this.budget = new ClassBudget(aws);
    this.settings = aws.settings();
  }

  /** A lab that was not extended, and why. */
  record Refused(String lab, String reason) {}

  /** What came of an extension. */
  record Extended(int extended, List<Refused> refused) {}

  /**
   * What is asked for: one of the two.
   *
   * @param length of each lease, from its start
   */
  private record Wanted(@Nullable Duration length, @Nullable Instant endsAt) {
    Instant end(Lease lease) {
      return length != null ? lease.start().plus(length) : endsAt != null ? endsAt : lease.end();
    }

    String field() {
      return length != null ? "leaseHours" : "endsAt";
    }
  }

  /**
   * Extends what can be.
   *
   * @throws InvalidRequest if the class's budget does not allow it
   */
  Extended extend(ClassRecord course, Collection<LabRecord> labs, String body) {
    Wanted wanted = read(body);
    List<LabRecord> alive = labs.stream().filter(lab -> lab.status() != LabStatus.GONE).toList();
    Leases.refuse(budget.refused(course, labs, (lab, lease) -> wanted.end(lease), wanted.field()));
    List<Refused> refused = new ArrayList<>();
    int extended = 0;
    for (LabRecord lab : alive) {
      try {
        Lease lease = Leases.demandLease(lab);
        leases.extend(lab, lease, wanted.end(lease), wanted.field(), false);
        extended++;
      } catch (InvalidRequest e) {
        refused.add(new Refused(lab.id().toString(), said(e)));
      } catch (LabliftException e) {
        refused.add(new Refused(lab.id().toString(), String.valueOf(e.getMessage())));
      }
    }
    return new Extended(extended, refused);
  }

  private Wanted read(String body) {
    List<Violation> violations = new ArrayList<>();
    Fields fields = Fields.of(LabRequestReader.parse(body), violations);
    Long minutes = ClassRequestReader.leaseMinutes(fields, settings);
    Instant endsAt = fields.optionalInstant("endsAt");
    if (fields.has("leaseHours") == fields.has("endsAt")) {
      fields.violation(
          "endsAt",
          fields.has("endsAt") ? "stands beside leaseHours" : "is missing, and so is leaseHours",
          "give one of the two");
    }
    fields.noOthers();
    if (!violations.isEmpty()) {
      throw new InvalidRequest(violations);
    }
    return new Wanted(minutes == null ? null : Duration.ofMinutes(minutes), endsAt);
  }

  private static String said(InvalidRequest e) {
    return e.violations().stream()
        .map(violation -> violation.rule() + ": " + violation.remedy())
        .collect(Collectors.joining("; "));
  }
}
