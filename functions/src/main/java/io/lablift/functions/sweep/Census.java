package io.lablift.functions.sweep;

import io.lablift.functions.aws.AwsClients;
import io.lablift.functions.error.LabliftException;
import io.lablift.functions.registry.Capacity;
import io.lablift.functions.registry.LabListing;
import io.lablift.functions.telemetry.Metric;
import io.lablift.functions.telemetry.RunLine;
import java.time.InstantSource;

/** Counts labs, for dashboards. */
final class Census {
  private final Capacity capacity;
  private final LabListing listing;
  private final InstantSource clock;

  Census(AwsClients aws) {
    this.capacity = new Capacity(aws.dynamoDb(), aws.settings());
    this.listing = new LabListing(aws.dynamoDb(), aws.settings().table());
    this.clock = aws.clock();
  }

  /**
   * How many wait, and how many there are in each status. A count that fails is no error of the
   * sweep.
   *
   * @param all false: only those that wait, which takes one read and not the whole table
   */
  void tell(RunLine line, boolean all) {
    try {
      line.metric(Metric.QUEUE, capacity.view().queue().size());
      if (all) {
        line.labs(listing.census(), clock.instant());
      }
    } catch (LabliftException e) {
      line.with("uncounted", String.valueOf(e.getMessage()));
    }
  }
}
