package io.lablift.simulator.ec2;

import static io.lablift.simulator.ec2.Refused.required;

import io.lablift.simulator.world.Journal;
import io.lablift.simulator.world.Kind;
import io.lablift.simulator.world.Life;
import io.lablift.simulator.world.Read;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.ec2.model.CreateImageRequest;
import software.amazon.awssdk.services.ec2.model.CreateImageResponse;
import software.amazon.awssdk.services.ec2.model.DeleteSnapshotReturnCode;
import software.amazon.awssdk.services.ec2.model.DeregisterImageRequest;
import software.amazon.awssdk.services.ec2.model.DeregisterImageResponse;
import software.amazon.awssdk.services.ec2.model.SnapshotReturnCodes;

/**
 * Images of one's own ("Create an Amazon EBS-backed AMI", "Deregister an Amazon EC2 AMI" in the EC2
 * user guide).
 */
final class Baking {
  private static final List<Kind> TAGGED = List.of(Kind.IMAGE, Kind.SNAPSHOT);

  private final Ec2World ec2;
  private final BakedDisks disks;
  private final Snapshots snapshots;

  Baking(Ec2World ec2, Disks disks, Snapshots snapshots) {
    this.ec2 = ec2;
    this.disks = new BakedDisks(ec2, disks);
    this.snapshots = snapshots;
  }

  /**
   * Of a running server after a reboot, unless the call says otherwise, or of a stopped one. Of a
   * stopping one it is refused: "either running or stopped" ("CreateImage"), in the words of AWS's
   * answer in Packer's pull request 9579, although newer ones name stopping too.
   *
   * <p>The snapshots are pending until the image is what it becomes. Those of a failed image are
   * completed nevertheless, stay and cost: no page says otherwise.
   */
  CreateImageResponse create(CreateImageRequest request) {
    SimInstance instance = ec2.instances.use(required(request.instanceId(), "instanceId"));
    String name = required(request.name(), "name");
    requireName(name);
    if (request.snapshotLocationAsString() != null
        && !request.snapshotLocationAsString().equals("regional")) {
      throw new UnsupportedOperationException("the simulator keeps snapshots in the Region only");
    }
    if (!instance.life.is("running", "stopped")) {
      throw Refused.invalid(
          "Invalid value '%s' for instanceId. Instance is not in state 'running' or 'stopped'",
          instance.id());
    }
    Map<String, String> tags = Tagging.of(request.tagSpecifications(), Kind.IMAGE, TAGGED);
    Map<String, String> onDisks = Tagging.of(request.tagSpecifications(), Kind.SNAPSHOT, TAGGED);
    List<BakedDisks.Planned> planned = disks.of(instance, request.blockDeviceMappings());
    boolean runs = instance.life.is("running");
    boolean reboots = runs && !Boolean.TRUE.equals(request.noReboot());
    String id = ec2.world.newId("ami");
    List<SimSnapshot> copies = new ArrayList<>();
    List<SimImage.Disk> held = new ArrayList<>();
    for (BakedDisks.Planned plan : planned) {
      SimVolume volume = plan.volume();
      if (volume == null) {
        held.add(plan.disk());
        continue;
      }
      String description = "Created by CreateImage(" + instance.id() + ") for " + id;
      SimSnapshot copy = ec2.snapshots.add(new SimSnapshot(ec2, volume, description, onDisks));
      copies.add(copy);
      held.add(plan.disk().of(copy.id()));
    }
    SimImage image =
        ec2.images.add(
            new SimImage(
                ec2,
                id,
                new SimImage.Content(
                    name,
                    request.description() == null ? "" : request.description(),
                    instance.launch.type().architecture(),
                    held),
                new SimImage.Origin(
                    ec2.owner(), instance.id(), instance.servesFromItsDisk(), runs && !reboots),
                tags));
    if (reboots) {
      instance.cloudInit.reboot();
    }
    begin(image, copies, instance);
    return CreateImageResponse.builder().imageId(image.id()).build();
  }

  private void begin(SimImage image, List<SimSnapshot> copies, SimInstance instance) {
    Optional<String> failure = ec2.world.fates().takeFailure(Kind.IMAGE);
    failure.ifPresent(code -> image.failure = code);
    Life.Change change =
        image
            .life
            .apply(failure.isPresent() ? "createInVain" : "create", image.lag(Read.BY_ID))
            .orElseThrow();
    Set<String> names = Set.of(instance.id());
    Set<String> after = Set.of(Shutdowns.stopOf(instance));
    Journal journal = ec2.world.journal();
    for (SimSnapshot copy : copies) {
      copy.completeAt(change.complete());
      journal.made(copy, "ec2:CreateImage", names, after, change.drawn());
    }
    journal.made(image, "ec2:CreateImage", names, after, change.drawn());
  }

  private void requireName(String name) {
    if (name.length() < 3 || name.length() > 128 || !name.matches("[\\w()\\[\\] ./\\-'@]+")) {
      throw Refused.because(
          "InvalidAMIName.Malformed",
          "AMI names must be between 3 and 128 characters long, and may contain letters, numbers,"
              + " '(', ')', '.', '-', '/' and '_'");
    }
    // "If you have recently deregistered an AMI with the same name, allow enough time for the
    // change to propagate" (Error codes, InvalidAMIName.Duplicate).
    ec2.images
        .ever()
        .filter(i -> i.isRegistered() && !i.isPublic() && i.imageName.equals(name))
        .findAny()
        .ifPresent(
            other -> {
              throw Refused.because(
                  "InvalidAMIName.Duplicate",
                  "AMI name %s is already in use by AMI %s",
                  name,
                  other.id());
            });
  }

  /**
   * In every state, pending too (no page says that one has to wait); servers that were launched
   * from the image do not mind. One that was deregistered before is refused as {@code
   * InvalidAMIID.Unavailable} ("Error codes for the Amazon EC2 API").
   */
  DeregisterImageResponse deregister(DeregisterImageRequest request) {
    SimImage image = ec2.images.use(required(request.imageId(), "imageId"));
    if (image.isPublic()) {
      throw Refused.because("AuthFailure", "Not authorized for image:%s", image.id());
    }
    Life.Change change = image.life.apply("deregister", image.nextChangeLag()).orElseThrow();
    ec2.world.journal().ended(image, "ec2:DeregisterImage", change.drawn());
    image.endAt(change.complete());
    var answer = DeregisterImageResponse.builder().returnValue(true);
    if (Boolean.TRUE.equals(request.deleteAssociatedSnapshots())) {
      answer.deleteSnapshotResults(image.snapshots().map(id -> deleted(id, image)).toList());
    }
    return answer.build();
  }

  /** "If a snapshot is associated with multiple AMIs, it is not deleted" ("DeregisterImage"). */
  private DeleteSnapshotReturnCode deleted(String id, SimImage with) {
    Optional<SimSnapshot> snapshot = ec2.snapshots.find(id);
    boolean shared = ec2.images.existing().anyMatch(i -> i.snapshots().anyMatch(s -> s.equals(id)));
    if (!shared) {
      snapshot.ifPresent(s -> snapshots.delete(s, "", with.id()));
    }
    return DeleteSnapshotReturnCode.builder()
        .snapshotId(id)
        .returnCode(shared ? SnapshotReturnCodes.SKIPPED : SnapshotReturnCodes.SUCCESS)
        .build();
  }
}
