package io.lablift.local.differential;

import static io.lablift.local.differential.ImageMaking.NAME;
import static io.lablift.local.differential.ImageMaking.image;
import static io.lablift.local.differential.ImageMaking.instance;
import static io.lablift.local.differential.ImageMaking.newImage;
import static io.lablift.local.differential.ImageMaking.state;
import static io.lablift.local.differential.Outcome.made;
import static io.lablift.local.differential.Outcome.ok;
import static io.lablift.local.differential.Outcome.refused;
import static io.lablift.local.differential.Outcome.shows;
import static io.lablift.local.differential.Parts.filter;
import static io.lablift.local.differential.Parts.named;

import java.util.List;
import software.amazon.awssdk.services.ec2.model.Image;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;

/** Images of one's own, and their snapshots. */
final class ImageCases {
  private ImageCases() {}

  static List<Case> all() {
    return List.of(
        Case.of(
            "a new image is pending",
            ImageMaking::instance,
            (a, instance) -> state(a, newImage(a, instance)),
            shows("pending")),
        Case.of(
            "an image becomes available",
            ImageMaking::bake,
            (a, b) -> state(a, b.image()),
            shows("available")),
        Case.of(
            "an image says which server it was made of",
            ImageMaking::bake,
            (a, b) -> image(a, b.image()).sourceInstanceId().equals(b.instance()),
            shows(true)),
        Case.of(
            "an image is asked for without making it",
            ImageMaking::instance,
            (a, instance) ->
                a.ec2().createImage(r -> r.instanceId(instance).name(NAME).dryRun(true)),
            refused("DryRunOperation")),
        Case.of(
            "an image is made from what is a server's id only",
            a -> a.ec2().createImage(r -> r.instanceId("i-zzz").name(NAME)),
            refused("InvalidInstanceID.Malformed")),
        Case.of(
            "no image is made of a terminated server",
            a -> {
              String instance = instance(a);
              a.ec2().terminateInstances(r -> r.instanceIds(instance));
              return instance;
            },
            (a, instance) -> made(newImage(a, instance)),
            refused("InvalidParameterValue")),
        Case.of(
            "an image is made of a stopped server",
            a -> {
              String instance = instance(a);
              a.ec2().stopInstances(r -> r.instanceIds(instance));
              return instance;
            },
            (a, instance) -> made(newImage(a, instance)),
            ok()),
        Case.of(
            "an image's name has no colons",
            ImageMaking::instance,
            (a, instance) -> a.ec2().createImage(r -> r.instanceId(instance).name("lab:web")),
            refused("InvalidAMIName.Malformed")),
        Case.of(
            "an image's name has 128 characters at most",
            ImageMaking::instance,
            (a, instance) -> a.ec2().createImage(r -> r.instanceId(instance).name("x".repeat(129))),
            refused("InvalidAMIName.Malformed")),
        Case.of(
            "the name of a deregistered image is free again",
            ImageMaking::deregistered,
            (a, b) -> made(newImage(a, b.instance())),
            ok()),
        Case.of(
            "an image's root cannot be left out",
            ImageMaking::instance,
            (a, instance) ->
                a.ec2()
                    .createImage(
                        r ->
                            r.instanceId(instance)
                                .name(NAME)
                                .blockDeviceMappings(Parts.without("/dev/xvda"))),
            refused("InvalidBlockDeviceMapping")),
        Case.of(
            "an image is tagged in its create call",
            ImageMaking::instance,
            (a, instance) -> {
              a.ec2()
                  .createImage(
                      r ->
                          r.instanceId(instance)
                              .name(NAME)
                              .tagSpecifications(named(ResourceType.IMAGE)));
              return a.ec2()
                  .describeImages(r -> r.filters(filter("tag:Name", "lab")))
                  .images()
                  .size();
            },
            shows(1)),
        Case.of(
            "an image's snapshots are tagged in its create call",
            ImageMaking::instance,
            (a, instance) ->
                a.ec2()
                    .createImage(
                        r ->
                            r.instanceId(instance)
                                .name(NAME)
                                .tagSpecifications(named(ResourceType.SNAPSHOT))),
            ok()),
        Case.of(
            "an image's create call tags no volumes",
            ImageMaking::instance,
            (a, instance) ->
                a.ec2()
                    .createImage(
                        r ->
                            r.instanceId(instance)
                                .name(NAME)
                                .tagSpecifications(named(ResourceType.VOLUME))),
            refused("InvalidParameterValue")),
        Case.of(
            "an image and its snapshot are tagged afterwards",
            ImageMaking::bake,
            (a, b) -> {
              a.ec2()
                  .createTags(
                      r ->
                          r.resources(b.image(), b.snapshot())
                              .tags(Tag.builder().key("course").value("web").build()));
              return a.ec2().describeTags(r -> r.filters(filter("key", "course"))).tags().stream()
                  .map(tag -> tag.resourceTypeAsString())
                  .sorted()
                  .toList();
            },
            shows("[image, snapshot]")),
        Case.of(
            "an image is found by its owner, name and state",
            ImageMaking::bake,
            (a, b) ->
                a
                    .ec2()
                    .describeImages(
                        r ->
                            r.owners("self")
                                .filters(
                                    filter("name", NAME),
                                    filter("state", "available"),
                                    filter("is-public", "false")))
                    .images()
                    .stream()
                    .map(Image::imageId)
                    .toList()
                    .equals(List.of(b.image())),
            shows(true)),
        Case.of(
            "images have no filter of that name",
            a -> a.ec2().describeImages(r -> r.filters(filter("colour", "red"))),
            refused("InvalidParameterValue")),
        Case.of(
            "what is no image's id is malformed",
            a -> a.ec2().describeImages(r -> r.imageIds("ami-zzz")),
            refused("InvalidAMIID.Malformed")),
        Case.of(
            "one image that is not there keeps all from being described",
            ImageMaking::bake,
            (a, b) -> a.ec2().describeImages(r -> r.imageIds(b.image(), Unknown.IMAGE)),
            refused("InvalidAMIID.NotFound")),
        Case.of(
            "an image without user data launches servers",
            ImageMaking::bake,
            (a, b) ->
                a.ec2()
                    .runInstances(
                        r -> r.imageId(b.image()).instanceType("t3.micro").minCount(1).maxCount(1)),
            ok()));
  }
}
