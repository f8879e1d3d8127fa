package io.lablift.functions.api;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.lablift.functions.blueprint.StageName;
import io.lablift.functions.blueprint.Topology;
import io.lablift.functions.cost.Budgets;
import io.lablift.functions.cost.Extension;
import io.lablift.functions.lab.LabStatus;
import io.lablift.functions.lab.Lease;
import io.lablift.functions.lab.ResourceType;
import io.lablift.functions.registry.Failure;
import io.lablift.functions.registry.LabRecord;
import io.lablift.functions.registry.LedgerEntry;
import io.lablift.functions.registry.StageRecord;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A lab as the API shows it. Times are ISO 8601.
 *
 * @param startAt when it is wanted; null: as soon as it can be
 * @param imageId the AMI that its servers are launched from
 * @param expiresSoon whether it is time to extend the lease, if it is to be
 * @param ended why it was ended before its lease was over; null: it was not
 * @param costUsd null where the prices are not known, as is {@code cost}
 * @param extension what an extension that was just asked for costs
 */
record LabView(
    String id,
    int attempt,
    String course,
    String student,
    LabStatus status,
    String imageId,
    String createdAt,
    @Nullable String startAt,
    @Nullable LeaseView lease,
    boolean expiresSoon,
    @Nullable String readyAt,
    @Nullable String fencedAt,
    @Nullable String goneAt,
    @Nullable String provedAt,
    @Nullable QueueView queue,
    List<StageView> stages,
    List<ResourceView> resources,
    @Nullable Endpoints endpoints,
    @Nullable Failure failure,
    @Nullable String blocker,
    @Nullable String ended,
    @Nullable BigDecimal costUsd,
    @Nullable CostView cost,
    @Nullable ExtensionView extension,
    List<String> warnings,
    @JsonRawValue @Nullable String certificate) {

  record LeaseView(String start, String end) {}

  /**
   * A place in the queue.
   *
   * @param place 1: the next one
   * @param waitingFor which quota is full; null: none, only its turn is to come
   * @param expectedAt when its turn will come, by what is known now; null: that cannot be said
   */
  record QueueView(int place, @Nullable String waitingFor, @Nullable String expectedAt) {}

  /**
   * What an extension costs.
   *
   * @param dryRun whether it was only asked what it would cost
   * @param costUsd null: the prices are not known
   * @param says the same in a sentence
   */
  record ExtensionView(
      String from, String to, boolean dryRun, @Nullable BigDecimal costUsd, String says) {
    static ExtensionView of(Instant from, Instant to, boolean dryRun, @Nullable Extension cost) {
      return new ExtensionView(
          from.toString(),
          to.toString(),
          dryRun,
          cost == null ? null : cost.costs().total(),
          cost == null ? "what that costs is not known: there are no prices" : cost.says());
    }
  }

  record StageView(
      String name,
      String status,
      @Nullable String startedAt,
      @Nullable String readyAt,
      @Nullable String waitingFor) {}

  record ResourceView(
      String type,
      String id,
      String name,
      @Nullable String address,
      String madeAt,
      @Nullable String readyAt,
      @Nullable String goneAt) {}

  /**
   * How the lab is reached.
   *
   * @param ssh the command that reaches each private server, by its name
   */
  record Endpoints(
      @Nullable String url,
      @Nullable String bastion,
      Map<String, String> servers,
      Map<String, String> ssh) {}

  static LabView of(
      LabRecord lab,
      Instant now,
      @Nullable QueueView queue,
      Budgets budgets,
      @Nullable ExtensionView extension) {
    CostView cost = CostView.of(lab, now, budgets).orElse(null);
    return new LabView(
        lab.id().toString(),
        lab.attempt(),
        lab.id().course(),
        lab.id().student(),
        lab.status(),
        lab.spec().image().id(),
        lab.createdAt().toString(),
        lab.spec().notBefore().map(Instant::toString).orElse(null),
        lease(lab.lease()),
        budgets.expiresSoon(lab, now),
        text(lab.readyAt()),
        text(lab.fencedAt()),
        text(lab.goneAt()),
        text(lab.provedAt()),
        queue,
        stages(lab),
        lab.ledger().values().stream()
            .sorted(Comparator.comparing(LedgerEntry::madeAt).thenComparing(LedgerEntry::id))
            .map(LabView::resource)
            .toList(),
        lab.status() == LabStatus.READY ? endpoints(lab) : null,
        lab.failure(),
        lab.blocker(),
        lab.ended(),
        cost == null ? null : cost.soFarUsd(),
        cost,
        extension,
        warnings(lab, budgets.warning(lab, now).orElse(null)),
        lab.certificate());
  }

  private static @Nullable LeaseView lease(@Nullable Lease lease) {
    return lease == null ? null : new LeaseView(lease.start().toString(), lease.end().toString());
  }

  private static List<StageView> stages(LabRecord lab) {
    List<StageView> stages = new ArrayList<>();
    for (StageName name : StageName.ofLabs()) {
      StageRecord stage = lab.stages().get(name.function());
      if (lab.spec().leavesOut(name)) {
        stages.add(new StageView(name.function(), "LEFT_OUT", null, null, null));
      } else if (stage == null) {
        stages.add(new StageView(name.function(), "PENDING", null, null, null));
      } else {
        stages.add(
            new StageView(
                name.function(),
                stage.readyAt() == null ? "RUNNING" : "READY",
                text(stage.startedAt()),
                text(stage.readyAt()),
                stage.waitingFor()));
      }
    }
    return stages;
  }

  private static ResourceView resource(LedgerEntry entry) {
    return new ResourceView(
        entry.type().text(),
        entry.id(),
        entry.name(),
        entry.address(),
        entry.madeAt().toString(),
        text(entry.readyAt()),
        text(entry.goneAt()));
  }

  private static Endpoints endpoints(LabRecord lab) {
    Topology topology = lab.spec().topology();
    String url =
        lab.entries(ResourceType.LOAD_BALANCER).stream()
            .findFirst()
            .map(balancer -> "http://" + balancer.address() + "/")
            .orElse(null);
    String bastion = null;
    Map<String, String> servers = new LinkedHashMap<>();
    for (Topology.Server server : topology.servers()) {
      String address =
          lab.entry(ResourceType.INSTANCE, server.name()).map(LedgerEntry::address).orElse(null);
      if (address != null) {
        servers.put(server.name(), address);
        if (server.name().contains("bastion")) {
          bastion = address;
        }
      }
    }
    Map<String, String> ssh = new LinkedHashMap<>();
    for (Topology.Server server : topology.servers()) {
      String address = servers.get(server.name());
      if (bastion != null && address != null && !topology.isPublic(server)) {
        ssh.put(server.name(), "ssh -J ec2-user@" + bastion + " ec2-user@" + address);
      }
    }
    return new Endpoints(url, bastion, servers, ssh);
  }

  private static List<String> warnings(LabRecord lab, @Nullable String ofCost) {
    List<String> warnings = new ArrayList<>();
    boolean open =
        lab.spec().topology().securityGroups().stream()
            .flatMap(group -> group.ingress().stream())
            .anyMatch(
                rule ->
                    rule.port() == 22
                        && rule.cidr() != null
                        && rule.cidr().toString().equals(LabRequest.ANYWHERE));
    if (open) {
      warnings.add(
          "The bastion takes SSH from anywhere (0.0.0.0/0), as in the tutorial: give sshCidr to"
              + " narrow it.");
    }
    if (ofCost != null) {
      warnings.add(ofCost);
    }
    return warnings;
  }

  private static @Nullable String text(@Nullable Instant at) {
    return at == null ? null : at.toString();
  }
}
