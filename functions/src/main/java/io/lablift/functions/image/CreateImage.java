package io.lablift.functions.image;

import static io.lablift.functions.lab.ResourceType.IMAGE;
import static io.lablift.functions.lab.ResourceType.SNAPSHOT;

import io.lablift.functions.aws.AwsClients;
import io.lablift.functions.aws.Tags;
import io.lablift.functions.blueprint.Bake;
import io.lablift.functions.blueprint.StageName;
import io.lablift.functions.error.ResourceFailed;
import io.lablift.functions.lab.Lease;
import io.lablift.functions.lab.ResourceType;
import io.lablift.functions.registry.LabRecord;
import io.lablift.functions.registry.LedgerEntry;
import io.lablift.functions.stage.Expected;
import io.lablift.functions.stage.Lab;
import io.lablift.functions.stage.Progress;
import io.lablift.functions.stage.StageHandler;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.BlockDeviceMapping;
import software.amazon.awssdk.services.ec2.model.Image;
import software.amazon.awssdk.services.ec2.model.ImageState;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;
import software.amazon.awssdk.services.ec2.model.Reservation;

/**
 * Waits until the builder has stopped itself, which it does when all of its user data has
 * succeeded; makes the image of it, and waits until that is available.
 *
 * <p>CreateImage takes no ClientToken, but AWS lets no two images of an account have the same name
 * ("CreateImage", EC2 API): what a run whose answer was lost has made is found by its tags, or by
 * its name. The ledger arbitrates.
 */
public final class CreateImage extends StageHandler {
  /** Nobody bakes so many on one day. */
  private static final int NAMES = 50;

  private static final String STOPPED_BY_SOMEBODY = "Client.UserInitiatedShutdown";

  private final Ec2Client ec2;
  private final Ami amis;
  private final Console console;
  private final Builder builder;

  public CreateImage() {
    this(AwsClients.fromEnvironment());
  }

  public CreateImage(AwsClients aws) {
    super(aws, StageName.CREATE_IMAGE, Duration.ofHours(2));
    this.ec2 = aws.ec2();
    this.amis = new Ami(aws.ec2());
    this.console = new Console(aws.ec2());
    this.builder = new Builder(aws);
  }

  @Override
  protected Progress converge(Lab lab) {
    Bake bake = Objects.requireNonNull(lab.spec().bake(), "only an image is baked");
    if (!lab.has(IMAGE, bake.name())) {
      LabRecord server = builder.ready(lab);
      LedgerEntry instance =
          server.entries(ResourceType.INSTANCE).stream()
              .findFirst()
              .orElseThrow(() -> new ResourceFailed("the builder has no server"));
      Progress stopped = stopped(lab, bake, server, instance.id());
      if (!stopped.ready()) {
        return stopped;
      }
      Progress made = make(lab, bake, instance.id());
      if (!made.ready()) {
        return made;
      }
    }
    return available(lab, bake);
  }

  private Progress stopped(Lab lab, Bake bake, LabRecord server, String id) {
    String what = "the builder's user data, at whose end it stops itself";
    Instant running = server.readyAt() == null ? lab.now() : server.readyAt();
    Duration age = Duration.between(running, lab.now());
    if (!lab.isDue(Expected.BUILDER_STOPPED, running)) {
      return lab.waitFor(Expected.BUILDER_STOPPED, running, what);
    }
    Instance instance =
        ec2
            .describeInstances(r -> r.filters(Tags.filter("instance-id", id)))
            .reservations()
            .stream()
            .map(Reservation::instances)
            .flatMap(List::stream)
            .findFirst()
            .orElseThrow(() -> new ResourceFailed("the builder's server " + id + " is gone"));
    InstanceStateName state = instance.state().name();
    if (state == InstanceStateName.STOPPED) {
      demandItsOwnDoing(instance);
      return Progress.done();
    }
    if (state == InstanceStateName.SHUTTING_DOWN || state == InstanceStateName.TERMINATED) {
      throw new ResourceFailed(
          "the builder's server " + id + " was terminated before its image was made");
    }
    if (age.compareTo(lab.scaled(Duration.ofSeconds(bake.patienceSeconds()))) > 0) {
      throw new ResourceFailed(notDone(instance, age));
    }
    return lab.waitFor(Expected.BUILDER_STOPPED, running, what);
  }

  /**
   * Stopped by a person, or by AWS for a retirement, it is half done ("StateReason", EC2 API).
   *
   * @throws ResourceFailed then
   */
  private static void demandItsOwnDoing(Instance instance) {
    String code = instance.stateReason() == null ? null : instance.stateReason().code();
    if (code != null && (code.equals(STOPPED_BY_SOMEBODY) || code.startsWith("Server."))) {
      throw new ResourceFailed(
          "the builder's server %s did not stop itself: %s".formatted(instance.instanceId(), code));
    }
  }

  private String notDone(Instance instance, Duration age) {
    String lines = console.lastLines(instance.instanceId(), instance.instanceTypeAsString());
    return "the builder had not stopped itself after %d min, so its user data has failed or takes too long; %s"
        .formatted(
            age.toMinutes(),
            lines.isEmpty() ? "its console shows nothing" : "its console ends with: " + lines);
  }

  private Progress make(Lab lab, Bake bake, String instance) {
    Optional<Image> before = amis.of(lab.mark()).stream().findFirst();
    if (before.isPresent()) {
      claim(lab, bake, before.get().imageId(), before.get().name());
      return Progress.done();
    }
    for (int number = 1; number <= NAMES; number++) {
      String name = number == 1 ? bake.name() : bake.name() + "-" + number;
      Optional<String> made = amis.create(lab.mark(), instance, name, bake.noReboot(), facts(lab));
      if (made.isPresent()) {
        String claimed = claim(lab, bake, made.get(), name);
        if (!claimed.equals(made.get())) {
          amis.remove(made.get());
        }
        return Progress.done();
      }
      Optional<Image> taken = amis.named(name);
      if (taken.isEmpty()) {
        return lab.waitForSight("the image " + name);
      }
      if (Tags.prove(taken.get().tags(), lab.mark())) {
        claim(lab, bake, taken.get().imageId(), name);
        return Progress.done();
      }
    }
    throw new ResourceFailed("the names " + bake.name() + " to -" + NAMES + " are all taken");
  }

  private static String claim(Lab lab, Bake bake, String id, String name) {
    return lab.claim(IMAGE, id, bake.name(), name);
  }

  private static Ami.Facts facts(Lab lab) {
    Lease lease = lab.lease().orElseGet(() -> Lease.of(lab.now(), lab.spec().lease()));
    return new Ami.Facts(lab.spec().image().id(), lease.start().toString(), lease.end().toString());
  }

  private Progress available(Lab lab, Bake bake) {
    LedgerEntry entry = lab.entry(IMAGE, bake.name()).orElseThrow();
    if (!lab.isDue(Expected.IMAGE_AVAILABLE, entry)) {
      return lab.waitFor(Expected.IMAGE_AVAILABLE, entry, "the image " + entry.address());
    }
    List<Image> ours = amis.of(lab.mark());
    // A twin of the claimed one; by now everything is visible.
    ours.stream()
        .filter(image -> !image.imageId().equals(entry.id()))
        .forEach(image -> amis.remove(image.imageId()));
    Image image =
        ours.stream()
            .filter(found -> found.imageId().equals(entry.id()))
            .findFirst()
            .orElseThrow(() -> new ResourceFailed("the image " + entry.id() + " is gone"));
    if (image.state() == ImageState.PENDING || image.state() == ImageState.TRANSIENT) {
      return lab.waitFor(Expected.IMAGE_AVAILABLE, entry, "the image " + entry.address());
    }
    if (image.state() != ImageState.AVAILABLE) {
      throw new ResourceFailed(
          "the image "
              + entry.id()
              + " became "
              + image.stateAsString()
              + (image.stateReason() == null ? "" : ": " + image.stateReason().message()));
    }
    for (BlockDeviceMapping disk : Ami.disks(image)) {
      lab.enter(SNAPSHOT, disk.ebs().snapshotId(), bake.name() + " " + disk.deviceName());
      lab.ready(SNAPSHOT, bake.name() + " " + disk.deviceName());
    }
    lab.ready(IMAGE, bake.name());
    return Progress.done();
  }
}
