package io.lablift.functions.api;

import io.lablift.functions.json.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks for with POST /classes, well-formed field by field. Written as JSON it is
 * canonical: the same request again is the same text, and so the same class.
 *
 * @param students each once, in the order given
 * @param startAt when the first lab is to begin; null: now, or as {@code readyBy} says
 * @param readyBy when all labs are to be ready; null: nobody said
 * @param endsAt when all leases end; null: each when its length is over
 * @param lab what each lab is to be like: the first student's
 * @param longestLeaseMinutes the course's ceiling of a lease; null: the deployment's
 * @param longestAheadMinutes the course's ceiling from the moment of an extension; null: the
 *     deployment's
 * @param maxQueueMinutes how long a lab waits for its place; null: as the deployment says
 * @param budgetUsd what all labs together may cost; null: no budget
 * @param labBudgetUsd what one lab may cost; null: no budget
 */
record ClassRequest(
    String course,
    List<String> students,
    @Nullable Instant startAt,
    @Nullable Instant readyBy,
    @Nullable Instant endsAt,
    LabRequest lab,
    @Nullable Long longestLeaseMinutes,
    @Nullable Long longestAheadMinutes,
    @Nullable Long maxQueueMinutes,
    @Nullable BigDecimal budgetUsd,
    @Nullable BigDecimal labBudgetUsd,
    boolean endAtBudget) {
  ClassRequest {
    students = List.copyOf(students);
  }

  /** The same request is the same text. */
  String canonical() {
    Map<String, Object> fields = new TreeMap<>();
    fields.put("course", course);
    fields.put("students", students);
    fields.put("startAt", String.valueOf(startAt));
    fields.put("readyBy", String.valueOf(readyBy));
    fields.put("endsAt", String.valueOf(endsAt));
    // Where the end is given, the length follows from it and from when it was asked for.
    fields.put("lab", endsAt == null || readyBy != null ? lab : lab.withLeaseMinutes(0));
    fields.put("longestLeaseMinutes", String.valueOf(longestLeaseMinutes));
    fields.put("longestAheadMinutes", String.valueOf(longestAheadMinutes));
    fields.put("maxQueueMinutes", String.valueOf(maxQueueMinutes));
    fields.put("budgetUsd", String.valueOf(budgetUsd));
    fields.put("labBudgetUsd", String.valueOf(labBudgetUsd));
    fields.put("endAtBudget", endAtBudget);
    return Json.write(fields);
  }
}
