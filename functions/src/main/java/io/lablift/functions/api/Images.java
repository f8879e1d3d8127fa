package io.lablift.functions.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.lablift.functions.aws.AwsClients;
import io.lablift.functions.blueprint.Bake;
import io.lablift.functions.blueprint.LabSpec;
import io.lablift.functions.cost.Bill;
import io.lablift.functions.error.InvalidRequest;
import io.lablift.functions.error.Violation;
import io.lablift.functions.json.Json;
import io.lablift.functions.lab.ImageIds;
import io.lablift.functions.lab.LabId;
import io.lablift.functions.lab.LabStatus;
import io.lablift.functions.lab.ResourceType;
import io.lablift.functions.registry.ImageListing;
import io.lablift.functions.registry.LabRecord;
import io.lablift.functions.registry.LedgerEntry;
import io.lablift.functions.registry.Registry;
import io.lablift.functions.teardown.TeardownStarter;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the API does with images. Instructors only: a student launches from them, no more. */
final class Images {
  /** Images of one course on one day. */
  private static final int MOST_A_DAY = 99;

  private static final Duration LATELY = Duration.ofDays(1);

  private final Registry registry;
  private final ImageListing listing;
  private final Admission admission;
  private final TeardownStarter teardowns;
  private final ImagePlanner planner;
  private final Bill bill;
  private final InstantSource clock;

  Images(AwsClients aws) {
    this.registry = new Registry(aws.dynamoDb(), aws.settings().table());
    this.listing = new ImageListing(aws.dynamoDb(), aws.settings().table());
    this.admission = new Admission(aws);
    this.teardowns = new TeardownStarter(aws);
    this.planner = new ImagePlanner(aws);
    this.bill = Bill.of(aws.settings());
    this.clock = aws.clock();
  }

  /**
   * The outcome of a request for an image.
   *
   * @param isNew false: the same request was made before, and this is its image
   * @param delay why the bake could not be started at once; null: nothing is in its way
   */
  record Requested(ImageView image, boolean isNew, @Nullable String delay) {}

  /** Begins a bake. A course bakes one image at a time. */
  Requested request(Caller caller, String body) {
    demandInstructor(caller, "bakes images");
    JsonNode json = LabRequestReader.parse(body);
    List<Violation> violations = new ArrayList<>();
    ImageRequest request = ImageRequestReader.read(json, violations);
    if (!violations.isEmpty()) {
      throw new InvalidRequest(violations);
    }
    String canonical = Json.write(request);
    Optional<LabRecord> another =
        listing.of(request.course()).stream().filter(Images::isBaking).findFirst();
    if (another.isPresent()) {
      return same(another.get(), canonical);
    }
    LocalDate day = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    for (int number = 1; number <= MOST_A_DAY; number++) {
      LabId id = ImageIds.image(request.course(), day, number);
      Optional<LabRecord> before = registry.find(id); // Consistent, as the listing is not.
      if (before.isEmpty()) {
        LabSpec spec = planner.plan(request, day, number);
        admission.refuseIfTooLarge(Objects.requireNonNull(spec.bake()).builder());
        if (registry.create(spec, canonical, clock.instant())) {
          return new Requested(view(find(id)), true, admission.admit(spec));
        }
        before = registry.find(id);
      }
      if (before.filter(Images::isBaking).isPresent()) {
        return same(before.get(), canonical);
      }
    }
    throw Problems.conflict("The course " + request.course() + " has baked enough for one day.");
  }

  private Requested same(LabRecord image, String canonical) {
    if (!image.request().equals(canonical)) {
      throw Problems.conflict(
          "The image "
              + image.id()
              + " is being baked, with other settings. Wait for it, or DELETE it first.");
    }
    return new Requested(view(image), false, null);
  }

  private static boolean isBaking(LabRecord image) {
    return switch (image.status()) {
      case SCHEDULED, QUEUED, PROVISIONING -> true;
      default -> false;
    };
  }

  /**
   * The images of a course, or all, the newest first. Of those that are gone, only bakes that
   * failed lately.
   */
  List<ImageView> list(Caller caller, @Nullable String course) {
    demandInstructor(caller, "lists images");
    List<LabRecord> images = course == null ? listing.all() : listing.of(course);
    return images.stream()
        .filter(image -> image.status() != LabStatus.GONE || failedLately(image))
        .sorted(
            Comparator.comparing(LabRecord::createdAt)
                .thenComparing(i -> i.id().toString())
                .reversed())
        .map(this::view)
        .toList();
  }

  private boolean failedLately(LabRecord image) {
    return image.failure() != null
        && Duration.between(image.createdAt(), clock.instant()).compareTo(LATELY) < 0;
  }

  ImageView show(Caller caller, String id) {
    demandInstructor(caller, "sees images");
    return view(named(id));
  }

  /** Removes an image, or ends its bake, unless a lab is yet to launch servers from it. */
  ImageView delete(Caller caller, String id) {
    demandInstructor(caller, "removes images");
    LabRecord image = named(id);
    if (image.status() == LabStatus.READY) {
      refuseIfNeeded(image);
    }
    LabRecord after = teardowns.begin(image.ref(), null, true).orElse(image);
    return view(after);
  }

  private void refuseIfNeeded(LabRecord image) {
    for (LedgerEntry ami : image.entries(ResourceType.IMAGE)) {
      List<LabRecord> labs = listing.dependents(ami.id());
      if (!labs.isEmpty()) {
        throw new HttpProblem(
            409,
            "The image is needed",
            "Servers are yet to be launched from "
                + ami.id()
                + ", by "
                + labs.stream()
                    .map(lab -> lab.id() + " (" + lab.status() + ")")
                    .limit(10)
                    .collect(Collectors.joining(", "))
                + (labs.size() > 10 ? " and " + (labs.size() - 10) + " more" : "")
                + ". DELETE the image when they are READY, or DELETE them first.");
      }
    }
  }

  /** By Lablift's id, or by the AMI's. */
  private LabRecord named(String id) {
    if (LabId.isLabId(id) && ImageIds.isImage(LabId.parse(id))) {
      return find(LabId.parse(id));
    }
    return listing.all().stream()
        .filter(
            image ->
                image.entries(ResourceType.IMAGE).stream().anyMatch(ami -> ami.id().equals(id)))
        .findFirst()
        .orElseThrow(() -> noImage(id));
  }

  private LabRecord find(LabId id) {
    return registry.find(id).orElseThrow(() -> noImage(id.toString()));
  }

  private static HttpProblem noImage(String id) {
    return new HttpProblem(
        404,
        "No such image",
        "There is no image " + id + ". GET /images lists the images that there are.");
  }

  private static void demandInstructor(Caller caller, String does) {
    if (!caller.isInstructor()) {
      throw Problems.notYours("Only an instructor " + does + ".");
    }
  }

  private ImageView view(LabRecord image) {
    Bake bake = image.spec().bake();
    if (bake == null) {
      throw noImage(image.id().toString());
    }
    return ImageView.of(image, clock.instant(), bill);
  }
}
