package io.lablift.local.faults.run;

import io.lablift.local.scene.Scene;
import io.lablift.local.world.World;
import io.lablift.simulator.wire.Call;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What happened in one case, in order: calls, how they ended, and how labs moved. */
public final class Story {
  private record Line(Instant at, int order, String text) {}

  private Story() {}

  /** A line for each thing that happened, its virtual time first. */
  public static List<String> of(Scene scene) {
    List<Line> lines = new ArrayList<>();
    for (World process : scene.worlds()) {
      for (Call call : process.log().calls()) {
        lines.add(new Line(call.started(), call.ordinal(), text(call)));
      }
    }
    scene
        .witness()
        .changes()
        .forEach(
            change ->
                lines.add(
                    new Line(
                        change.at(),
                        Integer.MAX_VALUE,
                        "=== " + change.lab() + " is " + change.status())));
    scene
        .notes()
        .forEach(note -> lines.add(new Line(note.at(), Integer.MAX_VALUE, "*** " + note.text())));
    return lines.stream()
        .sorted(Comparator.comparing(Line::at).thenComparingInt(Line::order))
        .map(line -> clock(Duration.between(scene.start(), line.at())) + "  " + line.text())
        .toList();
  }

  private static String text(Call call) {
    String ids =
        call.idsNamed().isEmpty() && call.idsAnswered().isEmpty()
            ? ""
            : "  " + some(call.idsNamed()) + " -> " + some(call.idsAnswered());
    return "%5d  %-24s %-46s %-12s%s"
        .formatted(
            call.ordinal(), call.caller().invocation(), call.action(), call.outcome().word(), ids);
  }

  private static String some(List<String> ids) {
    return ids.stream().limit(3).collect(Collectors.joining(","));
  }

  private static String clock(Duration at) {
    return String.format(Locale.ROOT, "%9.3f", at.toMillis() / 1000.0);
  }
}
