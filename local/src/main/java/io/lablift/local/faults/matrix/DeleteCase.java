package io.lablift.local.faults.matrix;

import io.lablift.local.faults.catalogue.Phase;
import io.lablift.local.faults.judge.Outcome;
import io.lablift.local.faults.judge.Whole;
import io.lablift.local.scene.Scene;
import io.lablift.local.scene.Scenes;
import java.util.function.Consumer;

/**
 * A DELETE at a moment of a clean life; whatever comes of it, the lab ends as if it had come in
 * time.
 *
 * @param phase what is deleted: {@code BAKE} an image, {@code DELETE} a lab
 * @param what {@code delete-at-event}, {@code delete-at-call}, {@code delete-at-late-call}, {@code
 *     delete-again} or {@code delete-twice}
 */
record DeleteCase(long seed, Phase phase, Moment moment, String what, Whole whole) implements Row {

  @Override
  public int number() {
    return moment.number();
  }

  @Override
  public String action() {
    return moment.what();
  }

  @Override
  public Outcome play(Scenes scenes, Consumer<Scene> afterwards) {
    try (Scene scene = scenes.open(seed)) {
      Life life = new Life(scene, Subject.of(phase), Course.DELETED, () -> whole);
      moment.then(scene, life::deleteBesides);
      Outcome outcome = life.live(Allowed.NOTHING);
      afterwards.accept(scene);
      return outcome;
    }
  }
}
