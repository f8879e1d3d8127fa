package io.lablift.functions.dispatch;

import io.lablift.functions.aws.AwsClients;
import io.lablift.functions.blueprint.LabSpec;
import io.lablift.functions.capacity.Headroom;
import io.lablift.functions.error.QuotaExceeded;
import io.lablift.functions.lab.ImageIds;
import io.lablift.functions.lab.LabRef;
import io.lablift.functions.registry.Capacity;
import io.lablift.functions.registry.Failure;
import io.lablift.functions.registry.LabRecord;
import io.lablift.functions.registry.LabUpdate;
import io.lablift.functions.registry.Registry;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Gives a lab another try that met a quota: others had taken, between the count and the call, what
 * it was admitted for. It is torn down whole, and then goes back into the queue as its next
 * attempt.
 */
public final class Again {
  /**
   * What AWS refuses again and again, although there is room by all that is counted, is a quota
   * that is not counted here: each try costs money, and none will help.
   */
  private static final int MOST_TRIES = 5;

  private final Registry registry;
  private final Capacity capacity;
  private final Headroom headroom;
  private final AwsClients aws;
  private final InstantSource clock;

  public Again(AwsClients aws) {
    this.registry = new Registry(aws.dynamoDb(), aws.settings().table());
    this.capacity = new Capacity(aws.dynamoDb(), aws.settings());
    this.headroom = new Headroom(aws);
    this.aws = aws;
    this.clock = aws.clock();
  }

  /**
   * Notes on a write that records a failure whether the lab gets another try: not an image or its
   * builder, whose bake fails, and not when its time in the queue is over, or it has had so many
   * already.
   */
  public LabUpdate noted(LabUpdate update, LabRecord lab, Failure failure) {
    boolean again =
        failure.error().equals(QuotaExceeded.class.getName())
            && !ImageIds.isKept(lab.id().student())
            && clock.instant().isBefore(waitsUntil(lab))
            && triesBefore(lab) < MOST_TRIES - 1;
    return again ? update.again() : update;
  }

  /** How many attempts just before this one met a quota too. */
  private int triesBefore(LabRecord lab) {
    int tries = 0;
    while (tries < MOST_TRIES
        && lab.attempt() - tries > 1
        && registry
            .find(new LabRef(lab.id(), lab.attempt() - tries - 1))
            .filter(LabRecord::again)
            .isPresent()) {
      tries++;
    }
    return tries;
  }

  /** What was counted of the account is not to be trusted any more. */
  public void mistrust() {
    headroom.mistrust();
  }

  /** Until when a lab may wait for its place. */
  public Instant waitsUntil(LabRecord lab) {
    Instant since =
        lab.spec().notBefore().filter(lab.createdAt()::isBefore).orElse(lab.createdAt());
    return since.plus(lab.spec().termsOr(aws.settings().terms()).longestQueue());
  }

  /** Puts a lab that is gone into the queue once more, if it is to be; repeatable. */
  public void queue(LabRecord gone) {
    if (!gone.again()) {
      return;
    }
    LabSpec next = gone.spec().forLab(gone.id(), gone.attempt() + 1);
    if (registry.create(next, gone.request(), gone.createdAt())) {
      capacity.enqueue(next.ref());
    }
  }
}
