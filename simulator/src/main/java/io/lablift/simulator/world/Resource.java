package io.lablift.simulator.world;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One thing in the account: what all kinds have in common, namely an id, tags, a beginning, an end
 * (perhaps to come), and moments from which each kind of read sees them.
 */
public abstract class Resource {
  private final World world;
  private final Kind kind;
  private final String id;
  private final Instant createdAt;
  private final Tags tags;
  private final boolean native_;
  private final @Nullable Duration lagAtBirth;
  private @Nullable Instant endsAt;
  private @Nullable Duration lagAtEnd;
  private int changes;

  protected Resource(World world, Kind kind, String id, Map<String, String> tags) {
    this.world = world;
    this.kind = kind;
    this.id = id;
    this.createdAt = world.now();
    this.tags = new Tags(createdAt, tags);
    this.native_ = !world.isBorn();
    world.fates().born(kind, id);
    this.lagAtBirth = world.fates().lagOfThisCall();
    world.add(this);
  }

  public final String id() {
    return id;
  }

  public final Kind kind() {
    return kind;
  }

  public final Instant createdAt() {
    return createdAt;
  }

  public final Tags tags() {
    return tags;
  }

  public final World world() {
    return world;
  }

  /**
   * How it is set up, in truth: attributes where they are not AWS's first values, routes,
   * associations and attachments, with ids as AWS has them.
   */
  public List<String> setUp() {
    return List.of();
  }

  /** The state's AWS name, as it is in truth. */
  public String state() {
    return exists() ? "available" : "deleted";
  }

  /** What callers know it by: its id, unless the kind has names only. */
  public String publicId() {
    return id;
  }

  /** The name that a person knows it by: its Name tag, unless the kind has names of its own. */
  public String name() {
    return tags.actual().getOrDefault("Name", "");
  }

  /** Ids of what cannot be deleted while this exists, in truth. */
  public Set<String> holds() {
    return Set.of();
  }

  /** Whether the account was born with it. */
  public final boolean isNative() {
    return native_;
  }

  /** Whether it is a thing of its own in an inventory, and not a part of another. */
  public boolean isListed() {
    return true;
  }

  public final boolean exists() {
    return existsAt(world.now());
  }

  public final boolean existsAt(Instant moment) {
    return endsAt == null || moment.isBefore(endsAt);
  }

  public final Optional<Instant> endsAt() {
    return Optional.ofNullable(endsAt);
  }

  /** It ends at the moment, which may lie ahead. */
  public final void endAt(Instant moment) {
    endsAt = moment;
    lagAtEnd = world.fates().lagOfThisCall();
  }

  /** Whether such a read meets it now. */
  public final boolean seenBy(Read read) {
    Instant now = world.now();
    if (now.isBefore(createdAt.plus(lag(read)))) {
      return false;
    }
    if (endsAt == null) {
      return true;
    }
    Duration after = kind.listedAfterEnd();
    // A write finds out the truth; a Describe may still list what is gone.
    if (after.isZero() && read != Read.USE) {
      after = lagAtEnd == null ? lag(read, "end") : lagAtEnd;
    }
    return now.isBefore(endsAt.plus(after));
  }

  /** How long the new resource stays hidden from such a read. */
  public final Duration lag(Read read) {
    if (native_) {
      return Duration.ZERO;
    }
    return lagAtBirth == null ? lag(read, "begin") : lagAtBirth;
  }

  /** How long the latest change, a new one each time, stays hidden. */
  public final Duration nextChangeLag() {
    if (!world.isBorn()) {
      return Duration.ZERO;
    }
    changes++;
    Duration ordered = world.fates().lagOfThisCall();
    return ordered == null ? lag(Read.BY_ID, "change " + changes) : ordered;
  }

  private Duration lag(Read read, String what) {
    return world
        .fates()
        .lagOf(id)
        .orElseGet(
            () ->
                world
                    .draws()
                    .within(world.setup().lags().of(kind), "lag " + id + " " + read + " " + what));
  }
}
