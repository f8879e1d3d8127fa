package io.lablift.functions.api;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.lablift.functions.blueprint.StageName;
import io.lablift.functions.blueprint.Topology;
import io.lablift.functions.cost.Cost;
import io.lablift.functions.cost.Prices;
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
    BigDecimal costUsd,
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

  static LabView of(LabRecord lab, Instant now, @Nullable QueueView queue) {
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
        new Cost(Prices.seoul()).of(lab, now),
        warnings(lab),
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

  private static List<String> warnings(LabRecord lab) {
    boolean open =
        lab.spec().topology().securityGroups().stream()
            .flatMap(group -> group.ingress().stream())
            .anyMatch(
                rule ->
                    rule.port() == 22
                        && rule.cidr() != null
                        && rule.cidr().toString().equals(LabRequest.ANYWHERE));
    return open
        ? List.of(
            "The bastion takes SSH from anywhere (0.0.0.0/0), as in the tutorial: give sshCidr to"
                + " narrow it.")
        : List.of();
  }

  private static @Nullable String text(@Nullable Instant at) {
    return at == null ? null : at.toString();
  }
}
