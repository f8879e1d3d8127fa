package io.lablift.functions.teardown;

import io.lablift.functions.aws.AwsClients;
import io.lablift.functions.aws.AwsErrors;
import io.lablift.functions.aws.Settings;
import io.lablift.functions.error.AwsRefused;
import io.lablift.functions.error.AwsUnavailable;
import io.lablift.functions.error.LabliftException;
import io.lablift.functions.error.TeardownStuck;
import io.lablift.functions.json.Json;
import io.lablift.functions.lab.LabStatus;
import io.lablift.functions.lab.ResourceType;
import io.lablift.functions.registry.Capacity;
import io.lablift.functions.registry.LabRecord;
import io.lablift.functions.registry.LabUpdate;
import io.lablift.functions.registry.LedgerEntry;
import io.lablift.functions.registry.Registry;
import io.lablift.functions.stage.Traces;
import io.lablift.functions.teardown.kind.Kind;
import io.lablift.functions.teardown.kind.Kinds;
import io.lablift.functions.teardown.kind.Remnant;
import io.lablift.functions.teardown.kind.Scope;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ec2.Ec2Client;

/** One round of one lab's teardown: survey or look, destroy, prove. */
final class Round {
  private final Ec2Client ec2;
  private final Registry registry;
  private final Capacity capacity;
  private final InstantSource clock;
  private final Settings settings;
  private final Kinds kinds;
  private final LabRecord lab;
  private final Inventory inventory;
  private final Map<String, String> unlisted = new TreeMap<>();
  private Scope scope;

  Round(AwsClients aws, LabRecord lab) {
    this.ec2 = aws.ec2();
    this.registry = new Registry(aws.dynamoDb(), aws.settings().table());
    this.capacity = new Capacity(aws.dynamoDb(), aws.settings());
    this.clock = aws.clock();
    this.settings = aws.settings();
    this.kinds = new Kinds(aws);
    this.lab = lab;
    this.inventory = new Inventory(lab);
    this.scope = new Scope(lab.mark(), List.of(), knownVpcs(lab), hung(lab));
  }

  private static List<String> knownVpcs(LabRecord lab) {
    return lab.entries(ResourceType.VPC).stream().map(LedgerEntry::id).distinct().toList();
  }

  private static List<String> hung(LabRecord lab) {
    return lab.ledger().entrySet().stream()
        .filter(entry -> Inventory.isHung(entry.getValue(), entry.getKey()))
        .map(entry -> entry.getValue().id())
        .toList();
  }

  TeardownProgress run(Optional<TeardownState> remembered) {
    if (remembered.isEmpty()) {
      return destroy(survey(), TeardownState.begun(millis()));
    }
    TeardownState state = remembered.get();
    scope = scope.withVpcs(state.vpcs()).withVpcs(state.vpcsThere());
    if (state.remnants().isEmpty()) {
      return prove(state);
    }
    if (state.remnants().stream().anyMatch(r -> r.refusals() >= Patience.REFUSALS_UNTIL_SURVEY)) {
      return destroy(surveyAgain(state), state);
    }
    Remnants remnants = new Remnants(state.remnants());
    Destruction destruction = destruction(remnants);
    destruction.look();
    return destroy(destruction, remnants, state);
  }

  private Destruction destruction(Remnants remnants) {
    return new Destruction(kinds, clock, settings, scope, remnants);
  }

  /** What a survey found, with what it has already asked AWS to delete. */
  private record Survey(Remnants remnants, Destruction destruction) {}

  /**
   * The first look: what takes long is written down and asked to go before the rest is even listed.
   */
  private Survey survey() {
    Remnants remnants = new Remnants(vpcs());
    list(kinds.first(), remnants);
    inventory.found(remnants.all(), clock.instant());
    save(lab.blocker());
    Destruction destruction = destruction(remnants);
    destruction.begin();
    list(kinds.rest(), remnants);
    inventory.found(remnants.all(), clock.instant());
    return new Survey(remnants, destruction);
  }

  /** A full listing in the middle of a teardown; it keeps what is known to be under way. */
  private Survey surveyAgain(TeardownState state) {
    Remnants remnants = new Remnants(vpcs());
    list(kinds.all(), remnants);
    state.remnants().stream().filter(Remnant::isUnderWay).forEach(remnants::replace);
    inventory.found(remnants.all(), clock.instant());
    return new Survey(remnants, destruction(remnants));
  }

  private List<Remnant> vpcs() {
    List<Remnant> found = kinds.vpcs().list(scope);
    scope = scope.withVpcs(found.stream().map(Remnant::id).toList());
    return found;
  }

  /**
   * One kind that AWS refuses to list must not keep the others from being deleted; it does keep the
   * lab from GONE.
   */
  private void list(List<Kind> some, Remnants into) {
    for (Kind kind : some) {
      try {
        kind.list(scope).forEach(into::add);
      } catch (SdkException e) {
        LabliftException error = AwsErrors.translate(e);
        if (AwsErrors.isNotFound(e) || !(error instanceof AwsRefused)) {
          throw new AwsUnavailable(
              kind.type().text() + " could not be listed: " + error.getMessage(), e);
        }
        unlisted.put(kind.type().text(), String.valueOf(error.getMessage()));
      }
    }
  }

  private TeardownProgress destroy(Survey survey, TeardownState before) {
    return destroy(survey.destruction(), survey.remnants(), before);
  }

  private TeardownProgress destroy(
      Destruction destruction, Remnants remnants, TeardownState before) {
    destruction.run();
    inventory.gone(destruction.gone());
    Set<String> there = new LinkedHashSet<>(scope.vpcs());
    there.removeAll(destruction.gone().keySet());
    TeardownState after =
        before.after(
            scope.everyVpc(),
            List.copyOf(there),
            remnants.all(),
            destruction.deletions(),
            millis());
    if (remnants.isEmpty()) {
      save(null);
      return waiting(settings.scaled(Patience.BEFORE_LOOK), "the first empty look", after);
    }
    String blocker = Blockers.describe(remnants, destruction.refusals());
    save(destruction.refusals().isEmpty() ? null : blocker);
    if (since(after.progressAt()).compareTo(settings.scaled(Patience.STUCK)) > 0) {
      throw quarantine(blocker);
    }
    return waiting(destruction.wait(remnants), remnants.all().size() + " resources to go", after);
  }

  private TeardownStuck quarantine(String blocker) {
    registry.update(
        LabUpdate.of(lab.ref())
            .move(LabStatus.TEARING_DOWN, LabStatus.QUARANTINED)
            .blocker(blocker)
            .due(clock.instant().plus(Patience.CHECK.multipliedBy(lab.teardownRun()))));
    return new TeardownStuck(
        "no progress for " + settings.scaled(Patience.STUCK).toMinutes() + " min: " + blocker);
  }

  /**
   * Looks at everything again: by VPC, by tag and by inventory. Empty twice, with time between, is
   * the proof.
   */
  private TeardownProgress prove(TeardownState state) {
    Instant now = clock.instant();
    if (state.emptyAt() > 0) {
      Instant second = secondLook(Instant.ofEpochMilli(state.emptyAt()));
      if (now.isBefore(second)) {
        return waiting(Duration.between(now, second), "the second empty look", state);
      }
    }
    Remnants remnants = new Remnants(vpcs());
    list(scope.vpcs().isEmpty() ? worthAsking() : kinds.all(), remnants);
    if (!remnants.isEmpty()) {
      inventory.found(remnants.all(), now);
      return destroy(destruction(remnants), remnants, state);
    }
    if (!unlisted.isEmpty()) {
      String blocker = "not known to be empty: " + unlisted;
      save(blocker);
      if (since(state.progressAt()).compareTo(settings.scaled(Patience.STUCK)) > 0) {
        throw quarantine(blocker);
      }
      return waiting(settings.scaled(Patience.UNLISTED), blocker, state);
    }
    if (state.emptyAt() == 0) {
      save(null);
      return waiting(
          Duration.between(clock.instant(), secondLook(clock.instant())),
          "the second empty look",
          state.empty(millis()));
    }
    finish(state);
    return TeardownProgress.done();
  }

  /**
   * Without a VPC nothing can lie in one. What bears the lab's tags is told for all kinds by one
   * call; so only kinds that it names, or that it cannot see, are asked for.
   */
  private List<Kind> worthAsking() {
    Traces traces = Traces.of(ec2, lab.ref(), Set.of());
    return kinds.all().stream()
        .filter(
            kind ->
                kind.taggedAs() == null || !scope.hung().isEmpty() || traces.of(kind.taggedAs()))
        .toList();
  }

  private Instant secondLook(Instant first) {
    Instant afterFirst = first.plus(settings.scaled(Patience.BETWEEN_LOOKS));
    Instant fenced = lab.fencedAt() == null ? first : lab.fencedAt();
    Instant afterFence = fenced.plus(settings.scaled(Patience.AFTER_FENCE));
    return afterFirst.isAfter(afterFence) ? afterFirst : afterFence;
  }

  private void finish(TeardownState state) {
    Instant now = clock.instant();
    inventory.goneWithTheRest(Instant.ofEpochMilli(state.emptyAt()));
    LabRecord whole = save(null);
    Certificate certificate = Certificate.of(whole, state, now);
    // Given back first: a function that dies in between finds the lab still to be finished, and
    // nothing of it taken.
    capacity.release(lab.ref(), lab.spec().needs());
    registry.update(
        LabUpdate.of(lab.ref())
            .move(LabStatus.TEARING_DOWN, LabStatus.GONE)
            .proved(Certificate.billingStopsAt(whole), now, Json.write(certificate))
            .expires(now.plus(Patience.KEPT))
            .notDue());
  }

  private LabRecord save(@Nullable String blocker) {
    LabRecord last = lab;
    for (Map<String, LedgerEntry> some : inventory.takeChanges()) {
      last = write(LabUpdate.of(lab.ref()).ledger(some));
    }
    return Objects.equals(blocker, last.blocker())
        ? last
        : write(LabUpdate.of(lab.ref()).blocker(blocker));
  }

  private LabRecord write(LabUpdate update) {
    return registry
        .update(update.whileIn(LabStatus.TEARING_DOWN))
        .orElseThrow(() -> new TeardownStuck("the lab " + lab.ref() + " is not being torn down"));
  }

  private static TeardownProgress waiting(Duration wait, String what, TeardownState state) {
    // Rounded down: a look that is a moment early finds the same, and a second here is a second at
    // the end.
    int seconds = Math.toIntExact(Math.clamp(wait.toSeconds(), 1, 3600));
    return new TeardownProgress(false, seconds, what, state);
  }

  private long millis() {
    return clock.instant().toEpochMilli();
  }

  private Duration since(long millis) {
    return Duration.between(Instant.ofEpochMilli(millis), clock.instant());
  }
}
