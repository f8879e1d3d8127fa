package io.lablift.functions.sweep;

import io.lablift.functions.aws.AwsClients;
import io.lablift.functions.error.LabliftException;
import io.lablift.functions.registry.LabListing;
import io.lablift.functions.telemetry.RunLine;
import java.time.InstantSource;

/** Counts all labs, for dashboards. */
final class Census {
  private final LabListing listing;
  private final InstantSource clock;

  Census(AwsClients aws) {
    this.listing = new LabListing(aws.dynamoDb(), aws.settings().table());
    this.clock = aws.clock();
  }

  /**
   * How many there are in each status, which takes a read of the whole table. A count that fails is
   * no error of the sweep.
   */
  void tell(RunLine line) {
    try {
      line.labs(listing.census(), clock.instant());
    } catch (LabliftException e) {
      line.with("uncounted", String.valueOf(e.getMessage()));
    }
  }
}
