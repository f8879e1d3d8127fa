package io.lablift.functions.stage;

import io.lablift.functions.aws.AwsClients;
import io.lablift.functions.pace.Bucket;
import io.lablift.functions.pace.Buckets;
import io.lablift.functions.registry.Meters;
import io.lablift.functions.registry.Slot;
import java.time.Duration;
import java.time.Instant;

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

  /**
   * How many calls may be made in this run.
   *
   * @param now so many; what was reserved for them is used up by that
   * @param rest how long until others may be made; zero: there are no others
   */
  public record Turn(int now, Duration rest) {
    /** Done, or the wait for the rest. */
    public Progress progress(String waitingFor) {
      return rest.isZero() ? Progress.done() : Progress.waiting(rest, waitingFor);
    }
  }

  /** The turn of a stage that has so many calls to make. */
  public Turn turn(Lab lab, int calls) {
    if (calls == 0) {
      return new Turn(0, Duration.ZERO);
    }
    Slot slot = lab.slot() == null ? reserve(lab, calls) : lab.slot();
    if (slot.from().isAfter(lab.now())) {
      lab.keep(slot);
      return new Turn(0, Duration.between(lab.now(), slot.from()));
    }
    lab.keep(null);
    int now = Math.min(calls, slot.calls());
    return new Turn(now, now == calls ? Duration.ZERO : bucket.refill(1));
  }

  private Slot reserve(Lab lab, int calls) {
    int some = Math.min(calls, bucket.capacity());
    Instant from =
        meters.reserve(
            action,
            lab.scaled(bucket.refill(some)),
            lab.scaled(bucket.refill(bucket.capacity())),
            lab.now());
    return new Slot(from, some);
  }
}
