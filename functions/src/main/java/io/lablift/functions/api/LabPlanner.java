package io.lablift.functions.api;

import io.lablift.functions.aws.AwsClients;
import io.lablift.functions.aws.AwsErrors;
import io.lablift.functions.aws.Settings;
import io.lablift.functions.blueprint.Blueprint;
import io.lablift.functions.blueprint.LabSpec;
import io.lablift.functions.blueprint.Terms;
import io.lablift.functions.blueprint.Topology;
import io.lablift.functions.cost.Budgets;
import io.lablift.functions.cost.Costs;
import io.lablift.functions.cost.Money;
import io.lablift.functions.error.InvalidRequest;
import io.lablift.functions.error.Violation;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;

/** Makes a lab spec of a request: zones, addresses, image and user data are decided here, once. */
final class LabPlanner {
  private final Settings settings;
  private final Budgets budgets;
  private final Zones zones;
  private final MachineImages images;

  LabPlanner(AwsClients aws) {
    this.settings = aws.settings();
    this.budgets = Budgets.of(aws.settings());
    this.zones = new Zones(aws);
    this.images = new MachineImages(aws);
  }

  /** Checks what can be checked without AWS; the topology is the same wherever the zones lie. */
  void check(LabRequest request, List<Violation> violations) {
    Topology topology = topology(request, zones.usual(request.zones()), violations);
    if (topology != null && request.budgetUsd() != null && violations.isEmpty()) {
      LabSpec spec = sketch(request);
      boolean ends = budgets.terms(spec).endAtBudget();
      affordable(spec, 1, "budgetUsd", budgets.of(spec).orElseThrow(), ends, violations);
    }
  }

  /**
   * Checks what a class may cost, and how long its leases are by its own ceiling.
   *
   * @param terms of each of its labs
   */
  void checkBudgets(ClassRequest request, Terms terms, List<Violation> violations) {
    LabSpec lab = sketch(request.lab());
    if (lab.lease().compareTo(terms.longestLease()) > 0) {
      violations.add(
          new Violation(
              "longestLeaseHours",
              "is less than the %d minutes that each lease is to last"
                  .formatted(lab.lease().toMinutes()),
              "give at least as much, or a shorter lease"));
    }
    boolean ends = request.endAtBudget();
    if (request.labBudgetUsd() != null) {
      affordable(lab, 1, "labBudgetUsd", request.labBudgetUsd(), ends, violations);
    }
    if (request.budgetUsd() != null) {
      int labs = request.students().size();
      affordable(lab, labs, "budgetUsd", request.budgetUsd(), ends, violations);
    }
  }

  /** A budget that is not enough for leases as they are asked for. */
  private void affordable(
      LabSpec spec,
      int labs,
      String field,
      BigDecimal budget,
      boolean ends,
      List<Violation> violations) {
    Optional<Costs> lease = budgets.bill().ofLease(spec, spec.lease());
    if (lease.isEmpty()) {
      violations.add(
          new Violation(
              field,
              "cannot be kept: the prices of "
                  + spec.instanceType()
                  + " labs in "
                  + spec.region()
                  + " are not known",
              "leave it out, or give the deployment the prices (LABLIFT_PRICES)"));
      return;
    }
    Duration length =
        ends && spec.lease().compareTo(settings.shortestLease()) > 0
            ? settings.shortestLease()
            : spec.lease();
    BigDecimal one = budgets.bill().ofLease(spec, length).orElseThrow().exact();
    BigDecimal least = one.multiply(BigDecimal.valueOf(labs));
    if (least.compareTo(budget) > 0) {
      violations.add(
          new Violation(
              field,
              "%s is less than %s, which %d minutes of %s cost"
                  .formatted(
                      Money.text(budget),
                      Money.text(Money.cents(least)),
                      length.toMinutes(),
                      labs == 1 ? "this lab" : labs + " such labs"),
              "give at least %s%s"
                  .formatted(
                      Money.cents(least),
                      ends
                          ? ", or fewer NAT gateways (nat)"
                          : ", a shorter lease, fewer NAT gateways (nat), or endAtBudget: true")));
    }
  }

  /** What the deployment allows, made narrower by what is asked for. */
  private Terms terms(LabRequest request) {
    Terms most = settings.terms();
    BigDecimal budget = request.budgetUsd();
    return new Terms(
        most.longestLeaseMinutes(),
        most.longestAheadMinutes(),
        request.maxQueueMinutes() == null
            ? most.longestQueueMinutes()
            : Math.min(request.maxQueueMinutes(), most.longestQueueMinutes()),
        budget == null
            ? most.budgetUsd()
            : most.budgetUsd() == null ? budget : budget.min(most.budgetUsd()),
        most.endAtBudget() || Boolean.TRUE.equals(request.endAtBudget()));
  }

  /** Decides everything, asking AWS for the zones and the image. */
  LabSpec plan(LabRequest request, int attempt) {
    List<Violation> violations = new ArrayList<>();
    try {
      Topology topology =
          topology(
              request,
              zones.offering(request.instanceType(), request.zones(), violations),
              violations);
      Source source = source(request, violations);
      if (topology == null || source == null || !violations.isEmpty()) {
        throw new InvalidRequest(violations);
      }
      return spec(request, attempt, topology, source.image(), source.usualUserData());
    } catch (SdkException e) {
      throw AwsErrors.translate(e);
    }
  }

  /**
   * The lab as far as it can be told without AWS, of a request that was checked: its topology and
   * needs are right, its image is not known.
   */
  LabSpec sketch(LabRequest request) {
    List<Violation> violations = new ArrayList<>();
    Topology topology = topology(request, zones.usual(request.zones()), violations);
    if (topology == null || !violations.isEmpty()) {
      throw new InvalidRequest(violations);
    }
    return spec(request, 1, topology, new LabSpec.Image("", "", 0), null);
  }

  private LabSpec spec(
      LabRequest request,
      int attempt,
      Topology topology,
      LabSpec.Image image,
      @Nullable String usualUserData) {
    return new LabSpec(
        settings.deployment(),
        request.lab(),
        attempt,
        settings.region(),
        topology.withNat(request.nat()),
        image,
        request.instanceType(),
        LabRequestReader.INSTANCE_TYPES.getOrDefault(request.instanceType(), 2),
        request.userData() == null ? usualUserData : request.userData(),
        request.publicKey(),
        Duration.ofMinutes(request.leaseMinutes()).toSeconds(),
        request.checkpoint(),
        null,
        null,
        terms(request),
        null);
  }

  private static @Nullable Topology topology(
      LabRequest request, List<String> zones, List<Violation> violations) {
    Blueprint blueprint =
        request.blueprint() == null
            ? Blueprint.named(request.blueprintName())
            : new Blueprint(request.blueprint());
    Map<String, String> placeholders = Zones.placeholders(zones);
    placeholders.put("sshCidr", request.sshCidr());
    return blueprint.resolve(placeholders, request.vpcCidr(), request.subnetCidrs(), violations);
  }

  /**
   * What servers are launched from.
   *
   * @param usualUserData what they run unless the request says: an image carries its own software,
   *     a plain one gets a page that names the server
   */
  private record Source(LabSpec.Image image, @Nullable String usualUserData) {}

  /** The image that the request names, else the course's newest, else plain Amazon Linux. */
  private @Nullable Source source(LabRequest request, List<Violation> violations) {
    if (request.imageId() != null) {
      LabSpec.Image given = images.given(request.imageId(), violations);
      return given == null ? null : new Source(given, null);
    }
    Optional<LabSpec.Image> baked = images.newestOf(request.lab().course());
    return baked
        .map(image -> new Source(image, null))
        .orElseGet(() -> new Source(images.latest(), Blueprint.defaultUserData()));
  }
}
