package io.lablift.functions.finish;

import io.lablift.functions.aws.AwsClients;
import io.lablift.functions.blueprint.Bake;
import io.lablift.functions.blueprint.LabSpec;
import io.lablift.functions.lab.LabStatus;
import io.lablift.functions.lab.Lease;
import io.lablift.functions.registry.ImageListing;
import io.lablift.functions.registry.LabRecord;
import io.lablift.functions.registry.LabUpdate;
import io.lablift.functions.registry.Registry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Keeps the last few images of a course: the leases of those before them end, and the sweep removes
 * them as soon as no lab is yet to launch servers from them.
 */
final class Retention {
  private final ImageListing listing;
  private final Registry registry;
  private final InstantSource clock;

  Retention(AwsClients aws) {
    this.listing = new ImageListing(aws.dynamoDb(), aws.settings().table());
    this.registry = new Registry(aws.dynamoDb(), aws.settings().table());
    this.clock = aws.clock();
  }

  /**
   * Ends the leases of those that are too many, and older than this one: a function that says so
   * late, or once more, has no say over what was made since.
   *
   * @param made the image that has just become available
   * @return the ids of those that are to go
   */
  List<String> retire(LabSpec made) {
    Bake bake = made.bake();
    if (bake == null) {
      return List.of();
    }
    Instant now = clock.instant();
    Instant madeAt = registry.find(made.lab()).map(LabRecord::createdAt).orElse(Instant.MIN);
    List<LabRecord> others =
        listing.of(made.lab().course()).stream()
            .filter(image -> image.status() == LabStatus.READY && !image.id().equals(made.lab()))
            .sorted(Comparator.comparing(LabRecord::createdAt).reversed())
            .toList();
    List<String> retired = new ArrayList<>();
    others.stream()
        .skip(bake.keep() - 1L)
        .filter(image -> image.createdAt().isBefore(madeAt))
        .forEach(image -> retire(image, now, retired));
    return retired;
  }

  private void retire(LabRecord image, Instant now, List<String> retired) {
    Lease lease = image.lease();
    if (lease != null && lease.end().isAfter(now)) {
      registry
          .update(
              LabUpdate.of(image.ref())
                  .whileIn(LabStatus.READY)
                  .leaseEnd(lease.end(), now)
                  .due(now))
          .ifPresent(ended -> retired.add(ended.id().toString()));
    }
  }
}
