package io.lablift.functions.sweep;

import io.lablift.functions.aws.AwsClients;
import io.lablift.functions.course.Enrolment;
import io.lablift.functions.lab.LabStatus;
import io.lablift.functions.registry.ClassRecord;
import io.lablift.functions.registry.Classes;
import io.lablift.functions.registry.LabRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Optional;

/** Goes on with classes where others stopped: enters their labs, and ends them. */
final class ClassSweep {
  /** Of the sweep's five minutes. */
  private static final Duration PATIENCE = Duration.ofSeconds(100);

  /** A lab may be entered while its class is being ended; it is looked for until none lives. */
  private static final Duration ENDING_CHECK = Duration.ofMinutes(2);

  private final Classes classes;
  private final Enrolment enrolment;
  private final InstantSource clock;

  ClassSweep(AwsClients aws) {
    this.classes = new Classes(aws.dynamoDb(), aws.settings().table());
    this.enrolment = new Enrolment(aws);
    this.clock = aws.clock();
  }

  /** Does what is due for the class of a course. */
  void take(String name) {
    Optional<ClassRecord> course = classes.find(name);
    if (course.isEmpty()) {
      return;
    }
    Instant until = clock.instant().plus(PATIENCE);
    if (course.get().endedAt() != null) {
      end(course.get(), until);
    } else if (!course.get().isEntered()) {
      boolean all = enrolment.enter(course.get(), until);
      classes.due(course.get(), all ? null : clock.instant());
    } else {
      classes.due(course.get(), null);
    }
  }

  private void end(ClassRecord course, Instant until) {
    boolean all = enrolment.end(course, until);
    Collection<LabRecord> labs = enrolment.labs(course).values();
    boolean over = labs.stream().allMatch(lab -> lab.status() == LabStatus.GONE && !lab.again());
    Instant next = all ? clock.instant().plus(ENDING_CHECK) : clock.instant();
    classes.due(course, over ? null : next);
  }
}
