package io.lablift.local.faults.storm;

import io.lablift.local.faults.catalogue.Catalogue;
import io.lablift.local.faults.catalogue.Fault;
import io.lablift.local.scene.Scene;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;

/** Strikes calls at random: which ones, and with what, is drawn for each process anew. */
final class Lightning {
  /** A lab's life has about so many calls. */
  private static final int CALLS_OF_A_LIFE = 320;

  private final Scene scene;
  private final Plan plan;
  private final SplittableRandom random;

  Lightning(Scene scene, Plan plan, SplittableRandom random) {
    this.scene = scene;
    this.plan = plan;
    this.random = random;
  }

  /** Arranges the accidents of the process that begins now. */
  void over() {
    SplittableRandom own = random.split();
    TreeSet<Integer> ordinals = new TreeSet<>();
    for (int i = 0; i < plan.faults(); i++) {
      ordinals.add(1 + own.nextInt(CALLS_OF_A_LIFE * plan.labs().size()));
    }
    List<Fault> all = Catalogue.anywhere();
    for (int ordinal : ordinals) {
      Fault fault = all.get(own.nextInt(all.size()));
      scene.note("call " + ordinal + " is going to meet with " + fault.name());
      fault.arrangement().arrange(scene, ordinal);
    }
  }
}
