package io.lablift.simulator.world;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One thing in the account: what all kinds have in common, namely an id, tags, a beginning, an end
 * (perhaps to come), and moments from which each kind of read sees them.
 */
public abstract class Resource {
  /** What links to tags begin with; the tag's key follows. */
  public static final String TAG = "tag:";

  /** How long after its end was last seen a resource is forgotten by {@link #isForgotten}. */
  private static final Duration REMEMBERED = Duration.ofMinutes(15);

  private final World world;
  private final Kind kind;
  private final String id;
  private final int ordinal;
  private final Instant createdAt;
  private final Tags tags;
  private final boolean native_;
  private final @Nullable Duration lagAtBirth;

  /** Longer than anything is hidden that nobody ordered to be. */
  private final Instant settledAt;

  private @Nullable Instant endsAt;
  private @Nullable Duration lagAtEnd;
  private final Map<Read, Duration> lagsAtBirth = new EnumMap<>(Read.class);
  private final Map<Read, Duration> lagsAtEnd = new EnumMap<>(Read.class);
  private @Nullable Object lastShown;
  private @Nullable Object[] lastFacts = {};
  private int changes;

  protected Resource(World world, Kind kind, String id, Map<String, String> tags) {
    this.world = world;
    this.kind = kind;
    this.id = id;
    this.createdAt = world.now();
    this.tags = new Tags(this, tags);
    this.native_ = !world.isBorn();
    world.fates().born(kind, id);
    this.lagAtBirth = world.fates().lagOfThisCall();
    this.settledAt = createdAt.plus(lagAtBirth == null ? REMEMBERED : lagAtBirth.plus(REMEMBERED));
    this.ordinal = world.add(this);
    tags.forEach(this::linkToTag);
  }

  public final String id() {
    return id;
  }

  public final Kind kind() {
    return kind;
  }

  final int ordinal() {
    return ordinal;
  }

  /**
   * From now on it has to do with something: {@code linkTo("vpc", vpcId)}; it is found by {@link
   * Table#linked}.
   */
  protected final void linkTo(String as, String what) {
    world.link(this, as, what);
  }

  final void linkToTag(String key, String value) {
    world.link(this, TAG + key, value);
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
    return seenBy(read, world.now());
  }

  /** The same where it is known what now is. */
  final boolean seenBy(Read read, Instant now) {
    boolean isSettled = now.isAfter(settledAt) && !world.fates().ordersLags();
    if (!isSettled && now.isBefore(createdAt.plus(lag(read)))) {
      return false;
    }
    if (endsAt == null) {
      return true;
    }
    return now.isBefore(endsAt.plus(seenAfterEnd(read)));
  }

  private Duration seenAfterEnd(Read read) {
    Duration listed = kind.listedAfterEnd();
    // A write finds out the truth; a Describe may still list what is gone.
    if (!listed.isZero() || read == Read.USE) {
      return listed;
    }
    return lagAtEnd == null ? lag(read, "end", lagsAtEnd) : lagAtEnd;
  }

  /**
   * Whether it ended so long ago that no call can meet it any more, whatever lags. (A lag that is
   * ordered for it by {@link Fates} more than a quarter of an hour after that comes too late.)
   */
  final boolean isForgotten() {
    Instant end = endsAt;
    if (end == null || world.now().isBefore(end.plus(REMEMBERED))) {
      return false;
    }
    Instant since = world.now().minus(REMEMBERED);
    return !since.isBefore(end.plus(seenAfterEnd(Read.BY_ID)))
        && !since.isBefore(end.plus(seenAfterEnd(Read.BY_FILTER)));
  }

  /**
   * What a Describe shows of it: what it showed before, as long as that follows from the same
   * facts. Describes of a whole account show the same again and again.
   *
   * @param view makes it; always of the same type
   * @param facts all that can change in it
   */
  @SuppressWarnings("unchecked") // There is one type of view for a kind.
  public final <V> V shown(Supplier<V> view, @Nullable Object... facts) {
    Object last = lastShown;
    if (last == null || !Arrays.equals(facts, lastFacts)) {
      last = view.get();
      lastShown = last;
      lastFacts = facts;
    }
    return (V) last;
  }

  /** The same for a view that is made already: an equal one that was shown before, if any. */
  public final <V> V shown(V view) {
    return shown(() -> view, view);
  }

  /** How long the new resource stays hidden from such a read. */
  public final Duration lag(Read read) {
    if (native_) {
      return Duration.ZERO;
    }
    return lagAtBirth == null ? lag(read, "begin", lagsAtBirth) : lagAtBirth;
  }

  /** How long the latest change, a new one each time, stays hidden. */
  public final Duration nextChangeLag() {
    if (!world.isBorn()) {
      return Duration.ZERO;
    }
    changes++;
    Duration ordered = world.fates().lagOfThisCall();
    return ordered != null
        ? ordered
        : world.fates().lagOf(id).orElseGet(() -> drawLag(Read.BY_ID, "change " + changes));
  }

  /** Every read of everything asks for these, so each is drawn once. */
  private Duration lag(Read read, String what, Map<Read, Duration> drawn) {
    Optional<Duration> ordered = world.fates().lagOf(id);
    if (ordered.isPresent()) {
      return ordered.get();
    }
    Duration lag = drawn.get(read);
    if (lag == null) {
      lag = drawLag(read, what);
      drawn.put(read, lag);
    }
    return lag;
  }

  private Duration drawLag(Read read, String what) {
    return world
        .draws()
        .within(world.setup().lags().of(kind), "lag " + id + " " + read + " " + what);
  }
}
