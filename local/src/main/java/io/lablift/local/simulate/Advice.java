package io.lablift.local.simulate;

import io.lablift.functions.blueprint.LabSpec;
import io.lablift.functions.blueprint.Quota;
import io.lablift.functions.lab.LabId;
import io.lablift.functions.registry.LabRecord;
import io.lablift.local.scene.Scene;
import io.lablift.local.scene.Scenes;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** What Lablift advises to ask AWS for before a class. */
final class Advice {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private Advice() {}

  /** The plan in an account whose quotas are raised for it, where they are too low. */
  static DayPlan followed(Scenes scenes, DayPlan plan) {
    return plan.advised() ? plan.withQuotas(plan.quotas().orElse(of(scenes, plan))) : plan;
  }

  /** One lab is asked for in an account of its own: its spec says what each takes. */
  private static AccountQuotas of(Scenes scenes, DayPlan plan) {
    LabSpec spec = specOfOne(scenes, plan);
    Map<io.lablift.simulator.world.Quota, Integer> limits =
        new EnumMap<>(io.lablift.simulator.world.Quota.class);
    for (Quota quota : Quota.values()) {
      io.lablift.simulator.world.Quota same = AccountQuotas.same(quota);
      int wanted = AccountQuotas.asking(quota, plan.students() * spec.needs().of(quota));
      limits.put(same, Math.max(wanted, same.usual()));
    }
    limits.put(
        io.lablift.simulator.world.Quota.INTERNET_GATEWAYS,
        limits.getOrDefault(io.lablift.simulator.world.Quota.VPCS, 0));
    // Each VPC has its default group besides, the account's own VPC too.
    int groups = plan.students() * (spec.topology().securityGroups().size() + 1) + 1;
    limits.put(
        io.lablift.simulator.world.Quota.SECURITY_GROUPS,
        Math.max(groups, io.lablift.simulator.world.Quota.SECURITY_GROUPS.usual()));
    return new AccountQuotas(limits);
  }

  private static LabSpec specOfOne(Scenes scenes, DayPlan plan) {
    LabId lab = plan.labs().getFirst();
    try (Scene scene = scenes.open(plan.seed())) {
      new Requests(scene, plan).ask(lab, (id, answer) -> {});
      scene.within(PATIENCE, scene.user()::isAnswered);
      return scene
          .lab(lab)
          .map(LabRecord::spec)
          .orElseThrow(() -> new IllegalStateException("an empty account refuses one lab"));
    }
  }
}
