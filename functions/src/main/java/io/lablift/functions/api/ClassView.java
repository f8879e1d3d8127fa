package io.lablift.functions.api;

import io.lablift.functions.lab.LabStatus;
import io.lablift.functions.registry.ClassRecord;
import io.lablift.functions.registry.LabRecord;
import io.lablift.functions.registry.StageRecord;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A class as the API shows it. Times are ISO 8601.
 *
 * @param startAt when the first lab begins, or began to be asked for
 * @param students how many
 * @param statuses how many labs there are in each status, {@code REQUESTED} being those that are
 *     still to be entered
 * @param whole whether every student's lab is READY
 * @param readyAt when the last lab became ready; null: not all are, or were
 * @param expectedReadyAt when all will be ready, by what was measured of such classes; null: all
 *     are, or that cannot be said
 * @param slowest the lab that took longest, or that has been under way for longest; null: none has
 *     begun
 * @param endedAt when its end was asked for; null: it was not
 */
record ClassView(
    String course,
    String createdAt,
    String startAt,
    @Nullable String readyBy,
    @Nullable String endsAt,
    int students,
    Map<String, Integer> statuses,
    boolean whole,
    @Nullable String readyAt,
    @Nullable String expectedReadyAt,
    @Nullable Slowest slowest,
    List<Failed> failures,
    CostView cost,
    @Nullable String endedAt,
    @Nullable String endedWhy,
    @Nullable List<Row> labs,
    List<String> warnings) {

  /** A student who is still to be given a lab. */
  static final String REQUESTED = "REQUESTED";

  /**
   * The lab that everybody else waits for.
   *
   * @param seconds from its turn until it was ready, or until now
   * @param stage the stage that it is in; null: it is ready
   */
  record Slowest(String lab, LabStatus status, long seconds, @Nullable String stage) {}

  record Failed(String lab, String error, String cause) {}

  /**
   * What all labs together cost, in US dollars; null where prices are not known.
   *
   * @param atEndUsd what it will be when all leases end as they are
   */
  record CostView(
      @Nullable BigDecimal soFarUsd,
      @Nullable BigDecimal atEndUsd,
      @Nullable BigDecimal budgetUsd,
      @Nullable BigDecimal budgetUsed) {}

  record Row(
      String id,
      String student,
      String status,
      @Nullable String readyAt,
      @Nullable String leaseEnd,
      @Nullable Integer queuePlace) {}

  /**
   * The view.
   *
   * @param labs by student, as far as they are entered
   */
  static ClassView of(
      ClassRecord course,
      Map<String, LabRecord> labs,
      @Nullable Queue queue,
      @Nullable Instant expectedReadyAt,
      CostView cost,
      boolean withLabs,
      List<String> warnings,
      Instant now) {
    Map<String, Integer> statuses = statuses(course, labs);
    boolean whole = statuses.getOrDefault(LabStatus.READY.name(), 0) == course.students().size();
    Optional<Instant> allReady = allReadyAt(course, labs.values());
    return new ClassView(
        course.course(),
        course.createdAt().toString(),
        course.startAt().toString(),
        text(course.readyBy()),
        text(course.spec().endsBy().orElse(null)),
        course.students().size(),
        statuses,
        whole,
        text(allReady.orElse(null)),
        allReady.isPresent() || course.endedAt() != null ? null : text(expectedReadyAt),
        slowest(labs.values(), now),
        labs.values().stream().flatMap(lab -> failed(lab).stream()).toList(),
        cost,
        text(course.endedAt()),
        course.endedWhy(),
        withLabs ? course.students().stream().map(row(course, labs, queue)).toList() : null,
        warnings);
  }

  private static Map<String, Integer> statuses(ClassRecord course, Map<String, LabRecord> labs) {
    Map<String, Integer> statuses = new LinkedHashMap<>();
    statuses.put(REQUESTED, course.students().size() - labs.size());
    for (LabStatus status : LabStatus.values()) {
      statuses.put(status.name(), 0);
    }
    labs.values().forEach(lab -> statuses.merge(lab.status().name(), 1, Integer::sum));
    return statuses;
  }

  private static Optional<Instant> allReadyAt(ClassRecord course, Collection<LabRecord> labs) {
    List<Instant> ready =
        new ArrayList<>(labs.stream().map(LabRecord::readyAt).filter(Objects::nonNull).toList());
    return ready.size() == course.students().size()
        ? ready.stream().max(Comparator.naturalOrder())
        : Optional.empty();
  }

  private static @Nullable Slowest slowest(Collection<LabRecord> labs, Instant now) {
    return labs.stream()
        .filter(lab -> lab.lease() != null && !lab.lease().start().isAfter(now))
        .filter(lab -> lab.readyAt() != null || lab.status() == LabStatus.PROVISIONING)
        .map(lab -> slowest(lab, now))
        .max(Comparator.comparingLong(Slowest::seconds))
        .orElse(null);
  }

  private static Slowest slowest(LabRecord lab, Instant now) {
    Instant start = lab.lease() == null ? now : lab.lease().start();
    Instant end = lab.readyAt() == null ? now : lab.readyAt();
    String stage =
        lab.readyAt() != null
            ? null
            : lab.stages().entrySet().stream()
                .filter(entry -> entry.getValue().readyAt() == null)
                .min(
                    Comparator.comparing(
                        (Map.Entry<String, StageRecord> e) -> e.getValue().startedAt()))
                .map(Map.Entry::getKey)
                .orElse(null);
    return new Slowest(
        lab.id().toString(), lab.status(), Duration.between(start, end).toSeconds(), stage);
  }

  private static Optional<Failed> failed(LabRecord lab) {
    return Optional.ofNullable(lab.failure())
        .map(failure -> new Failed(lab.id().toString(), failure.error(), failure.cause()));
  }

  private static Function<String, Row> row(
      ClassRecord course, Map<String, LabRecord> labs, @Nullable Queue queue) {
    return student -> {
      LabRecord lab = labs.get(student);
      if (lab == null) {
        return new Row(course.lab(student).toString(), student, REQUESTED, null, null, null);
      }
      Integer place =
          lab.status() == LabStatus.QUEUED && queue != null
              ? Integer.valueOf(queue.place(lab))
              : null;
      return new Row(
          lab.id().toString(),
          student,
          lab.status().name(),
          text(lab.readyAt()),
          lab.lease() == null ? null : lab.lease().end().toString(),
          place);
    };
  }

  private static @Nullable String text(@Nullable Instant at) {
    return at == null ? null : at.toString();
  }
}
