package io.lablift.local.faults;

import io.lablift.local.faults.judge.Outcome;
import io.lablift.local.scene.Scene;
import io.lablift.local.scene.Scenes;
import java.util.function.Consumer;

/** One thing to be tried: with the same name it is the same to the last detail. */
public interface Case {
  /** What {@code --replay} takes. */
  String name();

  /**
   * Plays it on a scene of its own and judges how it ended.
   *
   * @param afterwards is given the scene at the end, before it is closed
   */
  Outcome play(Scenes scenes, Consumer<Scene> afterwards);
}
