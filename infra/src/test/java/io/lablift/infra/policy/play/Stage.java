package io.lablift.infra.policy.play;

import io.lablift.infra.policy.facts.Reference;
import io.lablift.infra.policy.iam.Ask;
import io.lablift.infra.policy.iam.Role;
import io.lablift.local.scene.Scenes;
import io.lablift.local.world.RegistryStore;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;

/** Plays all the lives, each in an account of its own, before a deployment's policies. */
public final class Stage {
  private final Reference reference = Reference.table();
  private final Deployment deployment;
  private final Scenes scenes;
  private final Guard.Manner manner;

  /**
   * A stage.
   *
   * @param manner what happens to calls that are denied
   */
  public Stage(Deployment deployment, RegistryStore store, Guard.Manner manner) {
    this.deployment = deployment;
    this.scenes = new Scenes(store);
    this.manner = manner;
  }

  /** Everything that is asked of IAM in all lives, and by AWS itself. */
  public Recording all() {
    Recording recording = some(life -> true);
    ofThePlatform(recording);
    return recording;
  }

  /** Everything that is asked of IAM in one life. */
  public Recording one(String name) {
    return some(life -> life.equals(name));
  }

  private Recording some(Predicate<String> wanted) {
    Recording recording = new Recording();
    try (ExecutorService threads =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
      List<Future<?>> lives =
          Lives.all().stream()
              .filter(life -> wanted.test(life.name()))
              .<Future<?>>map(life -> threads.submit(() -> play(life, recording)))
              .toList();
      for (Future<?> life : lives) {
        try {
          life.get();
        } catch (InterruptedException e) {
          throw new IllegalStateException(e);
        } catch (ExecutionException e) {
          throw new IllegalStateException(String.valueOf(e.getCause()), e.getCause());
        }
      }
    }
    return recording;
  }

  private void play(Lives.Life life, Recording recording) {
    try (Play play =
        new Play(scenes, deployment, reference, recording, life.name(), life.account(), manner)) {
      life.course().accept(play);
    } catch (RuntimeException e) {
      throw new IllegalStateException(life.name() + ": " + e.getMessage(), e);
    }
  }

  private void ofThePlatform(Recording recording) {
    for (Ask ask : deployment.ofThePlatform(reference, recording.functions())) {
      Role role = deployment.roles().get(ask.role());
      if (role != null && role.allows(ask)) {
        recording.note(ask, "AWS itself");
      } else {
        recording.denied(ask, "AWS itself");
      }
    }
  }
}
