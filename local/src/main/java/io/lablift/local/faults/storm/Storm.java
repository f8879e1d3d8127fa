package io.lablift.local.faults.storm;

import io.lablift.functions.aws.AwsClients;
import io.lablift.functions.blueprint.Quota;
import io.lablift.local.faults.Case;
import io.lablift.local.faults.judge.Outcome;
import io.lablift.local.faults.judge.Wholes;
import io.lablift.local.scene.Scene;
import io.lablift.local.scene.Scenes;
import io.lablift.simulator.SimulatedAccount;
import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * Many labs at once, and images that are baked and launched from, on an account with room for a
 * few, each with several accidents, students who make things by hand, ends and leases' ends, sweeps
 * and kills at any moment; in the end everything is deleted, and the account must be as it was
 * born.
 *
 * @param seed of all that chance decides; a storm of the same seed and size is the same to the last
 *     detail
 * @param labs how many
 * @param clean what a READY lab, and an image that is available, must be
 */
public record Storm(long seed, int labs, Wholes clean) implements Case {
  /** How many labs a storm has unless told otherwise. */
  public static final int USUAL_LABS = 4;

  @Override
  public String name() {
    return Long.toString(seed);
  }

  @Override
  public Outcome play(Scenes scenes, Consumer<Scene> afterwards) {
    SplittableRandom random = new SplittableRandom(seed);
    Plan plan = Plan.of(labs, random.split());
    try (Scene scene =
        scenes.open(seed, account -> roomy(account, plan), clients -> limited(clients, plan))) {
      Outcome outcome = new Weather(scene, plan, clean, random).pass();
      afterwards.accept(scene);
      return outcome;
    }
  }

  /** Labs are admitted up to the plan's room; students need some of the account besides. */
  private static SimulatedAccount.Builder roomy(SimulatedAccount.Builder account, Plan plan) {
    return account
        .quota(io.lablift.simulator.world.Quota.VPCS, 1 + plan.room() + 2)
        .quota(io.lablift.simulator.world.Quota.INTERNET_GATEWAYS, 1 + plan.room() + 4)
        .quota(io.lablift.simulator.world.Quota.ELASTIC_IPS, 2 * plan.room() + 8)
        .quota(io.lablift.simulator.world.Quota.STANDARD_VCPUS, 10 * plan.room() + 40);
  }

  private static AwsClients limited(AwsClients clients, Plan plan) {
    Map<Quota, Integer> limits = new EnumMap<>(Quota.class);
    limits.put(Quota.VPCS, plan.room());
    limits.put(Quota.ELASTIC_IPS, 2 * plan.room());
    limits.put(Quota.VCPUS, 10 * plan.room());
    return clients.with(clients.settings().withLimits(limits));
  }
}
