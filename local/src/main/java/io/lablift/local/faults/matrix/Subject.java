package io.lablift.local.faults.matrix;

import io.lablift.functions.lab.ImageIds;
import io.lablift.functions.lab.LabId;
import io.lablift.functions.lab.LabRef;
import io.lablift.local.faults.catalogue.Phase;
import io.lablift.local.scene.ApiUser;
import io.lablift.local.scene.Scene;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Consumer;

/** What a life is the life of. */
enum Subject {
  /** A lab. */
  LAB("provision-lab"),
  /** An image, with the lab that it is baked in. */
  IMAGE("bake-image");

  private static final LabId STUDENTS = new LabId("aws101", "kim");

  private final String machine;

  Subject(String machine) {
    this.machine = machine;
  }

  /** What the lives of that phase are about. */
  static Subject of(Phase phase) {
    return phase == Phase.BAKE ? IMAGE : LAB;
  }

  /** The lab, or the image. */
  LabId id(Scene scene) {
    return switch (this) {
      case LAB -> STUDENTS;
      case IMAGE ->
          ImageIds.image(STUDENTS.course(), LocalDate.ofInstant(scene.start(), ZoneOffset.UTC), 1);
    };
  }

  /** That, and what it brings along. */
  List<LabId> all(Scene scene) {
    LabId id = id(scene);
    return this == LAB ? List.of(id) : List.of(id, ImageIds.builderOf(new LabRef(id, 1)).lab());
  }

  /** Whether this is the ARN of an execution that builds it. */
  boolean isBuiltBy(String executionArn) {
    return executionArn.contains(":" + machine + ":");
  }

  /** Asks for it. */
  void post(Scene scene, long leaseMinutes, Consumer<ApiUser.Answer> hears) {
    switch (this) {
      case LAB -> scene.user().post(STUDENTS, leaseMinutes, hears);
      case IMAGE -> scene.user().bake(STUDENTS.course(), hears);
    }
  }
}
