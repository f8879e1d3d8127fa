package io.lablift.simulator.ec2;

import io.lablift.simulator.world.Kind;
import io.lablift.simulator.world.Life;
import io.lablift.simulator.world.LifeCycle;
import io.lablift.simulator.world.Read;
import io.lablift.simulator.world.Resource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A machine image: Amazon's public one, or one baked from a server. */
final class SimImage extends Resource {
  /**
   * A disk of the image, or of a launch from it.
   *
   * @param snapshotId empty for a disk that begins empty
   * @param goesAlong whether it is deleted when its server is terminated
   */
  record Disk(
      String device,
      String snapshotId,
      int sizeGib,
      String type,
      boolean encrypted,
      boolean goesAlong) {
    /** The same disk, of the snapshot. */
    Disk of(String snapshot) {
      return new Disk(device, snapshot, sizeGib, type, encrypted, goesAlong);
    }
  }

  /** What an image says and holds. */
  record Content(String name, String description, String architecture, List<Disk> disks) {
    Content {
      disks = List.copyOf(disks);
    }
  }

  /**
   * Where an image comes from.
   *
   * @param instanceId the server that it was made of; empty for a public one
   * @param servesWeb whether a server launched from it answers HTTP without user data
   * @param uncertain whether its file system may be damaged
   */
  record Origin(String ownerId, String instanceId, boolean servesWeb, boolean uncertain) {
    boolean isPublic() {
      return instanceId.isEmpty();
    }
  }

  final Life life;
  final String imageName;
  final String description;
  final String architecture;
  final Origin origin;

  /** Whether a server launched from it answers HTTP without user data. */
  final boolean servesWeb;

  final List<Disk> disks;

  /** Why it becomes failed; empty unless it does. */
  String failure = "";

  SimImage(Ec2World ec2, String id, Content content, Origin origin, Map<String, String> tags) {
    super(ec2.world, Kind.IMAGE, id, tags);
    this.life = new Life(ec2.world, LifeCycle.IMAGE, id());
    this.imageName = content.name();
    this.description = content.description();
    this.architecture = content.architecture();
    this.disks = content.disks();
    this.origin = origin;
    this.servesWeb = origin.servesWeb();
  }

  boolean isPublic() {
    return origin.isPublic();
  }

  /** The snapshots that its disks begin with. */
  Stream<String> snapshots() {
    return disks.stream().map(Disk::snapshotId).filter(id -> !id.isEmpty());
  }

  boolean isOn(SimSnapshot snapshot) {
    return snapshots().anyMatch(id -> id.equals(snapshot.id()));
  }

  /** Whether it is there, or its deregistration has not gone round yet. */
  boolean isRegistered() {
    return exists() || seenBy(Read.BY_FILTER);
  }

  /** The state that a Describe shows. */
  String seenState() {
    return isPublic() ? "available" : life.seenState();
  }

  @Override
  public String state() {
    return isPublic() ? "available" : life.state();
  }

  @Override
  public String name() {
    return imageName;
  }

  /** "We can't guarantee the file system integrity of the created image" ("CreateImage"). */
  @Override
  public List<String> setUp() {
    return origin.uncertain()
        ? List.of("file system of uncertain integrity: made of a running server without a reboot")
        : List.of();
  }

  @Override
  public Set<String> holds() {
    return snapshots().collect(Collectors.toUnmodifiableSet());
  }
}
