package io.lablift.functions.registry;

import io.lablift.functions.blueprint.LabSpec;
import io.lablift.functions.lab.LabId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the registry knows of one class: a snapshot. What it knows of the labs is in their own
 * records.
 *
 * @param request the request that made it, as canonical JSON
 * @param students all of them, late ones last
 * @param entered how many of them, from the first, have their lab in the registry
 * @param spec what each lab is like: the first student's
 * @param readyBy when it is to be whole; null: nobody said
 * @param budgetUsd what all labs together may cost; null: no budget
 * @param endAtBudget whether the class ends when its budget is spent
 * @param endedAt when its end was asked for; null: it was not
 * @param endedWhy why it ended; null: somebody asked for it, or it has not
 */
public record ClassRecord(
    String course,
    String request,
    List<String> students,
    int entered,
    LabSpec spec,
    Instant createdAt,
    @Nullable Instant readyBy,
    @Nullable BigDecimal budgetUsd,
    boolean endAtBudget,
    @Nullable Instant endedAt,
    @Nullable String endedWhy) {
  public ClassRecord {
    students = List.copyOf(students);
  }

  /** The lab of one of its students. */
  public LabId lab(String student) {
    return new LabId(course, student);
  }

  /** When the first lab begins, or began to be asked for. */
  public Instant startAt() {
    return spec.notBefore().orElse(createdAt);
  }

  /** Whether its time is over: when all leases end, or else when the longest one would have. */
  public boolean isOver(Instant now) {
    Instant end = spec.endsBy().orElseGet(() -> startAt().plus(spec.lease()));
    return endedAt != null || !now.isBefore(end);
  }

  /** Whether all of its students have their labs in the registry, or are not to have any. */
  public boolean isEntered() {
    return entered >= students.size() || endedAt != null;
  }
}
