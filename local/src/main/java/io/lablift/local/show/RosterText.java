package io.lablift.local.show;

import io.lablift.local.roster.Roster;
import io.lablift.local.roster.Roster.Student;
import java.util.ArrayList;
import java.util.List;

/** The students of a file, in lines of text. */
public final class RosterText {
  private RosterText() {}

  /** How many there are, and which ids were derived from which names. */
  public static List<String> lines(Roster roster) {
    List<Student> derived = roster.students().stream().filter(Student::isDerived).toList();
    List<String> lines = new ArrayList<>();
    int all = roster.students().size();
    lines.add("%,d %s".formatted(all, all == 1 ? "student" : "students"));
    if (!derived.isEmpty()) {
      lines.add("Ids derived from names:");
      lines.add("  %5s  %-32s  %s".formatted("line", "id", "name"));
      derived.forEach(
          student ->
              lines.add(
                  "  %5d  %-32s  %s".formatted(student.line(), student.id(), student.given())));
    }
    return lines;
  }
}
