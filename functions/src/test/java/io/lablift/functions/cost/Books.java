package io.lablift.functions.cost;

import static org.assertj.core.api.Assertions.assertThat;

import io.lablift.functions.blueprint.Blueprint;
import io.lablift.functions.blueprint.LabSpec;
import io.lablift.functions.blueprint.StageName;
import io.lablift.functions.blueprint.Terms;
import io.lablift.functions.blueprint.Topology;
import io.lablift.functions.error.Violation;
import io.lablift.functions.lab.LabId;
import io.lablift.functions.lab.LabStatus;
import io.lablift.functions.lab.Lease;
import io.lablift.functions.lab.ResourceType;
import io.lablift.functions.registry.LabRecord;
import io.lablift.functions.registry.LedgerEntry;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Labs with given times, for bills that a person can check. */
final class Books {
  static final Instant START = Instant.parse("2026-03-02T00:00:00Z");

  private final Topology topology;
  private final String region;
  private final String instanceType;
  private final Duration lease;
  private final @Nullable StageName checkpoint;
  private final @Nullable String budget;
  private final boolean endAtBudget;
  private final Map<String, LedgerEntry> ledger = new LinkedHashMap<>();

  private Books(
      Topology topology,
      String region,
      String instanceType,
      Duration lease,
      @Nullable StageName checkpoint,
      @Nullable String budget,
      boolean endAtBudget) {
    this.topology = topology;
    this.region = region;
    this.instanceType = instanceType;
    this.lease = lease;
    this.checkpoint = checkpoint;
    this.budget = budget;
    this.endAtBudget = endAtBudget;
  }

  static Books of(Topology.NatMode nat) {
    List<Violation> violations = new ArrayList<>();
    Topology topology =
        Blueprint.named(Blueprint.DEFAULT)
            .resolve(
                Map.of(
                    "az1", "ap-northeast-2a",
                    "az2", "ap-northeast-2c",
                    "zone1", "2a",
                    "zone2", "2c",
                    "sshCidr", "0.0.0.0/0"),
                null,
                Map.of(),
                violations);
    assertThat(violations).isEmpty();
    return new Books(
        Objects.requireNonNull(topology).withNat(nat),
        "ap-northeast-2",
        "t3.micro",
        Duration.ofMinutes(130),
        null,
        null,
        false);
  }

  Books in(String otherRegion, String type) {
    return new Books(topology, otherRegion, type, lease, checkpoint, budget, endAtBudget);
  }

  Books lasting(Duration other) {
    return new Books(topology, region, instanceType, other, checkpoint, budget, endAtBudget);
  }

  Books upTo(StageName stage) {
    return new Books(topology, region, instanceType, lease, stage, budget, endAtBudget);
  }

  Books within(String dollars, boolean ends) {
    return new Books(topology, region, instanceType, lease, checkpoint, dollars, ends);
  }

  LabSpec spec() {
    return new LabSpec(
        "a1b2c3",
        new LabId("aws101", "kim"),
        1,
        region,
        topology,
        new LabSpec.Image("ami-0abc", "/dev/xvda", 8),
        instanceType,
        2,
        null,
        null,
        lease.toSeconds(),
        checkpoint,
        null,
        null,
        new Terms(720, 720, 720, budget == null ? null : new BigDecimal(budget), endAtBudget),
        null);
  }

  Books has(ResourceType type, String name, int made, @Nullable Integer gone) {
    LedgerEntry entry = LedgerEntry.made(type, "id-" + name, name, START.plusSeconds(made));
    ledger.put(
        LedgerEntry.role(type, name), gone == null ? entry : entry.gone(START.plusSeconds(gone)));
    return this;
  }

  /** It turned out to be somebody else's. */
  Books left(ResourceType type, String name) {
    ledger.computeIfPresent(
        LedgerEntry.role(type, name), (role, entry) -> entry.leftTo("another's", START));
    return this;
  }

  /** All of a lab as it is when it is READY: made 8 s after its start. */
  Books whole() {
    return whole(8, null);
  }

  Books whole(int made, @Nullable Integer gone) {
    topology
        .natGateways()
        .forEach(
            nat -> {
              has(ResourceType.NAT_GATEWAY, nat.name(), made, gone);
              has(ResourceType.ELASTIC_IP, nat.name(), made, gone);
            });
    topology.servers().forEach(server -> has(ResourceType.INSTANCE, server.name(), made, gone));
    return has(
        ResourceType.LOAD_BALANCER,
        Objects.requireNonNull(topology.loadBalancer()).name(),
        made,
        gone);
  }

  LabRecord lab(LabStatus status) {
    return lab(status, null);
  }

  LabRecord lab(LabStatus status, @Nullable Instant fencedAt) {
    boolean isAdmitted = status != LabStatus.QUEUED && status != LabStatus.SCHEDULED;
    return new LabRecord(
        new LabId("aws101", "kim"),
        1,
        status,
        "{}",
        spec(),
        START,
        isAdmitted ? Lease.of(START, lease) : null,
        null,
        fencedAt,
        null,
        null,
        1,
        0,
        null,
        Map.of(),
        ledger,
        null,
        null,
        null,
        null,
        false,
        null);
  }

  LabRecord ready() {
    return whole().lab(LabStatus.READY);
  }
}
