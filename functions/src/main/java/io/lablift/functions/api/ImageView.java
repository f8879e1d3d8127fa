package io.lablift.functions.api;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.lablift.functions.blueprint.Bake;
import io.lablift.functions.blueprint.StageName;
import io.lablift.functions.cost.Bill;
import io.lablift.functions.cost.Costs;
import io.lablift.functions.lab.ImageIds;
import io.lablift.functions.lab.LabStatus;
import io.lablift.functions.lab.Lease;
import io.lablift.functions.lab.ResourceType;
import io.lablift.functions.registry.Failure;
import io.lablift.functions.registry.LabRecord;
import io.lablift.functions.registry.LedgerEntry;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An image as the API shows it. Times are ISO 8601.
 *
 * @param id what Lablift calls it
 * @param imageId the AMI; null as long as there is none
 * @param name what the AMI is called
 * @param state {@code BAKING}, {@code AVAILABLE}, {@code REMOVING}, {@code GONE}, {@code STUCK}
 * @param source the AMI that its builder was launched from
 * @param builder the id of the lab that it is baked in
 * @param ageDays since it was asked for
 * @param sizeGib of its disk
 * @param costUsdPerMonth as long as it is kept; nothing once it is gone; null: prices are not known
 * @param waitingFor what the bake waits for
 */
record ImageView(
    String id,
    String course,
    String state,
    @Nullable String imageId,
    String name,
    List<String> snapshots,
    String source,
    String builder,
    String createdAt,
    @Nullable String availableAt,
    @Nullable String expiresAt,
    long ageDays,
    int sizeGib,
    @Nullable BigDecimal costUsdPerMonth,
    @Nullable BigDecimal costUsd,
    @Nullable String waitingFor,
    @Nullable Failure failure,
    @Nullable String blocker,
    List<String> warnings,
    @JsonRawValue @Nullable String certificate) {
  private static final BigDecimal NOTHING = new BigDecimal("0.00");

  static ImageView of(LabRecord image, Instant now, Bill bill) {
    Optional<LedgerEntry> ami = image.entries(ResourceType.IMAGE).stream().findFirst();
    return new ImageView(
        image.id().toString(),
        image.id().course(),
        state(image.status()),
        ami.map(LedgerEntry::id).orElse(null),
        name(image, ami),
        image.entries(ResourceType.SNAPSHOT).stream().map(LedgerEntry::id).sorted().toList(),
        image.spec().image().id(),
        ImageIds.builderOf(image.ref()).lab().toString(),
        image.createdAt().toString(),
        text(image.readyAt()),
        text(Optional.ofNullable(image.lease()).map(Lease::end).orElse(null)),
        Duration.between(image.createdAt(), now).toDays(),
        image.spec().image().serverGib(),
        image.status() == LabStatus.GONE ? NOTHING : bill.ofImageAMonth(image).orElse(null),
        bill.soFar(image, now).map(Costs::total).orElse(null),
        waitingFor(image),
        image.failure(),
        image.blocker(),
        warnings(image.spec().bake()),
        image.certificate());
  }

  private static String state(LabStatus status) {
    return switch (status) {
      case SCHEDULED, QUEUED, PROVISIONING -> "BAKING";
      case READY -> "AVAILABLE";
      case FAILED, TEARING_DOWN -> "REMOVING";
      case QUARANTINED -> "STUCK";
      case GONE -> "GONE";
    };
  }

  /** As AWS has it; before that, what it is to be called if nobody else's image is. */
  private static String name(LabRecord image, Optional<LedgerEntry> ami) {
    Bake bake = image.spec().bake();
    return ami.map(LedgerEntry::address).orElse(bake == null ? image.id().student() : bake.name());
  }

  private static @Nullable String waitingFor(LabRecord image) {
    List<String> waits = new ArrayList<>();
    if (image.status() == LabStatus.PROVISIONING) {
      for (StageName stage : StageName.ofImages()) {
        Optional.ofNullable(image.stages().get(stage.function()))
            .map(record -> record.waitingFor())
            .ifPresent(waits::add);
      }
    }
    return waits.isEmpty() ? null : waits.getLast();
  }

  private static List<String> warnings(@Nullable Bake bake) {
    return bake != null && bake.noReboot()
        ? List.of(
            "noReboot: AWS does not guarantee the file system's integrity of an image that is made"
                + " without shutting the server down. This one is made of a builder that has"
                + " stopped by itself.")
        : List.of();
  }

  private static @Nullable String text(@Nullable Instant at) {
    return at == null ? null : at.toString();
  }
}
