package io.lablift.functions.api;

import io.lablift.functions.aws.AwsClients;
import io.lablift.functions.aws.Settings;
import io.lablift.functions.blueprint.LabSpec;
import io.lablift.functions.blueprint.Quota;
import io.lablift.functions.dispatch.Dispatcher;
import io.lablift.functions.error.LabliftException;
import io.lablift.functions.registry.Capacity;
import io.lablift.functions.registry.LabRecord;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How what was asked for gets its share of the region's quotas, and when it is refused. */
final class Admission {
  private final Capacity capacity;
  private final Dispatcher dispatcher;
  private final Settings settings;

  Admission(AwsClients aws) {
    this.capacity = new Capacity(aws.dynamoDb(), aws.settings());
    this.dispatcher = new Dispatcher(aws);
    this.settings = aws.settings();
  }

  /**
   * Refuses what even an empty region could not hold.
   *
   * @throws HttpProblem with the quota, its code and how to ask for more
   */
  void refuseIfTooLarge(LabSpec spec) {
    Optional<Quota> quota = capacity.neverFits(spec.needs());
    if (quota.isPresent()) {
      Quota q = quota.get();
      throw Problems.neverFits(
          "The lab needs %d of \"%s\" (%s), and labs may take %d. Ask AWS for more: aws service-quotas get-service-quota --service-code %s --quota-code %s shows what there is."
              .formatted(
                  spec.needs().of(q),
                  q.title(),
                  q.code(),
                  settings.limit(q),
                  q == Quota.APPLICATION_LOAD_BALANCERS
                      ? "elasticloadbalancing"
                      : q == Quota.VPCS || q == Quota.NAT_GATEWAYS_PER_ZONE ? "vpc" : "ec2",
                  q.code()));
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

  /** Starts what waits and fits by now. */
  void goOn() {
    dispatcher.dispatch();
  }

  /** Where a lab stands in the queue, and what it waits for. */
  LabView.QueueView queue(LabRecord lab) {
    Capacity.View view = capacity.view();
    String full =
        capacity
            .fullFor(lab.spec().needs(), view)
            .map(
                quota ->
                    quota.title()
                        + " ("
                        + quota.code()
                        + "): labs may take "
                        + settings.limit(quota)
                        + ", "
                        + view.taken().get(quota)
                        + " are taken, this one needs "
                        + lab.spec().needs().of(quota))
            .orElse(null);
    return new LabView.QueueView(view.queue().indexOf(lab.ref()) + 1, full);
  }
}
