package io.lablift.functions.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.lablift.functions.aws.AwsClients;
import io.lablift.functions.aws.Settings;
import io.lablift.functions.blueprint.Booking;
import io.lablift.functions.blueprint.LabSpec;
import io.lablift.functions.blueprint.Terms;
import io.lablift.functions.course.BuildTimes;
import io.lablift.functions.course.Enrolment;
import io.lablift.functions.error.InvalidRequest;
import io.lablift.functions.error.LabliftException;
import io.lablift.functions.error.Violation;
import io.lablift.functions.json.Fields;
import io.lablift.functions.lab.LabId;
import io.lablift.functions.lab.LabStatus;
import io.lablift.functions.registry.ClassRecord;
import io.lablift.functions.registry.Classes;
import io.lablift.functions.registry.LabListing;
import io.lablift.functions.registry.LabRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the API does with classes. Knows nothing of HTTP but its problems. */
final class Classrooms {
  /** Of the API's 29 seconds; the sweep does the rest. */
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private static final BuildTimes TIMES = BuildTimes.measured();

  private final Classes classes;
  private final LabListing listing;
  private final Enrolment enrolment;
  private final Admission admission;
  private final LabPlanner planner;
  private final ClassRequestReader reader;
  private final ClassLeases leases;
  private final ClassViews views;
  private final Settings settings;
  private final InstantSource clock;

  Classrooms(AwsClients aws) {
    this.classes = new Classes(aws.dynamoDb(), aws.settings().table());
    this.listing = new LabListing(aws.dynamoDb(), aws.settings().table());
    this.enrolment = new Enrolment(aws);
    this.admission = new Admission(aws);
    this.planner = new LabPlanner(aws);
    this.reader = new ClassRequestReader(aws.settings());
    this.leases = new ClassLeases(aws, new Leases(aws, admission));
    this.views = new ClassViews(aws, enrolment, admission);
    this.settings = aws.settings();
    this.clock = aws.clock();
  }

  /**
   * The outcome of a request for a class.
   *
   * @param isNew false: the same request was made before, and this is its class
   * @param delay why it could not all be done at once; null: nothing is in its way
   */
  record Requested(ClassView course, boolean isNew, @Nullable String delay) {}

  Requested request(String body) {
    JsonNode json = LabRequestReader.parse(body);
    Instant now = clock.instant();
    Optional<ClassRecord> before =
        Optional.of(json.path("course").asText()).filter(LabId::isCourse).flatMap(classes::find);
    Optional<ClassRecord> alive = before.filter(this::isAlive);
    if (alive.isPresent() && isSame(alive.get(), json)) {
      return same(alive.get());
    }
    List<Violation> violations = new ArrayList<>();
    ClassRequest request = reader.read(json, now, violations);
    planner.check(request.lab(), violations);
    if (violations.isEmpty()) {
      planner.checkBudgets(request, terms(request), violations);
    }
    if (!violations.isEmpty()) {
      throw new InvalidRequest(violations);
    }
    if (alive.isPresent()) {
      throw Problems.conflict(
          "The course "
              + request.course()
              + " has a class already, which was asked for with other settings. Add students to it"
              + " (POST /classes/"
              + request.course()
              + "/students), or DELETE it first.");
    }
    LabSpec spec = spec(request, now);
    admission.refuseIfTooLarge(spec);
    ClassRecord course =
        new ClassRecord(
            request.course(),
            request.canonical(),
            request.students(),
            0,
            spec,
            now,
            request.readyBy(),
            request.budgetUsd(),
            request.endAtBudget(),
            null,
            null);
    if (!classes.create(course, before.orElse(null))) {
      throw Problems.conflict(
          "The class " + request.course() + " is being asked for by others at this moment.");
    }
    String delay = open(course);
    return new Requested(show(request.course()), true, delay);
  }

  /**
   * Whether these are the words that made the class: moments are past by now that were not then.
   */
  private boolean isSame(ClassRecord course, JsonNode json) {
    List<Violation> violations = new ArrayList<>();
    ClassRequest request = reader.read(json, course.createdAt(), violations);
    return violations.isEmpty() && course.request().equals(request.canonical());
  }

  private Requested same(ClassRecord course) {
    if (course.endedAt() != null) {
      throw Problems.conflict(
          "The class " + course.course() + " is being ended; ask again when its labs are gone.");
    }
    return new Requested(views.of(course, true), false, null);
  }

  /** Enters what time allows. From here on the class is remembered, and the sweep goes on. */
  private @Nullable String open(ClassRecord course) {
    try {
      boolean all = enrolment.enter(course, clock.instant().plus(PATIENCE));
      admission.goOn();
      // The class stays due: the sweep sees who is still without a lab, and watches its budget.
      return all ? null : "the sweep enters the rest of its labs";
    } catch (LabliftException e) {
      return e.getMessage();
    }
  }

  /** What each lab is like, with its time and terms. */
  private LabSpec spec(ClassRequest request, Instant now) {
    LabSpec lab = planner.plan(request.lab(), 1);
    Instant startAt = request.startAt();
    if (request.readyBy() != null) {
      Duration lead = TIMES.lead(request.students().size(), lab, listing.all(request.course()));
      startAt = request.readyBy().minus(lead);
      if (startAt.isBefore(now)) {
        throw new InvalidRequest(
            new Violation(
                "readyBy",
                "is too soon: %d labs take %d s to be ready"
                    .formatted(request.students().size(), lead.toSeconds()),
                "give " + now.plus(lead).plusSeconds(1) + " or later, or leave it out for now"));
      }
    }
    return lab.booked(Booking.of(startAt, request.endsAt()), terms(request));
  }

  /** What the deployment allows, made narrower by what is asked for. */
  private Terms terms(ClassRequest request) {
    Terms usual = settings.terms();
    return new Terms(
        or(request.longestLeaseMinutes(), usual.longestLeaseMinutes()),
        or(request.longestAheadMinutes(), usual.longestAheadMinutes()),
        or(request.maxQueueMinutes(), usual.longestQueueMinutes()),
        request.labBudgetUsd(),
        request.endAtBudget() && request.labBudgetUsd() != null);
  }

  private static long or(@Nullable Long given, long usual) {
    return given == null ? usual : Math.min(given, usual);
  }

  private boolean isAlive(ClassRecord course) {
    return !course.isEntered()
        || enrolment.labs(course).values().stream()
            .filter(lab -> Enrolment.isOf(course, lab))
            .anyMatch(Classrooms::isAlive);
  }

  /** One that is stuck must not keep the others from the next class; its student joins it later. */
  private static boolean isAlive(LabRecord lab) {
    return lab.again() || (lab.status() != LabStatus.GONE && lab.status() != LabStatus.QUARANTINED);
  }

  ClassView show(String course) {
    return views.of(find(course), true);
  }

  List<ClassView> list() {
    return classes.courses().stream()
        .flatMap(course -> classes.find(course).stream())
        .map(course -> views.of(course, false))
        .toList();
  }

  private ClassRecord find(String course) {
    return Optional.of(course)
        .filter(LabId::isCourse)
        .flatMap(classes::find)
        .orElseThrow(
            () ->
                new HttpProblem(
                    404,
                    "No such class",
                    "There is no class of the course "
                        + Fields.quoted(course)
                        + "; GET /classes lists those that there are."));
  }

  /** Late students, each with a lab as the others have. */
  ClassView add(String name, String body) {
    ClassRecord course = find(name);
    List<Violation> violations = new ArrayList<>();
    Fields fields = Fields.of(LabRequestReader.parse(body), violations);
    List<String> late =
        ClassRequestReader.named(fields, "give {\"students\": [\"kim\"]}, who are not in it yet");
    for (int i = 0; i < late.size(); i++) {
      if (course.students().contains(late.get(i))) {
        fields.violation(
            "students[" + i + "]",
            Fields.quoted(late.get(i)) + " is in the class already",
            "name only those who are not");
      }
    }
    int most = ClassRequestReader.MOST_STUDENTS;
    if (course.students().size() + late.size() > most) {
      fields.violation(
          "students",
          "would become " + (course.students().size() + late.size()),
          "a class has at most " + most);
    }
    fields.noOthers();
    if (!violations.isEmpty()) {
      throw new InvalidRequest(violations);
    }
    if (course.endedAt() != null) {
      throw Problems.conflict("The class " + name + " has ended; POST /classes begins another.");
    }
    if (!classes.add(course, late, clock.instant())) {
      throw Problems.conflict("The class " + name + " changed at this moment; ask again.");
    }
    var _ = open(find(name));
    return show(name);
  }

  /**
   * What came of an extension.
   *
   * @param course the class after that
   * @param extended how many labs have another end
   * @param refused those that have not, each with the reason
   */
  record Extended(
      @JsonProperty("class") ClassView course, int extended, List<ClassLeases.Refused> refused) {}

  /** Sets another end for the leases of all its labs. */
  Extended extend(String name, String body) {
    ClassRecord course = find(name);
    ClassLeases.Extended done = leases.extend(course, enrolment.labs(course).values(), body);
    if (course.budgetUsd() != null) {
      classes.due(course, clock.instant());
    }
    return new Extended(show(name), done.extended(), done.refused());
  }

  /** Ends the class: every lab of it, and whatever is still to be entered. */
  ClassView end(String name) {
    ClassRecord course = find(name);
    if (course.endedAt() == null) {
      classes.end(course, clock.instant(), null);
    }
    try {
      boolean all = enrolment.end(course, clock.instant().plus(PATIENCE));
      admission.goOn();
      classes.due(course, all ? clock.instant().plus(LabRecord.AHEAD) : clock.instant());
    } catch (LabliftException e) {
      // The class is due: the sweep goes on with it.
    }
    return show(name);
  }
}
