package io.lablift.local.faults.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lablift.local.faults.Case;
import io.lablift.local.faults.judge.Outcome;
import io.lablift.local.faults.judge.Verdict;
import io.lablift.local.faults.matrix.Row;
import io.lablift.local.faults.storm.Storm;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * What came of all cases.
 *
 * @param matrix in the order of the matrix
 * @param storms in the order of their seeds
 */
public record FaultsReport(List<Played<Row>> matrix, List<Played<Storm>> storms) {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  public FaultsReport {
    matrix = List.copyOf(matrix);
    storms = List.copyOf(storms);
  }

  /** How many cases were played. */
  public int runs() {
    return matrix.size() + storms.size();
  }

  /** How many of them ended so. */
  public int count(Verdict verdict) {
    return Math.toIntExact(all().filter(played -> played.outcome().verdict() == verdict).count());
  }

  /** Those that did not end as promised, in order. */
  public List<Played<? extends Case>> bad() {
    return all().filter(played -> !played.outcome().passed()).toList();
  }

  private Stream<Played<? extends Case>> all() {
    return Stream.concat(matrix.stream(), storms.stream());
  }

  /** As JSON: the same cases, the same bytes. */
  public ObjectNode json() {
    ObjectNode json = MAPPER.createObjectNode();
    json.put("runs", runs()).put("passed", count(Verdict.PASSED));
    json.put("leaks", count(Verdict.LEAK)).put("doubles", count(Verdict.DOUBLE));
    json.put("stuck", count(Verdict.STUCK));
    ArrayNode rows = json.putArray("matrix");
    for (Played<Row> played : matrix) {
      Row row = played.played();
      ObjectNode entry = rows.addObject();
      entry.put("phase", row.phase().word()).put("call", row.number()).put("action", row.action());
      entry.put("fault", row.what()).put("outcome", played.outcome().word());
      entry.put("virtualSeconds", seconds(played.outcome()));
    }
    ObjectNode seeds = json.putObject("seeds");
    for (Played<Storm> played : storms) {
      seeds
          .putObject(Long.toString(played.played().seed()))
          .put("outcome", played.outcome().word())
          .put("virtualSeconds", seconds(played.outcome()));
    }
    return json;
  }

  private static double seconds(Outcome outcome) {
    return Math.round(outcome.took().toMillis() / 100.0) / 10.0;
  }

  /** One line: how many, and how they ended. */
  public String summary(int leftOut, Duration wall) {
    return "%,d runs (%,d of the matrix, %,d storms; %,d left out as the same as another): %,d passed, %d leaks, %d doubles, %d stuck, %d otherwise broken, in %d s"
        .formatted(
            runs(),
            matrix.size(),
            storms.size(),
            leftOut,
            count(Verdict.PASSED),
            count(Verdict.LEAK),
            count(Verdict.DOUBLE),
            count(Verdict.STUCK),
            count(Verdict.BROKEN),
            wall.toSeconds());
  }
}
