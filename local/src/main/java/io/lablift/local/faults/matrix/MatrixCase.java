package io.lablift.local.faults.matrix;

import io.lablift.local.faults.catalogue.Fault;
import io.lablift.local.faults.catalogue.Phase;
import io.lablift.local.faults.catalogue.RecordedCall;
import io.lablift.local.faults.judge.Outcome;
import io.lablift.local.faults.judge.Whole;
import io.lablift.local.scene.Scene;
import io.lablift.local.scene.Scenes;
import java.util.function.Consumer;

/**
 * One call of a clean life, with one fault that strikes it.
 *
 * @param seed of the life
 * @param course how the life ends when nothing else goes wrong
 * @param whole what a READY lab must be
 */
public record MatrixCase(long seed, RecordedCall call, Fault fault, Course course, Whole whole)
    implements Row {
  /** In the life to whose part the call belongs. */
  public static MatrixCase of(long seed, RecordedCall call, Fault fault, Whole whole) {
    return new MatrixCase(seed, call, fault, Course.of(call.phase()), whole);
  }

  @Override
  public Phase phase() {
    return call.phase();
  }

  @Override
  public int number() {
    return call.ordinal();
  }

  @Override
  public String action() {
    return call.action();
  }

  @Override
  public String what() {
    return fault.name();
  }

  @Override
  public Outcome play(Scenes scenes, Consumer<Scene> afterwards) {
    try (Scene scene = scenes.open(seed)) {
      fault.arrangement().arrange(scene, call.ordinal());
      Outcome outcome =
          new Life(scene, Subject.of(call.phase()), course, () -> whole).live(Allowed.by(fault));
      afterwards.accept(scene);
      return outcome;
    }
  }
}
