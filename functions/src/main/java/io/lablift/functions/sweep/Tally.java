package io.lablift.functions.sweep;

import io.lablift.functions.dispatch.Dispatched;
import io.lablift.functions.orphan.OrphanReport;
import io.lablift.functions.registry.DueLabs;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Keeps account of a sweep. */
final class Tally {
  private final Map<Taken, List<String>> taken = new EnumMap<>(Taken.class);
  private final List<String> failed = new ArrayList<>();

  void taken(String lab, Taken what) {
    taken.computeIfAbsent(what, kind -> new ArrayList<>()).add(lab);
  }

  void failed(String what, String why) {
    failed.add(what + ": " + why);
  }

  private List<String> of(Taken what) {
    return taken.getOrDefault(what, List.of());
  }

  SweepReport report(DueLabs.Found found, @Nullable Dispatched dispatched, OrphanReport orphans) {
    return new SweepReport(
        found.due().size(),
        found.aside(),
        Stream.concat(of(Taken.TORN_DOWN).stream(), of(Taken.ENDED).stream()).toList(),
        of(Taken.ENDED),
        of(Taken.QUARANTINED),
        of(Taken.REFUSED),
        of(Taken.RESTARTED),
        of(Taken.NEARLY_SPENT),
        dispatched == null ? 0 : dispatched.started(),
        dispatched == null ? null : dispatched.waiting(),
        orphans,
        failed);
  }
}
