package io.lablift.simulator.ec2;

import io.lablift.simulator.world.Kind;
import io.lablift.simulator.world.Life;
import io.lablift.simulator.world.LifeCycle;
import io.lablift.simulator.world.Resource;
import java.util.List;
import java.util.Map;

/** A machine image: Amazon's public one, or one baked from a server. */
final class SimImage extends Resource {
  /**
   * A disk of the image, or of a launch from it.
   *
   * @param goesAlong whether it is deleted when its server is terminated
   */
  record Disk(
      String device,
      String snapshotId,
      int sizeGib,
      String type,
      boolean encrypted,
      boolean goesAlong) {}

  final Life life;
  final String imageName;
  final String description;
  final String architecture;
  final String ownerId;
  final boolean isPublic;

  /** Whether a server launched from it answers HTTP without user data. */
  final boolean servesWeb;

  final List<Disk> disks;

  SimImage(
      Ec2World ec2,
      String name,
      String description,
      String architecture,
      String ownerId,
      boolean isPublic,
      boolean servesWeb,
      List<Disk> disks,
      Map<String, String> tags) {
    super(ec2.world, Kind.IMAGE, ec2.world.newId("ami"), tags);
    this.life = new Life(ec2.world, LifeCycle.IMAGE, id());
    this.imageName = name;
    this.description = description;
    this.architecture = architecture;
    this.ownerId = ownerId;
    this.isPublic = isPublic;
    this.servesWeb = servesWeb;
    this.disks = List.copyOf(disks);
  }

  @Override
  public String state() {
    return isPublic ? "available" : life.state();
  }

  @Override
  public String name() {
    return imageName;
  }
}
