package io.lablift.local.faults.student;

import io.lablift.functions.lab.LabId;
import io.lablift.functions.lab.LabStatus;
import io.lablift.functions.registry.LabRecord;
import io.lablift.local.scene.Scene;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * A student who goes on by hand where the tutorial ends: whatever they make lies in their lab's
 * VPC, hangs on something of the lab, or bears the lab's tags.
 */
public final class Student {
  private final Scene scene;
  private final LabId lab;
  private int deeds;

  /** The student of that lab. */
  public Student(Scene scene, LabId lab) {
    this.scene = scene;
    this.lab = lab;
  }

  /** Everything that students do. */
  public static List<Deed> everything() {
    return Stream.of(Servers.all(), Network.all(), Balancers.all()).flatMap(List::stream).toList();
  }

  /**
   * Does something now, if the lab is READY: step by step, while time passes. What AWS refuses, the
   * student lets be.
   */
  public void does(Deed deed, SplittableRandom random) {
    LabRecord record =
        scene.lab(lab).filter(found -> found.status() == LabStatus.READY).orElse(null);
    if (record == null) {
      return;
    }
    deeds++;
    String name = lab.student() + "-" + record.attempt() + "-" + deeds;
    Bench bench = new Bench(scene, record, random, name);
    scene.note(lab + " makes by hand: " + deed.name());
    var _ =
        scene
            .loop()
            .spawn(
                "student " + name,
                () -> doIt(deed, bench),
                thrown -> {
                  if (thrown != null) {
                    scene.broke("a student cannot make " + deed.name() + ": " + thrown);
                  }
                });
  }

  private void doIt(Deed deed, Bench bench) {
    try {
      deed.doing().at(bench);
    } catch (SdkException refused) {
      scene.note(lab + " is refused " + deed.name() + ": " + refused.getMessage());
    }
  }
}
