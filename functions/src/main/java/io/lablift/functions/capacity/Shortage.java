package io.lablift.functions.capacity;

import io.lablift.functions.blueprint.LabSpec;
import io.lablift.functions.blueprint.Needs;
import io.lablift.functions.blueprint.Quota;
import io.lablift.functions.registry.Capacity;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;

/** Why a lab had no room, and the request to AWS that makes room for it. */
public final class Shortage {
  private Shortage() {}

  /** The quota that is full, or else the one that fewest labs fit into, with its figures. */
  public static String of(LabSpec spec, Capacity.View view, Room room, String region) {
    Needs needs = spec.needs();
    Map<Quota, Integer> limits = room.limits(spec);
    return Capacity.fullFor(needs, view, limits)
        .or(
            () ->
                Arrays.stream(Quota.values())
                    .filter(quota -> needs.of(quota) > 0)
                    .min(
                        Comparator.comparingInt(
                            quota -> limits.getOrDefault(quota, 0) / needs.of(quota))))
        .map(quota -> of(quota, spec, view, room, region))
        .orElse("it needs nothing of any quota");
  }

  private static String of(
      Quota quota, LabSpec spec, Capacity.View view, Room room, String region) {
    int others = room.others(quota, spec);
    int needed = spec.needs().of(quota);
    int taken = view.taken().getOrDefault(quota, 0);
    int value = room.value(quota).value();
    String figures =
        "%s (%s) is %d, of which others use %d and labs %d; it needs %d"
            .formatted(quota.title(), quota.code(), value, others, taken, needed);
    int ask = taken + others + needed;
    return room.most(quota) < value
        ? figures + " and the deployment lets labs take " + room.most(quota)
        : figures
            + ". Ask AWS for more: "
            + Increase.of(quota, value, ask > value ? ask : value + needed, region).command();
  }
}
