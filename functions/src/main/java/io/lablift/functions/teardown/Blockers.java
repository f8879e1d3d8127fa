package io.lablift.functions.teardown;

import io.lablift.functions.lab.ResourceType;
import io.lablift.functions.teardown.kind.Remnant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Says which resource holds which, and whether Lablift made it: AWS's DependencyViolation names no
 * culprit.
 */
final class Blockers {
  /** A person reads this; the rest is counted. */
  private static final int MOST = 10;

  /** How the interfaces of a load balancer are described (ELB user guide). */
  private static final Pattern OF_BALANCER = Pattern.compile("ELB ([^/]+/[^/]+|[^/]+)(/.*)?");

  private final Remnants remnants;
  private final Map<String, String> refusals;
  private final Predicate<Remnant> byHand;

  /**
   * What there is to be told.
   *
   * @param refusals what AWS said of those that it refused to delete, by key
   * @param byHand whether no stage of the lab has made this
   */
  Blockers(Remnants remnants, Map<String, String> refusals, Predicate<Remnant> byHand) {
    this.remnants = remnants;
    this.refusals = refusals;
    this.byHand = byHand;
  }

  /** A sentence, and how much it explains: the less, the more. */
  private record Sentence(int rank, String text) {}

  /** Whether something is left that waiting alone may not bring to an end. */
  boolean any() {
    return remnants.all().stream().anyMatch(this::stays);
  }

  /** It is not ours to delete, or AWS has just refused to. */
  private boolean stays(Remnant remnant) {
    return remnant.isKept() || refusals.containsKey(remnant.key());
  }

  /**
   * One sentence per thing that is left and does not go; what explains the others comes first. What
   * only waits for something that is being deleted is not told, unless there is nothing else.
   */
  String describe() {
    Set<Remnant> stuck = stuck();
    Stream<Sentence> all =
        stuck.isEmpty()
            ? remnants.all().stream().map(this::onItsWay)
            : stuck.stream().flatMap(remnant -> sentence(remnant, stuck).stream());
    List<String> sentences =
        all.sorted(Comparator.comparingInt(Sentence::rank)).map(Sentence::text).toList();
    String told = sentences.stream().limit(MOST).collect(Collectors.joining("; "));
    return sentences.size() > MOST ? told + "; and " + (sentences.size() - MOST) + " more" : told;
  }

  /** What stays, what that holds, what that in turn holds, and so on. */
  private Set<Remnant> stuck() {
    Set<Remnant> stuck = new LinkedHashSet<>();
    remnants.all().stream().filter(this::stays).forEach(stuck::add);
    boolean more = true;
    while (more) {
      more = false;
      for (Remnant remnant : remnants.all()) {
        if (!remnant.isUnderWay() && remnants.holder(remnant, stuck::contains).isPresent()) {
          more |= stuck.add(remnant);
        }
      }
    }
    return stuck;
  }

  private Optional<Sentence> sentence(Remnant remnant, Set<Remnant> stuck) {
    Optional<Remnant> holder = remnants.holder(remnant, stuck::contains);
    if (holder.isPresent() && !stays(remnant)) {
      boolean root = stays(holder.get()) && remnant.type() != ResourceType.VPC;
      return Optional.of( // Everything holds the VPC: that explains little.
          new Sentence(root ? 0 : 2, name(remnant) + " is held by " + name(holder.get())));
    }
    String refusal = refusals.get(remnant.key());
    if (refusal != null) {
      return Optional.of(new Sentence(1, name(remnant) + " is left: " + refusal));
    }
    boolean isNamed =
        stuck.stream()
            .anyMatch(o -> remnants.holder(o, stuck::contains).stream().anyMatch(remnant::equals));
    return isNamed ? Optional.empty() : Optional.of(new Sentence(1, name(remnant) + " is left"));
  }

  private Sentence onItsWay(Remnant remnant) {
    return remnant.isUnderWay()
        ? new Sentence(0, name(remnant) + " is being deleted")
        : new Sentence(1, name(remnant) + " waits to be deleted");
  }

  private String name(Remnant remnant) {
    boolean arn = remnant.id().startsWith("arn:");
    List<String> more = new ArrayList<>();
    if (!arn && !remnant.name().equals(remnant.id())) {
      more.add(described(remnant));
    }
    if (remnant.isKept()) {
      more.add(remnant.kept());
    } else if (byHand.test(remnant)) {
      more.add("made by hand");
    }
    return remnant.type().text()
        + " "
        + (arn ? remnant.name() : remnant.id())
        + (more.isEmpty() ? "" : " (" + String.join(", ", more) + ")");
  }

  private static String described(Remnant remnant) {
    Matcher balancer = OF_BALANCER.matcher(remnant.name());
    return remnant.type() == ResourceType.NETWORK_INTERFACE && balancer.matches()
        ? "of load balancer " + balancer.group(1)
        : remnant.name();
  }
}
