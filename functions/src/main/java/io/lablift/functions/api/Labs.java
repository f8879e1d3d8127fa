package io.lablift.functions.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.lablift.functions.aws.AwsClients;
import io.lablift.functions.aws.AwsErrors;
import io.lablift.functions.aws.Names;
import io.lablift.functions.blueprint.LabSpec;
import io.lablift.functions.cost.Budgets;
import io.lablift.functions.error.InvalidRequest;
import io.lablift.functions.error.Violation;
import io.lablift.functions.json.Json;
import io.lablift.functions.lab.ImageIds;
import io.lablift.functions.lab.LabId;
import io.lablift.functions.lab.LabRef;
import io.lablift.functions.lab.LabStatus;
import io.lablift.functions.registry.LabListing;
import io.lablift.functions.registry.LabRecord;
import io.lablift.functions.registry.Registry;
import io.lablift.functions.stage.Lazy;
import io.lablift.functions.teardown.TeardownStarter;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ssm.model.ParameterNotFoundException;

/** What the API does with labs. Knows nothing of HTTP but its problems. */
final class Labs {
  private static final int TRIES = 3;
  private static final int PAGE = 100;

  private final Registry registry;
  private final LabListing listing;
  private final Admission admission;
  private final TeardownStarter teardowns;
  private final LabRequestReader reader;
  private final LabPlanner planner;
  private final Leases leases;
  private final CourseTerms courseTerms;
  private final Budgets budgets;
  private final AwsClients aws;
  private final InstantSource clock;

  Labs(AwsClients aws) {
    this.registry = new Registry(aws.dynamoDb(), aws.settings().table());
    this.listing = new LabListing(aws.dynamoDb(), aws.settings().table());
    this.admission = new Admission(aws);
    this.teardowns = new TeardownStarter(aws);
    this.reader = new LabRequestReader(aws.settings());
    this.planner = new LabPlanner(aws);
    this.leases = new Leases(aws, admission);
    this.courseTerms = new CourseTerms(aws);
    this.budgets = Budgets.of(aws.settings());
    this.aws = aws;
    this.clock = aws.clock();
  }

  /**
   * The outcome of a request for a lab.
   *
   * @param isNew false: the same request was made before, and this is its lab
   * @param delay why the lab could not be started at once; null: nothing is in its way
   */
  record Requested(LabView lab, boolean isNew, @Nullable String delay) {}

  Requested request(Caller caller, String body) {
    JsonNode json = LabRequestReader.parse(body);
    List<Violation> violations = new ArrayList<>();
    LabRequest request = reader.read(json, violations);
    planner.check(request, violations);
    if (!violations.isEmpty()) {
      throw new InvalidRequest(violations);
    }
    if (!caller.maySee(request.lab())) {
      throw Problems.notYours(
          "A student asks for a lab of their own: student must be " + caller.student() + ".");
    }
    String canonical = Json.write(request);
    for (int i = 0; i < TRIES; i++) {
      Optional<LabRecord> before = registry.find(request.lab());
      if (before.isPresent() && before.get().status().isActive()) {
        return same(before.get(), canonical);
      }
      LabSpec planned = planner.plan(request, before.map(lab -> lab.attempt() + 1).orElse(1));
      LabSpec spec = caller.isInstructor() ? planned : courseTerms.hold(planned);
      admission.refuseIfTooLarge(spec);
      if (registry.create(spec, canonical, clock.instant())) {
        String delay = admission.admit(spec);
        return new Requested(view(find(caller, request.lab())), true, delay);
      }
    }
    throw Problems.conflict(
        "The lab " + request.lab() + " is being asked for by others at this moment; ask again.");
  }

  private Requested same(LabRecord lab, String canonical) {
    if (!lab.request().equals(canonical)) {
      throw Problems.conflict(
          "The lab "
              + lab.id()
              + " is "
              + lab.status()
              + " and was asked for with other settings. "
              + "DELETE it first, or send the same request again.");
    }
    return new Requested(view(lab), false, null);
  }

  /** A page of labs. */
  record Page(List<LabView> labs, @Nullable String next) {}

  Page list(Caller caller, @Nullable String course, int limit, @Nullable String after) {
    if (caller.isInstructor()) {
      LabListing.Page page = listing.list(course, limit, after);
      Supplier<Queue> queue = Lazy.of(admission::queue);
      return new Page(
          page.labs().stream()
              .filter(lab -> !ImageIds.isImage(lab.id()))
              .map(lab -> view(lab, queue))
              .toList(),
          page.next());
    }
    return own(caller, course);
  }

  /** A student's labs, in one page: where the next page begins would name another student. */
  private Page own(Caller caller, @Nullable String course) {
    List<LabView> own = new ArrayList<>();
    String next = null;
    do {
      LabListing.Page page = listing.list(course, PAGE, next);
      page.labs().stream().filter(lab -> caller.maySee(lab.id())).map(this::view).forEach(own::add);
      next = page.next();
    } while (next != null);
    return new Page(own, null);
  }

  LabView show(Caller caller, LabId id) {
    return view(find(caller, id));
  }

  /** One attempt of a lab: the current one, or one before it as its certificate has it. */
  LabView show(Caller caller, LabRef ref) {
    return view(
        registry
            .find(ref)
            .filter(lab -> caller.maySee(lab.id()) && !ImageIds.isImage(lab.id()))
            .orElseThrow(() -> Problems.noLab(ref.lab())));
  }

  /** A lab that the caller may not see is one that is not there. */
  private LabRecord find(Caller caller, LabId id) {
    return registry
        .find(id)
        .filter(lab -> caller.maySee(lab.id()) && !ImageIds.isImage(lab.id()))
        .orElseThrow(() -> Problems.noLab(id));
  }

  LabView extend(Caller caller, LabId id, String body) {
    Leases.Extended extended = leases.extend(find(caller, id), body);
    return view(extended.lab(), extended.how());
  }

  LabView delete(Caller caller, LabId id) {
    LabRecord lab = find(caller, id);
    LabRecord after = teardowns.begin(lab.ref(), null, true).orElse(lab);
    if (after.status() == LabStatus.GONE) {
      admission.goOn();
    }
    return view(after);
  }

  /** The private half of one of the lab's keys. */
  String key(Caller caller, LabId id, String name) {
    LabRecord lab = find(caller, id);
    if (!lab.spec().topology().keyPairs().contains(name)) {
      throw new HttpProblem(
          404,
          "No such key",
          "The lab " + id + " has the keys " + lab.spec().topology().keyPairs() + ".");
    }
    if (lab.spec().publicKey() != null) {
      throw new HttpProblem(
          404,
          "The key is yours",
          "The lab was made with your own public key; its private half never left you.");
    }
    try {
      return aws.ssm()
          .getParameter(r -> r.name(Names.parameterPath(lab.mark()) + name).withDecryption(true))
          .parameter()
          .value();
    } catch (ParameterNotFoundException e) {
      throw new HttpProblem(
          404,
          "No such key now",
          "The lab "
              + id
              + " is "
              + lab.status()
              + "; its keys are made with its servers and go with them.");
    } catch (SdkException e) {
      throw AwsErrors.translate(e);
    }
  }

  private LabView view(LabRecord lab) {
    return view(lab, admission::queue, null);
  }

  private LabView view(LabRecord lab, Supplier<Queue> queue) {
    return view(lab, queue, null);
  }

  private LabView view(LabRecord lab, LabView.@Nullable ExtensionView extension) {
    return view(lab, admission::queue, extension);
  }

  private LabView view(
      LabRecord lab, Supplier<Queue> queue, LabView.@Nullable ExtensionView extension) {
    return LabView.of(
        lab,
        clock.instant(),
        lab.status() == LabStatus.QUEUED ? queue.get().of(lab) : null,
        budgets,
        extension);
  }
}
