package io.lablift.infra.policy.play;

import io.lablift.functions.aws.Tags;
import io.lablift.functions.lab.ImageIds;
import io.lablift.functions.lab.LabId;
import io.lablift.functions.lab.LabRef;
import io.lablift.functions.lab.LabStatus;
import io.lablift.functions.lab.ResourceType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Tag;

/** The lives of images: baked, failed, given up, launched from, and removed. */
final class BakeLives {
  private BakeLives() {}

  static List<Lives.Life> all() {
    return List.of(
        new Lives.Life("an image and a lab from it", BakeLives::clean),
        new Lives.Life("a bake whose user data fails", BakeLives::userDataFails),
        new Lives.Life("a bake whose image fails", BakeLives::imageFails),
        new Lives.Life("a bake in a subnet that is lent", BakeLives::lent),
        new Lives.Life("bakes that are given up", BakeLives::givenUp),
        new Lives.Life("a bake whose end nobody hears", BakeLives::unheard),
        new Lives.Life("images that are too many", BakeLives::tooMany),
        new Lives.Life("an image that is made twice", BakeLives::twice),
        new Lives.Life("an image that waits for a lab to go", BakeLives::queue),
        new Lives.Life("images that start others", BakeLives::others),
        new Lives.Life("an image that comes back", BakeLives::orphan));
  }

  private static void clean(Play play) {
    LabId image = play.bake("aws101", "");
    play.until(image, LabStatus.READY);
    String ami = Lives.id(play, image, ResourceType.IMAGE, null);
    Lives.good(play.ask("GET", "/images", Map.of(), ""));
    Lives.good(play.ask("GET", "/images", Map.of("course", "aws101"), ""));
    Lives.good(play.ask("GET", "/images/" + image, Map.of(), ""));
    Lives.good(play.ask("GET", "/images/" + ami, Map.of(), ""));
    LabId lab = play.build("kim", 60, "");
    if (!play.record(lab).spec().image().id().equals(ami)) {
      throw new IllegalStateException("the lab is not launched from " + ami);
    }
    play.end(lab);
    play.endImage(image);
    nothingIsLeft(play);
  }

  private static void userDataFails(Play play) {
    play.scene().account().fates().nextUserDataFails();
    failing(play, "its console ends with: ");
  }

  private static void imageFails(Play play) {
    play.scene().account().fates().nextImageFails();
    failing(play, "became failed");
  }

  private static void failing(Play play, String why) {
    LabId image = play.bake("aws101", ",\"patienceMinutes\":3");
    play.until(image, LabStatus.GONE);
    String failure = String.valueOf(play.record(image).failure());
    if (!failure.contains(why)) {
      throw new IllegalStateException(image + " failed otherwise: " + failure);
    }
    builderGone(play, image);
    nothingIsLeft(play);
  }

  /** Its owner lends subnet and VPC by this deployment's tag. */
  private static void lent(Play play) {
    Ec2Client ec2 = play.scene().account().ec2();
    Tag tag = Tag.builder().key(Tags.DEPLOYMENT).value(play.scene().world().deployment()).build();
    String vpc = ec2.createVpc(r -> r.cidrBlock("10.9.0.0/16")).vpc().vpcId();
    play.pass(Duration.ofMinutes(1));
    String subnet =
        ec2.createSubnet(
                r -> r.vpcId(vpc).cidrBlock("10.9.1.0/24").availabilityZone("ap-northeast-2a"))
            .subnet()
            .subnetId();
    play.pass(Duration.ofMinutes(1));
    ec2.createTags(r -> r.resources(vpc, subnet).tags(tag));
    play.pass(Duration.ofMinutes(1));
    LabId image = play.bake("aws101", ",\"subnetId\":\"%s\"".formatted(subnet));
    play.until(image, LabStatus.READY);
    play.endImage(image);
    builderGone(play, image);
    ec2.deleteSubnet(r -> r.subnetId(subnet));
    ec2.deleteVpc(r -> r.vpcId(vpc));
    nothingIsLeft(play);
  }

  /** Before its builder runs, while that works, and while the image is pending. */
  private static void givenUp(Play play) {
    for (int seconds : List.of(5, 60, 240)) {
      LabId image = play.bake("aws101", "");
      play.pass(Duration.ofSeconds(seconds));
      play.endImage(image);
      builderGone(play, image);
    }
    nothingIsLeft(play);
  }

  /** The machine's error exit fails, too: the sweep takes the bake up. */
  private static void unheard(Play play) {
    play.scene().account().fates().nextImageFails();
    play.accidents().arrange(new Mishaps.ErrorExitRefused());
    LabId image = play.bake("aws101", "");
    play.until(image, LabStatus.GONE);
    builderGone(play, image);
    nothingIsLeft(play);
  }

  private static void tooMany(Play play) {
    LabId first = play.bake("aws101", "");
    play.until(first, LabStatus.READY);
    LabId second = play.bake("aws101", ",\"keep\":1");
    play.until(first, LabStatus.GONE);
    play.endImage(second);
  }

  /** Names keep twins apart, as long as nobody else's image gives its name free in between. */
  private static void twice(Play play) {
    String day =
        ImageIds.numbered(
            java.time.LocalDate.ofInstant(play.scene().loop().instant(), java.time.ZoneOffset.UTC),
            1);
    String foreign = new Handwork(play, new LabId("aws101", "none")).image("lab-web-" + day);
    play.accidents().arrange(new Mishaps.NameGivenFree(play, foreign));
    LabId image = play.bake("aws101", "");
    play.until(image, LabStatus.READY);
    long there =
        play.scene().account().leftOver().stream().filter(i -> i.type().equals("image")).count();
    if (there != 1) {
      throw new IllegalStateException("there are " + there + " images");
    }
    play.endImage(image);
  }

  /** Two labs fit, a third and the image behind it wait: the teardown starts both. */
  private static void queue(Play play) {
    List<LabId> two = List.of(play.post("a", 60, ""), play.post("b", 60, ""));
    LabId third = play.post("c", 60, "");
    LabId image = play.bake("aws101", "");
    two.forEach(lab -> play.until(lab, LabStatus.READY));
    play.pass(Duration.ofSeconds(20)); // Or a sweep begins just when the first lab is gone.
    play.end(two.getFirst());
    play.until(image, LabStatus.READY);
    play.endImage(image);
    play.end(two.getLast());
    play.end(third);
  }

  /** The API dies before it starts an image: whoever dispatches next does. */
  private static void others(Play play) {
    Mishaps.ApiDiesBeforeDispatch dying = new Mishaps.ApiDiesBeforeDispatch();
    play.accidents().arrange(dying);
    play.accidents().arrange(new Mishaps.BuilderOrderedLate());
    LabId first = play.bake("aws101", "");
    dying.strikeNext();
    LabId second = play.bake("aws102", "");
    play.until(first, LabStatus.READY);
    play.until(second, LabStatus.READY);
    dying.strikeNext();
    LabId third = play.bake("aws103", "");
    play.until(third, LabStatus.READY);
    List.of(first, second, third).forEach(play::endImage);
    nothingIsLeft(play);
  }

  /** A request that was late, or a backup's restore: something bears the tags of what is gone. */
  private static void orphan(Play play) {
    LabId image = play.bake("aws101", "");
    play.until(image, LabStatus.READY);
    play.endImage(image);
    new Handwork(play, image).image("back-again");
    play.pass(Duration.ofMinutes(45));
    nothingIsLeft(play);
  }

  private static void builderGone(Play play, LabId image) {
    play.until(ImageIds.builderOf(new LabRef(image, 1)).lab(), LabStatus.GONE);
    play.pass(Duration.ofSeconds(65));
  }

  private static void nothingIsLeft(Play play) {
    if (!play.scene().account().leftOver().isEmpty()) {
      throw new IllegalStateException("left: " + play.scene().account().leftOver());
    }
  }
}
