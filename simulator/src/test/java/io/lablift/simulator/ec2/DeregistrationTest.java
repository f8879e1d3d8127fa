package io.lablift.simulator.ec2;

import static io.lablift.simulator.Bench.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.lablift.simulator.Bakery;
import io.lablift.simulator.Bench;
import io.lablift.simulator.world.Kind;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.BlockDeviceMapping;
import software.amazon.awssdk.services.ec2.model.DeleteSnapshotReturnCode;

/** DeregisterImage and DeleteSnapshot. */
class DeregistrationTest {
  private final Bakery bakery = new Bakery();
  private final Bench aws = bakery.aws;

  private List<DeleteSnapshotReturnCode> deregisterWithSnapshots(String image) {
    return aws.ec2
        .deregisterImage(r -> r.imageId(image).deleteAssociatedSnapshots(true))
        .deleteSnapshotResults();
  }

  private List<String> leftOf(Kind kind) {
    return aws.account.leftOver().stream()
        .filter(item -> item.kind() == kind)
        .map(item -> item.id())
        .toList();
  }

  @Test
  void leavesTheSnapshotsUnlessTheyAreToGo() {
    String image = bakery.baked("course");
    String snapshot = bakery.snapshotOf(image);
    assertThat(refusal(() -> aws.ec2.deleteSnapshot(r -> r.snapshotId(snapshot))))
        .isEqualTo("InvalidSnapshot.InUse");

    assertThat(aws.ec2.deregisterImage(r -> r.imageId(image)).deleteSnapshotResults()).isEmpty();

    assertThat(leftOf(Kind.IMAGE)).isEmpty();
    assertThat(leftOf(Kind.SNAPSHOT)).containsExactly(snapshot);
    aws.ec2.deleteSnapshot(r -> r.snapshotId(snapshot));
    assertThat(leftOf(Kind.SNAPSHOT)).isEmpty();
    assertThat(refusal(() -> aws.ec2.deleteSnapshot(r -> r.snapshotId(snapshot))))
        .isEqualTo("InvalidSnapshot.NotFound");
    assertThat(refusal(() -> aws.ec2.deleteSnapshot(r -> r.snapshotId("snap-zzz"))))
        .isEqualTo("InvalidSnapshotID.Malformed");
  }

  @Test
  void takesTheSnapshotsAlongWhereItIsTold() {
    String image = bakery.baked("course");
    String snapshot = bakery.snapshotOf(image);

    List<DeleteSnapshotReturnCode> results = deregisterWithSnapshots(image);

    assertThat(results)
        .containsExactly(
            DeleteSnapshotReturnCode.builder().snapshotId(snapshot).returnCode("success").build());
    assertThat(leftOf(Kind.SNAPSHOT)).isEmpty();
  }

  @Test
  void leavesASnapshotThatAnotherImageNeeds() {
    String first = bakery.baked("first");
    String shared = bakery.snapshotOf(first);
    String second =
        bakery.image(
            bakery.stopped(),
            "second",
            r ->
                r.blockDeviceMappings(
                    BlockDeviceMapping.builder()
                        .deviceName("/dev/sdf")
                        .ebs(e -> e.snapshotId(shared))
                        .build()));

    assertThat(deregisterWithSnapshots(first))
        .containsExactly(
            DeleteSnapshotReturnCode.builder().snapshotId(shared).returnCode("skipped").build());
    assertThat(leftOf(Kind.SNAPSHOT)).contains(shared);
    assertThat(deregisterWithSnapshots(second))
        .extracting(DeleteSnapshotReturnCode::returnCodeAsString)
        .containsExactly("success", "success");
    aws.clock.pass(Duration.ofMinutes(10));
    assertThat(leftOf(Kind.SNAPSHOT)).isEmpty();
  }

  @Test
  void ofAPendingImageLetsItsSnapshotsCompleteBeforeTheyAreGone() {
    String image = bakery.image(bakery.stopped(), "course");
    String snapshot = bakery.snapshotOf(image);

    assertThat(deregisterWithSnapshots(image)).hasSize(1);
    assertThat(leftOf(Kind.SNAPSHOT)).containsExactly(snapshot);
    aws.ec2.deleteSnapshot(r -> r.snapshotId(snapshot));
    assertThat(bakery.snapshotShown(snapshot).stateAsString()).isEqualTo("pending");

    aws.clock.passSeconds(420);

    assertThat(leftOf(Kind.SNAPSHOT)).isEmpty();
    assertThat(aws.account.journal().ended())
        .filteredOn(ended -> ended.id().equals(snapshot))
        .hasSize(1);
  }

  @Test
  void isDoneOnce() {
    String image = bakery.baked("course");
    aws.ec2.deregisterImage(r -> r.imageId(image));

    assertThat(refusal(() -> aws.ec2.deregisterImage(r -> r.imageId(image))))
        .isEqualTo("InvalidAMIID.Unavailable");
    assertThat(refusal(() -> bakery.run(image, "", r -> {}))).isEqualTo("InvalidAMIID.Unavailable");
    assertThat(refusal(() -> aws.ec2.deregisterImage(r -> r.imageId("ami-0123456789abcdef0"))))
        .isEqualTo("InvalidAMIID.NotFound");
    assertThat(refusal(() -> aws.ec2.deregisterImage(r -> r.imageId("ami-zzz"))))
        .isEqualTo("InvalidAMIID.Malformed");
    assertThat(refusal(() -> aws.ec2.deregisterImage(r -> r.imageId(aws.image()))))
        .isEqualTo("AuthFailure");
  }

  @Test
  void leavesAnEmptyAnswerAndInTheEndAnError() {
    String image = bakery.baked("course");
    String server = bakery.run(image, "", r -> {});
    aws.ec2.deregisterImage(r -> r.imageId(image));

    assertThat(aws.ec2.describeImages(r -> r.imageIds(image)).images()).isEmpty();
    aws.clock.pass(Duration.ofHours(2));
    assertThat(aws.instanceState(server)).isEqualTo("running");
    assertThat(aws.ec2.describeImages(r -> r.imageIds(image, aws.image())).images()).hasSize(1);

    aws.ec2.terminateInstances(r -> r.instanceIds(server));
    aws.clock.pass(Duration.ofMinutes(2));

    assertThat(refusal(() -> aws.ec2.describeImages(r -> r.imageIds(image))))
        .isEqualTo("InvalidAMIID.NotFound");
  }

  @Test
  void canBeSeenLate() {
    String image = bakery.baked("course");
    String snapshot = bakery.snapshotOf(image);
    String stopped = bakery.stopped();
    aws.account.fates().nextLag(Duration.ofSeconds(30));
    aws.ec2.deregisterImage(r -> r.imageId(image));

    assertThat(bakery.imageShown(image).stateAsString()).isEqualTo("available");
    assertThat(refusal(() -> bakery.image(stopped, "course")))
        .isEqualTo("InvalidAMIName.Duplicate");
    assertThat(refusal(() -> aws.ec2.deleteSnapshot(r -> r.snapshotId(snapshot))))
        .isEqualTo("InvalidSnapshot.InUse");
    assertThat(refusal(() -> aws.ec2.deregisterImage(r -> r.imageId(image))))
        .isEqualTo("InvalidAMIID.Unavailable");
    assertThat(leftOf(Kind.IMAGE)).isEmpty();

    aws.clock.passSeconds(30);

    assertThat(aws.ec2.describeImages(r -> r.owners("self")).images()).isEmpty();
    aws.ec2.deleteSnapshot(r -> r.snapshotId(snapshot));
  }

  @Test
  void doesNotFindWhatCannotBeSeenYet() {
    String stopped = bakery.stopped();
    aws.account.fates().nextLag(Duration.ofSeconds(30));
    String image = bakery.image(stopped, "course");

    assertThat(aws.ec2.describeImages(r -> r.filters(Bench.filter("name", "course"))).images())
        .isEmpty();
    assertThat(aws.ec2.describeSnapshots(r -> r.ownerIds("self")).snapshots()).isEmpty();
    assertThat(refusal(() -> bakery.imageShown(image))).isEqualTo("InvalidAMIID.NotFound");
    assertThat(refusal(() -> aws.ec2.deregisterImage(r -> r.imageId(image))))
        .isEqualTo("InvalidAMIID.NotFound");
    assertThat(refusal(() -> bakery.image(stopped, "course")))
        .isEqualTo("InvalidAMIName.Duplicate");

    aws.clock.passSeconds(30);

    assertThat(bakery.imageShown(image).stateAsString()).isEqualTo("pending");
  }

  @Test
  void waitsForASnapshotThatAVolumeIsMadeOf() {
    String image = bakery.image(bakery.stopped(), "course");
    String snapshot = bakery.snapshotOf(image);
    String zone = aws.account.region() + "a";

    assertThat(
            refusal(() -> aws.ec2.createVolume(r -> r.snapshotId(snapshot).availabilityZone(zone))))
        .isEqualTo("IncorrectState");
    aws.clock.passSeconds(420);
    assertThat(aws.ec2.createVolume(r -> r.snapshotId(snapshot).availabilityZone(zone)).size())
        .isEqualTo(8);
  }

  @Test
  void waitsInTheBoundForTheServerThatStopsByItself() {
    Bakery other = new Bakery();
    other.baked("course");
    var path =
        other
            .aws
            .account
            .criticalPath()
            .build(
                other.aws.clock.instant().minus(Duration.ofHours(1)),
                other.aws.clock.instant(),
                (action, at, id) -> Duration.ZERO);

    // Running, user data, stopped, image: at least so long each.
    assertThat(path.length()).isBetween(seconds(12 + 30 + 20 + 150), seconds(16 + 90 + 40 + 420));
    assertThat(path.through()).hasSizeGreaterThanOrEqualTo(3);
    assertThat(path.through().get(path.through().size() - 2)).endsWith("/stopped");
  }

  private static Duration seconds(long seconds) {
    return Duration.ofSeconds(seconds);
  }
}
