package io.lablift.simulator;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.function.Consumer;
import software.amazon.awssdk.services.ec2.model.CreateImageRequest;
import software.amazon.awssdk.services.ec2.model.Image;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;
import software.amazon.awssdk.services.ec2.model.Snapshot;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

/** An account in which images are baked, and the short cuts of tests about it. */
public final class Bakery {
  /** A script, and the shutdown that follows when it succeeded. */
  public static final String SHUTS_DOWN =
      """
      Content-Type: multipart/mixed; boundary="bake"
      MIME-Version: 1.0

      --bake
      Content-Type: text/x-shellscript

      #!/bin/sh
      dnf install -y httpd && systemctl enable --now httpd
      --bake
      Content-Type: text/cloud-config

      #cloud-config
      power_state: {mode: poweroff, delay: now, condition: test -f /var/lib/baked}
      --bake--
      """;

  public final Bench aws;
  public final String vpc;
  public final String subnet;

  public Bakery() {
    this(builder -> {});
  }

  /** An account with something different about it. */
  public Bakery(Consumer<SimulatedAccount.Builder> different) {
    this.aws = new Bench(different);
    this.vpc = aws.vpc();
    this.subnet = aws.subnet(vpc, "10.0.1.0/24");
  }

  public String run(String image, String userData, Consumer<RunInstancesRequest.Builder> more) {
    return aws.ec2
        .runInstances(
            r -> {
              r.imageId(image)
                  .instanceType("t3.micro")
                  .minCount(1)
                  .maxCount(1)
                  .subnetId(subnet)
                  .userData(
                      userData.isEmpty()
                          ? null
                          : Base64.getEncoder()
                              .encodeToString(userData.getBytes(StandardCharsets.UTF_8)));
              more.accept(r);
            })
        .instances()
        .getFirst()
        .instanceId();
  }

  /** A server that shuts itself down. */
  public String builder() {
    return run(aws.image(), SHUTS_DOWN, r -> {});
  }

  /** A builder that has stopped. */
  public String stopped() {
    String id = builder();
    aws.clock.pass(Duration.ofMinutes(5));
    return id;
  }

  /** A new image of the server. */
  public String image(String instance, String name) {
    return image(instance, name, r -> {});
  }

  public String image(String instance, String name, Consumer<CreateImageRequest.Builder> more) {
    return aws.ec2
        .createImage(
            r -> {
              r.instanceId(instance).name(name);
              more.accept(r);
            })
        .imageId();
  }

  /** An image that has been given its time. */
  public String baked(String name) {
    String image = image(stopped(), name);
    aws.clock.pass(Duration.ofMinutes(10));
    return image;
  }

  public Instance shown(String instance) {
    return aws.ec2
        .describeInstances(r -> r.instanceIds(instance))
        .reservations()
        .getFirst()
        .instances()
        .getFirst();
  }

  public Image imageShown(String id) {
    return aws.ec2.describeImages(r -> r.imageIds(id)).images().getFirst();
  }

  /** The snapshot of the image's root. */
  public String snapshotOf(String image) {
    return imageShown(image).blockDeviceMappings().getFirst().ebs().snapshotId();
  }

  public Snapshot snapshotShown(String id) {
    return aws.ec2.describeSnapshots(r -> r.snapshotIds(id)).snapshots().getFirst();
  }

  /** The console's text; empty where there is none. */
  public String console(String instance, boolean latest) {
    String output = aws.ec2.getConsoleOutput(r -> r.instanceId(instance).latest(latest)).output();
    return output == null
        ? ""
        : new String(Base64.getDecoder().decode(output), StandardCharsets.UTF_8);
  }

  public static TagSpecification tagged(ResourceType type, String value) {
    return TagSpecification.builder()
        .resourceType(type)
        .tags(Tag.builder().key("course").value(value).build())
        .build();
  }
}
