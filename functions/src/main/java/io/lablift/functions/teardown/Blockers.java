package io.lablift.functions.teardown;

import io.lablift.functions.lab.ResourceType;
import io.lablift.functions.teardown.kind.Remnant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

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
    return !refusals.isEmpty() || remnants.all().stream().anyMatch(Remnant::isKept);
  }

  /** One sentence per thing that is left and does not go; what explains the others comes first. */
  String describe() {
    List<String> sentences =
        remnants.all().stream()
            .flatMap(remnant -> sentence(remnant).stream())
            .sorted(Comparator.comparingInt(Sentence::rank))
            .map(Sentence::text)
            .toList();
    String told = sentences.stream().limit(MOST).collect(Collectors.joining("; "));
    return sentences.size() > MOST ? told + "; and " + (sentences.size() - MOST) + " more" : told;
  }

  private Optional<Sentence> sentence(Remnant remnant) {
    if (remnant.isUnderWay()) {
      return Optional.of(new Sentence(3, name(remnant) + " is being deleted"));
    }
    if (remnant.isKept()) {
      boolean explains =
          remnants.all().stream()
              .anyMatch(o -> remnants.holder(o).stream().anyMatch(remnant::equals));
      return explains ? Optional.empty() : Optional.of(new Sentence(1, name(remnant) + " is left"));
    }
    Optional<Remnant> holder = remnants.holder(remnant);
    if (holder.isPresent()) {
      boolean root = holder.get().isKept() || refusals.containsKey(holder.get().key());
      return Optional.of(
          new Sentence(root ? 0 : 2, name(remnant) + " is held by " + name(holder.get())));
    }
    String refusal = refusals.get(remnant.key());
    return Optional.of(
        refusal == null
            ? new Sentence(2, name(remnant) + " is left: not deleted yet")
            : new Sentence(1, name(remnant) + " is left: " + refusal));
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
