package io.lablift.functions.stage;

import io.lablift.functions.aws.AwsClients;
import io.lablift.functions.pace.Bucket;
import io.lablift.functions.pace.Buckets;
import io.lablift.functions.registry.Meters;
import java.time.Duration;

/**
 * Calls of one action, of all labs together, kept below the rate at which AWS takes them.
 *
 * <p>Labs begin as far apart as their calls want. For AWS's smallest buckets that is not enough: a
 * call that names what is not visible yet is made again, and when private servers may start depends
 * on their NAT gateways. So these are metered call by call.
 */
public final class Metered {
  private final Meters meters;
  private final String action;
  private final Bucket bucket;

  /** Of an action such as {@code RunInstances}. */
  public Metered(AwsClients aws, String action) {
    this.meters = new Meters(aws.dynamoDb(), aws.settings().table());
    this.action = action;
    this.bucket = Buckets.of(action);
  }

  /** More than this cannot be made at once. */
  public int most() {
    return bucket.capacity();
  }

  /** Zero if so many calls may be made now, and are taken as made; else how long until they may. */
  public Duration turn(Lab lab, int calls) {
    return calls == 0
        ? Duration.ZERO
        : meters.take(
            action,
            lab.scaled(bucket.refill(calls)),
            lab.scaled(bucket.refill(bucket.capacity())),
            lab.now());
  }
}
