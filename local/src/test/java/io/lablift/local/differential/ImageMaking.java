package io.lablift.local.differential;

import software.amazon.awssdk.services.ec2.model.Image;
import software.amazon.awssdk.services.ec2.model.Snapshot;

/** What cases about images need, and look at. */
final class ImageMaking {
  static final String NAME = "lab-web-20260302";

  /** An image, its snapshot, and the server that it was made of. */
  record Baked(String image, String snapshot, String instance) {}

  private ImageMaking() {}

  static String instance(Side a) {
    return a.make().instance(a.make().plot().subnetA());
  }

  static String newImage(Side a, String instance) {
    return a.ec2().createImage(r -> r.instanceId(instance).name(NAME)).imageId();
  }

  static Baked bake(Side a) {
    String instance = instance(a);
    String image = newImage(a, instance);
    a.settle();
    return new Baked(image, snapshotOf(a, image), instance);
  }

  static Baked deregistered(Side a) {
    Baked baked = bake(a);
    a.ec2().deregisterImage(r -> r.imageId(baked.image()));
    return baked;
  }

  static Image image(Side a, String id) {
    return a.ec2().describeImages(r -> r.imageIds(id)).images().getFirst();
  }

  static String state(Side a, String image) {
    return image(a, image).stateAsString();
  }

  static String snapshotOf(Side a, String image) {
    return image(a, image).blockDeviceMappings().getFirst().ebs().snapshotId();
  }

  static Snapshot snapshot(Side a, String id) {
    return a.ec2().describeSnapshots(r -> r.snapshotIds(id)).snapshots().getFirst();
  }
}
