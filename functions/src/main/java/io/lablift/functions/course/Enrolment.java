package io.lablift.functions.course;

import io.lablift.functions.aws.AwsClients;
import io.lablift.functions.blueprint.LabSpec;
import io.lablift.functions.json.Json;
import io.lablift.functions.lab.LabId;
import io.lablift.functions.lab.LabRef;
import io.lablift.functions.lab.LabStatus;
import io.lablift.functions.registry.Capacity;
import io.lablift.functions.registry.ClassRecord;
import io.lablift.functions.registry.Classes;
import io.lablift.functions.registry.LabListing;
import io.lablift.functions.registry.LabRecord;
import io.lablift.functions.registry.Registry;
import io.lablift.functions.teardown.TeardownStarter;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Gives each student of a class a lab, and ends them all.
 *
 * <p>A thousand labs take longer than a request may: whoever runs out of time leaves the rest to
 * the sweep, and whoever comes next goes on where the registry says that it stopped. Each lab is
 * entered once, whatever dies.
 */
public final class Enrolment {
  /** So many are entered before that is written down; as many are looked at again after a crash. */
  private static final int TOGETHER = 25;

  private final Registry registry;
  private final LabListing listing;
  private final Classes classes;
  private final Capacity capacity;
  private final TeardownStarter teardowns;
  private final InstantSource clock;

  public Enrolment(AwsClients aws) {
    String table = aws.settings().table();
    this.registry = new Registry(aws.dynamoDb(), table);
    this.listing = new LabListing(aws.dynamoDb(), table);
    this.classes = new Classes(aws.dynamoDb(), table);
    this.capacity = new Capacity(aws.dynamoDb(), aws.settings());
    this.teardowns = new TeardownStarter(aws);
    this.clock = aws.clock();
  }

  /**
   * Enters the labs that are still to be entered. A student who has a lab of the course keeps it.
   *
   * @param until when the caller's time is over
   * @return whether all are entered
   */
  public boolean enter(ClassRecord course, Instant until) {
    for (int from = course.entered(); from < course.students().size(); from += TOGETHER) {
      if (!clock.instant().isBefore(until)) {
        return false;
      }
      List<String> some =
          course.students().subList(from, Math.min(course.students().size(), from + TOGETHER));
      List<LabRef> queued = new ArrayList<>();
      for (String student : some) {
        enter(course, course.lab(student))
            .filter(this::isQueued)
            .map(LabSpec::ref)
            .ifPresent(queued::add);
      }
      if (!queued.isEmpty()) {
        capacity.enqueue(queued);
      }
      if (!classes.entered(course, from + some.size())) {
        return false;
      }
    }
    return true;
  }

  /** As the registry has entered it: what is wanted later is not in the queue. */
  private boolean isQueued(LabSpec spec) {
    return spec.notBefore()
        .map(start -> !start.minus(LabRecord.AHEAD).isAfter(clock.instant()))
        .orElse(true);
  }

  /**
   * Gives a lab to those who had another one of the course when their turn came, and have it no
   * more.
   *
   * @param labs of the class, by student
   * @return whether everybody has a lab of the class by now
   */
  public boolean enterRest(ClassRecord course, Map<String, LabRecord> labs) {
    boolean all = true;
    List<LabRef> queued = new ArrayList<>();
    for (String student : course.students()) {
      LabRecord lab = labs.get(student);
      if (lab == null) {
        Optional<LabSpec> entered = enter(course, course.lab(student));
        all &= entered.isPresent();
        entered.filter(this::isQueued).map(LabSpec::ref).ifPresent(queued::add);
      } else {
        all &= !isOlder(course, lab);
      }
    }
    if (!queued.isEmpty()) {
      capacity.enqueue(queued);
    }
    return all;
  }

  /** Whether a student's lab is one that they had before there was a class. */
  public static boolean isOlder(ClassRecord course, LabRecord lab) {
    return lab.createdAt().isBefore(course.createdAt());
  }

  /** Whether a lab was entered for this class, and not asked for by somebody alone. */
  public static boolean isOf(ClassRecord course, LabRecord lab) {
    return !isOlder(course, lab) && lab.request().equals(request(course));
  }

  private Optional<LabSpec> enter(ClassRecord course, LabId id) {
    LabSpec first = course.spec().forLab(id, 1);
    if (registry.create(first, request(course), clock.instant())) {
      return Optional.of(first);
    }
    Optional<LabRecord> before =
        registry
            .find(id)
            .filter(lab -> lab.status() == LabStatus.GONE)
            .filter(lab -> lab.createdAt().isBefore(course.createdAt()));
    if (before.isEmpty()) {
      return Optional.empty();
    }
    LabSpec next = course.spec().forLab(id, before.get().attempt() + 1);
    return registry.create(next, request(course), clock.instant())
        ? Optional.of(next)
        : Optional.empty();
  }

  /** A class's own request may name a thousand students; a lab's item has no room for that. */
  private static String request(ClassRecord course) {
    return Json.write(Map.of("class", course.course()));
  }

  /**
   * Begins the teardown of the labs that still live.
   *
   * @param until when the caller's time is over
   * @return whether all of them are ending
   */
  public boolean end(ClassRecord course, Instant until) {
    for (LabRecord lab : labs(course).values()) {
      if (!clock.instant().isBefore(until)) {
        return false;
      }
      boolean ending = lab.status() == LabStatus.GONE || lab.status() == LabStatus.TEARING_DOWN;
      if (!ending || lab.again()) {
        var _ = teardowns.begin(lab.ref(), null, true);
      }
    }
    return true;
  }

  /** The labs of the class by student, as far as they are entered: each in its latest attempt. */
  public Map<String, LabRecord> labs(ClassRecord course) {
    Set<String> students = Set.copyOf(course.students());
    return listing.all(course.course()).stream()
        .filter(lab -> students.contains(lab.id().student()))
        .filter(
            lab -> lab.status() != LabStatus.GONE || !lab.createdAt().isBefore(course.createdAt()))
        .collect(
            Collectors.toMap(lab -> lab.id().student(), lab -> lab, (a, b) -> b, TreeMap::new));
  }
}
