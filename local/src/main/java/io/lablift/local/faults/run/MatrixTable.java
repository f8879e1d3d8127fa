package io.lablift.local.faults.run;

import io.lablift.local.faults.catalogue.Phase;
import io.lablift.local.faults.matrix.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The matrix for people: actions down, faults across, and how often each ended how. */
public final class MatrixTable {
  private static final int NAME = 46;
  private static final int CELL = 7;

  private MatrixTable() {}

  /** Its lines, phase by phase. */
  public static List<String> lines(List<Played<Row>> matrix) {
    List<String> lines = new ArrayList<>();
    for (Phase phase : Phase.values()) {
      List<Played<Row>> part =
          matrix.stream().filter(played -> played.played().phase() == phase).toList();
      if (!part.isEmpty()) {
        phase(phase, part, lines);
      }
    }
    lines.add(
        "r ready, then gone as asked   f failed with its reason, then gone   q quarantined, gone"
            + " when it was put right   g gone as asked   ! not as promised");
    return lines;
  }

  private static void phase(Phase phase, List<Played<Row>> part, List<String> lines) {
    Map<String, Map<String, Cell>> table = new TreeMap<>();
    Set<String> faults = new LinkedHashSet<>();
    for (Played<Row> played : part) {
      String fault = group(played.played().what());
      faults.add(fault);
      table
          .computeIfAbsent(group(phase, played.played()), absent -> new LinkedHashMap<>())
          .computeIfAbsent(fault, absent -> new Cell())
          .add(played);
    }
    header(phase, faults, lines);
    table.forEach(
        (action, cells) -> {
          StringBuilder line = new StringBuilder(pad(action, NAME));
          for (String fault : faults) {
            Cell cell = cells.get(fault);
            line.append(pad(cell == null ? "." : cell.toString(), CELL));
          }
          lines.add(line.toString().stripTrailing());
        });
    lines.add("");
  }

  /** Faults are named in a staircase, each above its column. */
  private static void header(Phase phase, Set<String> faults, List<String> lines) {
    List<String> names = List.copyOf(faults);
    for (int i = names.size() - 1; i >= 0; i--) {
      StringBuilder line = new StringBuilder(pad(i == 0 ? phase.word() : "", NAME));
      for (int column = 0; column < i; column++) {
        line.append(pad("|", CELL));
      }
      lines.add(line.append(names.get(i)).toString());
    }
  }

  private static String group(Phase phase, Row row) {
    if (phase == Phase.DELETE && row.what().equals("delete-twice")) {
      return "another DELETE a moment later";
    }
    return row.action();
  }

  /** Quotas and failures differ by action; in a table they share a column. */
  private static String group(String fault) {
    return fault.startsWith("quota-")
        ? "quota"
        : fault.startsWith("failed")
                || fault.startsWith("terminated")
                || fault.equals("never-healthy")
            ? "becomes-failed"
            : fault;
  }

  private static String pad(String text, int width) {
    return text.length() >= width
        ? text.substring(0, width - 1) + " "
        : text + " ".repeat(width - text.length());
  }

  /** How often each way of ending came, such as {@code 5r1f}. */
  private static final class Cell {
    private final Map<String, Integer> counts = new LinkedHashMap<>();

    void add(Played<Row> played) {
      counts.merge(
          played.outcome().passed() ? played.outcome().word().substring(0, 1) : "!",
          1,
          Integer::sum);
    }

    @Override
    public String toString() {
      StringBuilder text = new StringBuilder();
      counts.forEach((word, count) -> text.append(count).append(word));
      return text.toString();
    }
  }
}
