package io.lablift.functions.api;

import io.lablift.functions.aws.AwsClients;
import io.lablift.functions.aws.Settings;
import io.lablift.functions.blueprint.LabSpec;
import io.lablift.functions.blueprint.Quota;
import io.lablift.functions.capacity.Headroom;
import io.lablift.functions.capacity.Increase;
import io.lablift.functions.capacity.Room;
import io.lablift.functions.dispatch.Dispatcher;
import io.lablift.functions.error.LabliftException;
import io.lablift.functions.registry.Capacity;
import io.lablift.functions.registry.LabRecord;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How what was asked for gets its share of the region's quotas, and when it is refused. */
final class Admission {
  private final Capacity capacity;
  private final Headroom headroom;
  private final Dispatcher dispatcher;
  private final Settings settings;
  private final InstantSource clock;

  Admission(AwsClients aws) {
    this.capacity = new Capacity(aws.dynamoDb(), aws.settings());
    this.headroom = new Headroom(aws);
    this.dispatcher = new Dispatcher(aws);
    this.settings = aws.settings();
    this.clock = aws.clock();
  }

  /**
   * Refuses what even an empty region could not hold. Where that cannot be read now, dispatch
   * refuses it later.
   *
   * @throws HttpProblem with the quota, its code and how to ask for more
   */
  void refuseIfTooLarge(LabSpec spec) {
    Optional<Room> room = room();
    Optional<Quota> quota = room.flatMap(known -> known.neverFits(spec.needs()));
    if (quota.isPresent()) {
      Quota q = quota.get();
      throw Problems.neverFits(
          "The lab needs %d of \"%s\" (%s), and labs may take %d. Ask AWS for more: %s"
              .formatted(
                  spec.needs().of(q),
                  q.title(),
                  q.code(),
                  room.get().most(q),
                  Increase.of(q, room.get().value(q).value(), spec.needs().of(q), settings.region())
                      .command()));
    }
  }

  /** The room as last read; empty if it cannot be read now. */
  private Optional<Room> room() {
    try {
      return Optional.of(headroom.usual());
    } catch (LabliftException e) {
      return Optional.empty();
    }
  }

  /**
   * Puts it into the queue and starts whatever fits. From here on it is remembered: if this fails,
   * the sweep goes on where it stopped.
   *
   * @return why it could not be started at once; null: nothing is in its way
   */
  @Nullable String admit(LabSpec spec) {
    try {
      capacity.enqueue(spec.ref());
      dispatcher.dispatch();
      return null;
    } catch (LabliftException e) {
      return e.getMessage();
    }
  }

  /** As {@link #admit(LabSpec)}, of many at once. */
  @Nullable String admit(List<LabSpec> specs) {
    try {
      capacity.enqueue(specs.stream().map(LabSpec::ref).toList());
      dispatcher.dispatch();
      return null;
    } catch (LabliftException e) {
      return e.getMessage();
    }
  }

  /** Starts what waits and fits by now. */
  void goOn() {
    dispatcher.dispatch();
  }

  /** Who waits is told when an admitted lab's lease ends by now. */
  void endsAt(LabRecord lab) {
    if (lab.lease() != null) {
      capacity.endsAt(lab.ref(), lab.lease().end());
    }
  }

  /** The queue as it stands, for as many labs as one answer shows. */
  Queue queue() {
    return new Queue(capacity.view(), room().orElse(null), clock.instant());
  }
}
