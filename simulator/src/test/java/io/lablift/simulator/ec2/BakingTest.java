package io.lablift.simulator.ec2;

import static io.lablift.simulator.Bench.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.lablift.simulator.Bakery;
import io.lablift.simulator.Bench;
import io.lablift.simulator.Item;
import io.lablift.simulator.world.Kind;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.ec2.model.BlockDeviceMapping;
import software.amazon.awssdk.services.ec2.model.EbsBlockDevice;
import software.amazon.awssdk.services.ec2.model.Image;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;

/** CreateImage. */
class BakingTest {
  private final Bakery bakery = new Bakery();
  private final Bench aws = bakery.aws;

  private List<String> setUp(String image) {
    return aws.account.leftOver().stream()
        .filter(item -> item.id().equals(image))
        .findAny()
        .orElseThrow()
        .setUp();
  }

  private static BlockDeviceMapping mapping(String device, EbsBlockDevice.Builder ebs) {
    return BlockDeviceMapping.builder().deviceName(device).ebs(ebs.build()).build();
  }

  @Test
  void makesAnImageOfAStoppedServer() {
    String builder = bakery.stopped();
    String image =
        bakery.image(
            builder,
            "lab-web-20260302",
            r ->
                r.description("for the course")
                    .tagSpecifications(
                        Bakery.tagged(ResourceType.IMAGE, "web"),
                        Bakery.tagged(ResourceType.SNAPSHOT, "web")));
    String snapshot = bakery.snapshotOf(image);

    assertThat(bakery.imageShown(image).stateAsString()).isEqualTo("pending");
    assertThat(bakery.imageShown(image).sourceInstanceId()).isEqualTo(builder);
    assertThat(bakery.snapshotShown(snapshot).stateAsString()).isEqualTo("pending");
    assertThat(bakery.snapshotShown(snapshot).progress()).isEqualTo("0%");
    aws.clock.passSeconds(100);
    assertThat(bakery.snapshotShown(snapshot).progress()).matches("[1-9]\\d%");
    aws.clock.passSeconds(320);
    assertThat(bakery.imageShown(image).stateAsString()).isEqualTo("available");
    assertThat(bakery.snapshotShown(snapshot).stateAsString()).isEqualTo("completed");
    assertThat(bakery.snapshotShown(snapshot).progress()).isEqualTo("100%");
    assertThat(bakery.snapshotShown(snapshot).description())
        .isEqualTo("Created by CreateImage(" + builder + ") for " + image);
    assertThat(setUp(image)).isEmpty();
  }

  @Test
  void leavesWhatItMadeInTheInventoryWithItsTags() {
    bakery.image(
        bakery.stopped(),
        "course",
        r ->
            r.tagSpecifications(
                Bakery.tagged(ResourceType.IMAGE, "web"),
                Bakery.tagged(ResourceType.SNAPSHOT, "disk")));

    assertThat(aws.account.leftOver())
        .filteredOn(item -> item.kind() == Kind.IMAGE || item.kind() == Kind.SNAPSHOT)
        .extracting(Item::type, Item::state, item -> item.tags().get("course"))
        .containsExactly(tuple("snapshot", "pending", "disk"), tuple("image", "pending", "web"));
    assertThat(aws.account.everMade()).filteredOn(e -> e.kind() == Kind.SNAPSHOT).hasSize(1);
  }

  @Test
  void isRefusedUnlessTheServerRunsOrIsStopped() {
    String builder = bakery.builder();
    assertThat(refusal(() -> bakery.image(builder, "pending"))).isEqualTo("InvalidParameterValue");
    aws.clock.passSeconds(20);
    aws.ec2.stopInstances(r -> r.instanceIds(builder));
    assertThat(refusal(() -> bakery.image(builder, "stopping"))).isEqualTo("InvalidParameterValue");
    aws.clock.passSeconds(40);
    aws.ec2.terminateInstances(r -> r.instanceIds(builder));
    assertThat(refusal(() -> bakery.image(builder, "gone"))).isEqualTo("InvalidParameterValue");
    assertThat(aws.account.leftOver()).noneMatch(item -> item.kind() == Kind.SNAPSHOT);
  }

  @Test
  void isOfUncertainIntegrityWithoutAReboot() {
    String server = aws.instance(bakery.subnet);
    aws.clock.passSeconds(60);

    String without = bakery.image(server, "without", r -> r.noReboot(true));
    String with = bakery.image(server, "with");

    assertThat(setUp(without)).singleElement().asString().contains("uncertain integrity");
    assertThat(setUp(with)).isEmpty();
    assertThat(setUp(bakery.image(bakery.stopped(), "stopped", r -> r.noReboot(true)))).isEmpty();
  }

  @Test
  void byItsRebootEndsUserDataForGood() {
    String builder = bakery.builder();
    aws.clock.passSeconds(20);
    bakery.image(builder, "too-early");

    aws.clock.pass(Duration.ofMinutes(30));

    assertThat(aws.instanceState(builder)).isEqualTo("running");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ab", "name:with:colons", "naïve", "a_name_with_a_*"})
  void needsAProperName(String name) {
    String builder = bakery.stopped();

    assertThat(refusal(() -> bakery.image(builder, name))).isEqualTo("InvalidAMIName.Malformed");
  }

  @Test
  void takesANameOnceWhateverBecomesOfTheImage() {
    String builder = bakery.stopped();
    aws.account.fates().nextImageFails();
    String failing = bakery.image(builder, "course");
    assertThat(refusal(() -> bakery.image(builder, "course")))
        .isEqualTo("InvalidAMIName.Duplicate");
    aws.clock.pass(Duration.ofMinutes(10));
    assertThat(refusal(() -> bakery.image(builder, "course")))
        .isEqualTo("InvalidAMIName.Duplicate");

    aws.ec2.deregisterImage(r -> r.imageId(failing));

    assertThat(bakery.image(builder, "course")).isNotEqualTo(failing);
  }

  @Test
  void saysWhyItFailedAndLeavesTheSnapshots() {
    String builder = bakery.stopped();
    aws.account.fates().nextImageFails();
    String image = bakery.image(builder, "course");
    assertThat(bakery.imageShown(image).stateReason()).isNull();

    aws.clock.pass(Duration.ofMinutes(10));

    Image failed = bakery.imageShown(image);
    assertThat(failed.stateAsString()).isEqualTo("failed");
    assertThat(failed.stateReason().code()).isEqualTo("Client.InternalError");
    assertThat(failed.stateReason().message()).startsWith("Client.InternalError: ");
    String snapshot = bakery.snapshotOf(image);
    assertThat(bakery.snapshotShown(snapshot).stateAsString()).isEqualTo("completed");
    assertThat(refusal(() -> bakery.run(image, "", r -> {}))).isEqualTo("InvalidAMIID.Unavailable");
    aws.ec2.deregisterImage(r -> r.imageId(image));
    assertThat(aws.account.leftOver()).anyMatch(item -> item.id().equals(snapshot));
  }

  @Test
  void changesDisksAsItIsTold() {
    String builder = bakery.stopped();
    String image =
        bakery.image(
            builder,
            "larger",
            r ->
                r.blockDeviceMappings(
                    mapping(
                        "/dev/xvda",
                        EbsBlockDevice.builder().volumeSize(12).deleteOnTermination(false)),
                    mapping("/dev/sdf", EbsBlockDevice.builder().volumeSize(2))));
    List<BlockDeviceMapping> disks = bakery.imageShown(image).blockDeviceMappings();

    assertThat(disks)
        .extracting(BlockDeviceMapping::deviceName)
        .containsExactly("/dev/xvda", "/dev/sdf");
    assertThat(disks.getFirst().ebs().volumeSize()).isEqualTo(12);
    assertThat(disks.getFirst().ebs().deleteOnTermination()).isFalse();
    assertThat(disks.getLast().ebs().snapshotId()).isNull();
    assertThat(aws.ec2.describeSnapshots(r -> r.ownerIds("self")).snapshots()).hasSize(1);
  }

  @Test
  void refusesDisksThatCannotBe() {
    String builder = bakery.stopped();
    BlockDeviceMapping small = mapping("/dev/xvda", EbsBlockDevice.builder().volumeSize(4));
    BlockDeviceMapping none =
        BlockDeviceMapping.builder().deviceName("/dev/xvda").noDevice("").build();
    BlockDeviceMapping secret = mapping("/dev/xvda", EbsBlockDevice.builder().encrypted(true));
    BlockDeviceMapping fast =
        BlockDeviceMapping.builder().deviceName("/dev/sdb").virtualName("ephemeral0").build();

    for (BlockDeviceMapping refused : List.of(small, none)) {
      assertThat(refusal(() -> bakery.image(builder, "any", r -> r.blockDeviceMappings(refused))))
          .isEqualTo("InvalidBlockDeviceMapping");
    }
    for (BlockDeviceMapping unknown : List.of(secret, fast)) {
      assertThatThrownBy(() -> bakery.image(builder, "any", r -> r.blockDeviceMappings(unknown)))
          .isInstanceOf(UnsupportedOperationException.class);
    }
    assertThat(aws.account.leftOver()).noneMatch(item -> item.kind() == Kind.SNAPSHOT);
  }

  @Test
  void isFoundByItsFiltersAndTags() {
    String image = bakery.baked("course");
    String snapshot = bakery.snapshotOf(image);
    aws.ec2.createTags(
        r -> r.resources(image, snapshot).tags(Tag.builder().key("course").value("web").build()));

    assertThat(
            aws.ec2
                .describeImages(
                    r ->
                        r.owners("self")
                            .includeDeprecated(true)
                            .filters(
                                Bench.filter("state", "available"),
                                Bench.filter("name", "cour*"),
                                Bench.filter("is-public", "false"),
                                Bench.filter("tag:course", "web")))
                .images())
        .extracting(Image::imageId)
        .containsExactly(image);
    assertThat(
            aws.ec2
                .describeSnapshots(
                    r -> r.ownerIds("self").filters(Bench.filter("tag:course", "web")))
                .snapshots())
        .hasSize(1);
    assertThat(aws.ec2.describeSnapshots(r -> r.ownerIds("amazon")).snapshots()).isEmpty();
    aws.ec2.deleteTags(r -> r.resources(image, snapshot).tags(Tag.builder().key("course").build()));
    assertThat(aws.ec2.describeImages(r -> r.filters(Bench.filter("tag-key", "course"))).images())
        .isEmpty();
    assertThat(aws.ec2.describeTags(r -> {}).tags()).isEmpty();
    assertThatThrownBy(() -> aws.ec2.describeImages(r -> r.executableUsers("self")))
        .isInstanceOf(UnsupportedOperationException.class);
  }
}
