package io.lablift.functions.api;

import io.lablift.functions.blueprint.LabSpec;
import io.lablift.functions.blueprint.Needs;
import io.lablift.functions.blueprint.Quota;
import io.lablift.functions.capacity.Increase;
import io.lablift.functions.capacity.QuotaValue;
import io.lablift.functions.capacity.Room;
import io.lablift.functions.capacity.Waiting;
import io.lablift.functions.registry.Capacity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the account has room for, as the API shows it.
 *
 * @param asOf when others' usage was counted
 * @param fits how many more such labs fit now
 * @param bindingQuota the quota that lets no more in; null: labs of this kind take nothing
 * @param queue how many labs wait already
 * @param wanted how many labs were asked about; null: none
 * @param advice what to ask AWS for, so that as many fit as are wanted beside those that are there
 */
record CapacityView(
    String region,
    String asOf,
    int fits,
    @Nullable String bindingQuota,
    int queue,
    List<QuotaView> quotas,
    @Nullable Integer wanted,
    List<Increase> advice,
    List<String> notes) {

  /**
   * One quota.
   *
   * @param source {@code read} from Service Quotas, AWS's {@code default}, or {@code assumed}
   * @param ownLimit what the deployment lets labs take; null: whatever there is
   * @param free how much more labs may take
   * @param labs how many labs that is; null: they need none of it
   */
  record QuotaView(
      String name,
      String code,
      String title,
      String service,
      int value,
      String source,
      @Nullable Integer ownLimit,
      int usedByOthers,
      int takenByLabs,
      int perLab,
      int free,
      @Nullable Integer labs) {}

  /**
   * The view of labs of one kind.
   *
   * @param lab any of them
   */
  static CapacityView of(
      LabSpec lab, @Nullable Integer wanted, Capacity.View view, Room room, String region) {
    Needs needs = lab.needs();
    Map<Quota, Integer> limits = room.limits(lab);
    int fits = Waiting.fits(needs, view, limits);
    List<QuotaView> quotas = new ArrayList<>();
    List<Increase> advice = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    String binding = null;
    for (Quota quota : Quota.values()) {
      QuotaView shown = quota(quota, lab, limits, view, room);
      quotas.add(shown);
      if (binding == null && shown.labs() != null && shown.labs() == fits) {
        binding = quota.name();
      }
      if (wanted != null && shown.labs() != null && shown.labs() < wanted) {
        int ask = shown.usedByOthers() + shown.takenByLabs() + wanted * shown.perLab();
        if (ask > shown.value()) {
          advice.add(Increase.of(quota, shown.value(), ask, region));
        }
        Integer own = shown.ownLimit();
        if (own != null && own < shown.takenByLabs() + wanted * shown.perLab()) {
          notes.add(
              "The deployment lets labs take only %d of \"%s\": raise its parameter Limits to %s=%d."
                  .formatted(
                      own,
                      quota.title(),
                      quota.name(),
                      shown.takenByLabs() + wanted * shown.perLab()));
        }
      }
    }
    notes.addAll(assumed(room));
    return new CapacityView(
        region,
        room.asOf().toString(),
        binding == null ? Math.max(0, wanted == null ? 0 : wanted) : fits,
        binding,
        view.queue().size(),
        quotas,
        wanted,
        advice,
        notes);
  }

  private static QuotaView quota(
      Quota quota, LabSpec lab, Map<Quota, Integer> limits, Capacity.View view, Room room) {
    int taken = view.taken().getOrDefault(quota, 0);
    int perLab = lab.needs().of(quota);
    int free = Math.max(0, limits.getOrDefault(quota, 0) - taken);
    return new QuotaView(
        quota.name(),
        quota.code(),
        quota.title(),
        quota.service(),
        room.value(quota).value(),
        room.value(quota).source().name().toLowerCase(Locale.ROOT),
        room.own().get(quota),
        room.others(quota, lab),
        taken,
        perLab,
        free,
        perLab == 0 ? null : free / perLab);
  }

  private static List<String> assumed(Room room) {
    List<String> notes = new ArrayList<>();
    for (Quota quota : Quota.values()) {
      if (room.value(quota).source() == QuotaValue.Source.ASSUMED) {
        notes.add(
            "\"%s\" could not be read from Service Quotas; AWS's usual default is assumed."
                .formatted(quota.title()));
      }
    }
    return notes;
  }
}
