package io.lablift.functions.api;

import io.lablift.functions.aws.AwsClients;
import io.lablift.functions.cost.Budgets;
import io.lablift.functions.course.BuildTimes;
import io.lablift.functions.course.Enrolment;
import io.lablift.functions.lab.LabStatus;
import io.lablift.functions.registry.ClassRecord;
import io.lablift.functions.registry.LabRecord;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Shows classes: how their labs stand, when all will be ready, what they cost, and what to mind.
 */
final class ClassViews {
  private static final BuildTimes TIMES = BuildTimes.measured();

  /** So many students are named in a sentence. */
  private static final int NAMED = 5;

  private final Enrolment enrolment;
  private final Admission admission;
  private final Budgets budgets;
  private final InstantSource clock;

  ClassViews(AwsClients aws, Enrolment enrolment, Admission admission) {
    this.enrolment = enrolment;
    this.admission = admission;
    this.budgets = Budgets.of(aws.settings());
    this.clock = aws.clock();
  }

  /**
   * A class as it is now.
   *
   * @param withLabs each lab too, and not only how many
   */
  ClassView of(ClassRecord course, boolean withLabs) {
    Instant now = clock.instant();
    Map<String, LabRecord> labs = enrolment.labs(course);
    long waiting =
        labs.values().stream()
            .filter(lab -> lab.status() == LabStatus.QUEUED || lab.status() == LabStatus.SCHEDULED)
            .count();
    Queue queue = waiting == 0 ? null : admission.queue();
    boolean hasRoom = queue == null || queue.holds(course.spec(), waiting);
    ClassView.CostView cost = ClassCost.of(course, labs.values(), budgets, now);
    List<String> warnings = new ArrayList<>(ClassCost.warnings(cost));
    if (queue != null) {
      queue.warning(course.spec(), waiting).ifPresent(warnings::add);
    }
    older(course, labs.values()).ifPresent(warnings::add);
    return ClassView.of(
        course,
        labs,
        queue,
        hasRoom ? expectedReadyAt(course, now) : null,
        cost,
        withLabs,
        warnings,
        now);
  }

  /** By what was measured of such classes; nothing once that has turned out not to be so. */
  private static @Nullable Instant expectedReadyAt(ClassRecord course, Instant now) {
    Instant expected =
        course.startAt().plus(TIMES.lead(course.students().size(), course.spec(), List.of()));
    return expected.isBefore(now) ? null : expected;
  }

  /** Who still has a lab of the course that is not of this class. */
  private static Optional<String> older(ClassRecord course, Collection<LabRecord> labs) {
    List<String> older =
        labs.stream()
            .filter(lab -> Enrolment.isOlder(course, lab))
            .map(lab -> lab.id().student())
            .toList();
    return older.isEmpty() || course.endedAt() != null
        ? Optional.empty()
        : Optional.of(
            "%d of the students had a lab of the course already (%s%s), and get one of the class when that is gone."
                .formatted(
                    older.size(),
                    String.join(", ", older.subList(0, Math.min(NAMED, older.size()))),
                    older.size() > NAMED ? ", …" : ""));
  }
}
