package io.lablift.functions.teardown;

import io.lablift.functions.aws.AwsClients;
import io.lablift.functions.aws.Settings;
import io.lablift.functions.error.TeardownStuck;
import io.lablift.functions.lab.ResourceType;
import io.lablift.functions.registry.LabRecord;
import io.lablift.functions.registry.LedgerEntry;
import io.lablift.functions.stage.Traces;
import io.lablift.functions.teardown.kind.Kind;
import io.lablift.functions.teardown.kind.Kinds;
import io.lablift.functions.teardown.kind.Remnant;
import io.lablift.functions.teardown.kind.Scope;
import io.lablift.functions.telemetry.RunLine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.Ec2Client;

/** One round of one lab's teardown: survey or look, destroy, prove. */
final class Round {
  private final Ec2Client ec2;
  private final InstantSource clock;
  private final Settings settings;
  private final LabRecord lab;
  private final Books books;
  private final Listing listing;

  Round(AwsClients aws, LabRecord lab, RunLine line) {
    this.ec2 = aws.ec2();
    this.clock = aws.clock();
    this.settings = aws.settings();
    this.lab = lab;
    this.books = new Books(aws, lab, line);
    this.listing =
        new Listing(
            new Kinds(aws),
            new Scope(
                lab.mark(),
                List.of(),
                known(ResourceType.VPC),
                known(ResourceType.SUBNET),
                books.inventory().written()));
  }

  private List<String> known(ResourceType type) {
    return lab.entries(type).stream().map(LedgerEntry::id).distinct().toList();
  }

  TeardownProgress run(Optional<TeardownState> remembered) {
    if (remembered.isEmpty()) {
      return survey(TeardownState.begun(millis()));
    }
    TeardownState state = remembered.get();
    listing.know(state.vpcs());
    listing.know(state.vpcsThere());
    if (state.remnants().isEmpty()) {
      return prove(state);
    }
    if (isSurveyDue(state)) {
      return surveyAgain(state);
    }
    Remnants remnants = new Remnants(state.remnants());
    Destruction destruction = destruction(remnants);
    destruction.look();
    return destroy(destruction, remnants, state);
  }

  private Destruction destruction(Remnants remnants) {
    return new Destruction(listing, clock, settings, remnants);
  }

  /**
   * What is known does not explain any more why things are still there: AWS refuses, or somebody
   * else takes long to let go, or nothing has happened for very long.
   */
  private boolean isSurveyDue(TeardownState state) {
    List<Remnant> left = state.remnants();
    Duration quiet = since(state.quietSince());
    return left.stream().anyMatch(r -> r.refusals() >= Patience.REFUSALS_UNTIL_SURVEY)
        || (quiet.compareTo(scaled(Patience.UNTIL_SURVEY)) > 0
            && left.stream().anyMatch(Remnant::isKept))
        || quiet.compareTo(scaled(Patience.ASK_AGAIN)) > 0;
  }

  /**
   * The first look: what takes long is written down and asked to go before the rest is even listed.
   */
  private TeardownProgress survey(TeardownState begun) {
    Remnants remnants = listing.vpcs();
    listing.list(listing.kinds().first(), remnants);
    // What is kept may turn out to go with something that is listed later; nobody destroys it.
    enter(remnants.all().stream().filter(remnant -> !remnant.isKept()).toList());
    books.save(lab.blocker());
    Destruction destruction = destruction(remnants);
    destruction.begin();
    listing.list(listing.kinds().rest(), remnants);
    enter(remnants.all());
    return destroy(destruction, remnants, begun);
  }

  /** A full listing in the middle of a teardown; it keeps what is known to be under way. */
  private TeardownProgress surveyAgain(TeardownState state) {
    Remnants remnants = listing.vpcs();
    listing.list(listing.kinds().all(), remnants);
    long recently = millis() - scaled(Patience.ASK_AGAIN).toMillis();
    for (Remnant remnant : state.remnants()) {
      // Of what AWS still lists, and not as being deleted, the deletion must have failed.
      boolean failed = remnant.askedAt() < recently && remnants.has(remnant);
      if (remnant.isUnderWay() && !failed) {
        remnants.replace(remnant);
      }
    }
    remnants.dropWhatGoesAlong();
    enter(remnants.all());
    return destroy(destruction(remnants), remnants, state.surveyed(millis()));
  }

  private void enter(List<Remnant> remnants) {
    books.inventory().found(remnants, clock.instant());
    listing.know(books.inventory().written());
  }

  private TeardownProgress destroy(
      Destruction destruction, Remnants remnants, TeardownState before) {
    destruction.run();
    books.inventory().gone(destruction.gone());
    books.left(destruction);
    List<String> there = new ArrayList<>(listing.scope().vpcs());
    destruction.gone().keySet().forEach(gone -> there.remove(gone.id()));
    TeardownState after =
        before.after(
            listing.scope().everyVpc(), there, remnants.all(), destruction.deletions(), millis());
    if (remnants.isEmpty()) {
      books.save(null);
      return waiting(scaled(Patience.BEFORE_LOOK), "the first empty look", after);
    }
    Blockers blockers = new Blockers(remnants, destruction.refusals(), books.inventory()::isFound);
    books.save(blockers.any() ? blockers.describe() : null);
    demandPatience(after, Patience.with(remnants.all()), blockers.describe());
    return waiting(destruction.wait(remnants), remnants.all().size() + " resources to go", after);
  }

  /**
   * Gives up for now when there was no progress for too long.
   *
   * @throws TeardownStuck then; the lab is quarantined
   */
  private void demandPatience(TeardownState state, Duration patience, String blocker) {
    if (since(state.progressAt()).compareTo(scaled(patience)) > 0) {
      books.quarantine(blocker);
      throw new TeardownStuck(
          "no progress for " + scaled(patience).toMinutes() + " min: " + blocker);
    }
  }

  /**
   * Looks at everything again: by VPC, by tag and by inventory. Empty twice, with time between, is
   * the proof.
   */
  private TeardownProgress prove(TeardownState state) {
    Instant now = clock.instant();
    boolean last = state.emptyAt() > 0;
    if (last) {
      Instant second = secondLook(Instant.ofEpochMilli(state.emptyAt()));
      if (now.isBefore(second)) {
        return waiting(Duration.between(now, second), "the second empty look", state);
      }
    }
    Remnants remnants = look(last);
    if (!remnants.isEmpty()) {
      enter(remnants.all());
      return destroy(destruction(remnants), remnants, state.surveyed(millis()));
    }
    if (!listing.unlisted().isEmpty()) {
      String blocker = "not known to be empty: " + listing.unlisted();
      books.save(blocker);
      demandPatience(state, Patience.with(List.of()), blocker);
      return waiting(scaled(Patience.UNLISTED), blocker, state);
    }
    if (!last) {
      books.save(null);
      return waiting(
          Duration.between(clock.instant(), secondLook(clock.instant())),
          "the second empty look",
          state.empty(millis()));
    }
    books.finish(state);
    return TeardownProgress.done();
  }

  /**
   * Lists everything once more; without a VPC nothing can lie in one, and little is left to ask.
   */
  private Remnants look(boolean last) {
    Remnants remnants = listing.vpcs();
    if (!listing.scope().vpcs().isEmpty()) {
      listing.list(listing.kinds().all(), remnants);
      return remnants;
    }
    Traces traces = Traces.of(ec2, lab.ref(), Set.of());
    listing.listElsewhere(elsewhere(traces), remnants);
    listing.list(worthAsking(traces, last), remnants);
    return remnants;
  }

  /** Kinds of which something bears the lab's tags that the ledger never heard of. */
  private List<Kind> elsewhere(Traces traces) {
    return listing.kinds().all().stream()
        .filter(kind -> isUnknown(kind.type(), kind.alsoTaggedAs(), traces))
        .toList();
  }

  private boolean isUnknown(
      ResourceType type,
      software.amazon.awssdk.services.ec2.model.@Nullable ResourceType tagged,
      Traces traces) {
    return tagged != null && !listing.scope().knows(type, traces.idsOf(tagged));
  }

  /**
   * What bears the lab's tags is told for all kinds by one call; so only kinds that it names, or
   * that it cannot see, are asked for.
   */
  private List<Kind> worthAsking(Traces traces, boolean last) {
    return listing.kinds().all().stream()
        .filter(kind -> last || !kind.leavesNoTrace())
        .filter(
            kind ->
                kind.taggedAs() == null
                    || traces.of(kind.taggedAs())
                    || listing.scope().ledger().isUnsureOf(kind.type()))
        .toList();
  }

  private Instant secondLook(Instant first) {
    Instant afterFirst = first.plus(scaled(Patience.BETWEEN_LOOKS));
    Instant fenced = lab.fencedAt() == null ? first : lab.fencedAt();
    Instant afterFence = fenced.plus(scaled(Patience.AFTER_FENCE));
    return afterFirst.isAfter(afterFence) ? afterFirst : afterFence;
  }

  private static TeardownProgress waiting(Duration wait, String what, TeardownState state) {
    // Rounded down: a look that is a moment early finds the same, and a second here is a second at
    // the end.
    int seconds = Math.toIntExact(Math.clamp(wait.toSeconds(), 1, 3600));
    return new TeardownProgress(false, seconds, what, state);
  }

  private Duration scaled(Duration real) {
    return settings.scaled(real);
  }

  private long millis() {
    return clock.instant().toEpochMilli();
  }

  private Duration since(long millis) {
    return Duration.between(Instant.ofEpochMilli(millis), clock.instant());
  }
}
