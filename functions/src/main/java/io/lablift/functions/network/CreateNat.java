package io.lablift.functions.network;

import static io.lablift.functions.lab.ResourceType.ELASTIC_IP;
import static io.lablift.functions.lab.ResourceType.NAT_GATEWAY;
import static io.lablift.functions.lab.ResourceType.ROUTE_TABLE;
import static io.lablift.functions.lab.ResourceType.SUBNET;

import io.lablift.functions.aws.AwsClients;
import io.lablift.functions.aws.Names;
import io.lablift.functions.aws.Tags;
import io.lablift.functions.blueprint.StageName;
import io.lablift.functions.blueprint.Topology;
import io.lablift.functions.error.ResourceFailed;
import io.lablift.functions.registry.LedgerEntry;
import io.lablift.functions.stage.Expected;
import io.lablift.functions.stage.Lab;
import io.lablift.functions.stage.Lazy;
import io.lablift.functions.stage.Metered;
import io.lablift.functions.stage.Progress;
import io.lablift.functions.stage.StageHandler;
import io.lablift.functions.stage.Traces;
import io.lablift.functions.stage.TwinDeletion;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Address;
import software.amazon.awssdk.services.ec2.model.DomainType;
import software.amazon.awssdk.services.ec2.model.NatGateway;
import software.amazon.awssdk.services.ec2.model.NatGatewayState;
import software.amazon.awssdk.services.ec2.model.ResourceType;

/**
 * Makes the NAT gateways with an Elastic IP each, and, as each becomes available, the private
 * default routes to it.
 *
 * <p>AllocateAddress is the worst of all calls: no ClientToken, no name, it bills when idle, and
 * the quota is 5. So an address is claimed in the ledger before it is used, and one that lost its
 * claim is released at once.
 */
public final class CreateNat extends StageHandler {
  /** A NAT gateway that becomes failed is replaced this many times. */
  private static final int REPLACEMENTS = 2;

  private final Ec2Client ec2;
  private final Metered creations;

  public CreateNat() {
    this(AwsClients.fromEnvironment());
  }

  public CreateNat(AwsClients aws) {
    super(aws, StageName.CREATE_NAT, Duration.ofMinutes(20));
    this.ec2 = aws.ec2();
    this.creations = new Metered(aws, "CreateNatGateway");
  }

  @Override
  protected Progress converge(Lab lab) {
    Supplier<Traces> traces = Lazy.of(() -> Traces.of(ec2, lab.ref(), lab.knownIds()));
    addresses(lab, traces);
    Progress turn = gateways(lab, traces);
    return turn.and(routes(lab));
  }

  private void addresses(Lab lab, Supplier<Traces> traces) {
    List<Topology.NatGateway> missing =
        lab.topology().natGateways().stream()
            .filter(nat -> !lab.has(ELASTIC_IP, nat.name()))
            .toList();
    if (missing.isEmpty()) {
      return;
    }
    Map<String, Address> found = new HashMap<>();
    if (traces.get().of(ResourceType.ELASTIC_IP)) {
      ec2.describeAddresses(r -> r.filters(Tags.filters(lab.mark())))
          .addresses()
          .forEach(address -> found.putIfAbsent(Tags.name(address.tags()), address));
    }
    for (Topology.NatGateway nat : missing) {
      Address address = found.get(nat.name());
      if (address != null) {
        lab.claim(ELASTIC_IP, address.allocationId(), nat.name(), address.publicIp());
      } else {
        allocate(lab, nat);
      }
    }
  }

  private void allocate(Lab lab, Topology.NatGateway nat) {
    var made =
        ec2.allocateAddress(
            r ->
                r.domain(DomainType.VPC)
                    .tagSpecifications(Tags.spec(ResourceType.ELASTIC_IP, lab.mark(), nat.name())));
    String claimed = lab.claim(ELASTIC_IP, made.allocationId(), nat.name(), made.publicIp());
    if (!claimed.equals(made.allocationId())) {
      new TwinDeletion(ec2, lab.mark(), lab.knownIds())
          .made(ResourceType.ELASTIC_IP, made.allocationId());
    }
  }

  private Progress gateways(Lab lab, Supplier<Traces> traces) {
    List<Topology.NatGateway> missing =
        lab.topology().natGateways().stream()
            .filter(nat -> !lab.has(NAT_GATEWAY, nat.name()))
            .toList();
    if (missing.isEmpty()) {
      return Progress.done();
    }
    if (traces.get().of(ResourceType.NATGATEWAY)) {
      find(lab);
    }
    List<Topology.NatGateway> some =
        missing.stream().filter(nat -> !lab.has(NAT_GATEWAY, nat.name())).toList();
    Metered.Turn turn = creations.turn(lab, some.size());
    some.stream().limit(turn.now()).forEach(nat -> create(lab, nat, 0));
    return turn.progress("its turn to make NAT gateways");
  }

  /** Enters what an earlier run made without living to say so. */
  private void find(Lab lab) {
    ec2
        .describeNatGateways(r -> r.filter(Tags.filter("vpc-id", lab.vpcId())))
        .natGateways()
        .stream()
        .filter(nat -> Tags.prove(nat.tags(), lab.mark()))
        .filter(
            nat ->
                nat.state() == NatGatewayState.PENDING || nat.state() == NatGatewayState.AVAILABLE)
        .filter(nat -> !lab.has(NAT_GATEWAY, Tags.name(nat.tags())))
        .forEach(nat -> lab.enter(made(lab, nat, Tags.name(nat.tags()))));
  }

  private void create(Lab lab, Topology.NatGateway nat, int ordinal) {
    NatGateway made =
        ec2.createNatGateway(
                r ->
                    r.subnetId(lab.id(SUBNET, nat.subnet()))
                        .allocationId(lab.id(ELASTIC_IP, nat.name()))
                        .clientToken(Names.token(lab.mark(), nat.name(), ordinal))
                        .tagSpecifications(
                            Tags.spec(ResourceType.NATGATEWAY, lab.mark(), nat.name())))
            .natGateway();
    lab.enter(made(lab, made, nat.name()));
  }

  private static LedgerEntry made(Lab lab, NatGateway nat, String name) {
    return LedgerEntry.made(
        NAT_GATEWAY,
        nat.natGatewayId(),
        name,
        nat.createTime() == null ? lab.now() : nat.createTime());
  }

  private Progress routes(Lab lab) {
    List<LedgerEntry> pending =
        lab.topology().natGateways().stream()
            .flatMap(nat -> lab.entry(NAT_GATEWAY, nat.name()).stream())
            .filter(nat -> !nat.isReady())
            .toList();
    Map<String, NatGateway> states = states(lab, pending);
    Progress progress = Progress.done();
    for (LedgerEntry nat : pending) {
      progress = progress.and(converge(lab, nat, states.get(nat.id())));
    }
    return progress;
  }

  /** What AWS says of those that are old enough to be available, in one call for all of them. */
  private Map<String, NatGateway> states(Lab lab, List<LedgerEntry> pending) {
    Map<String, NatGateway> states = new HashMap<>();
    if (pending.stream().anyMatch(nat -> lab.isDue(Expected.NAT_AVAILABLE, nat))) {
      ec2.describeNatGateways(r -> r.natGatewayIds(pending.stream().map(LedgerEntry::id).toList()))
          .natGateways()
          .forEach(nat -> states.put(nat.natGatewayId(), nat));
    }
    return states;
  }

  private Progress converge(Lab lab, LedgerEntry nat, @Nullable NatGateway seen) {
    if (seen != null && seen.state() == NatGatewayState.AVAILABLE) {
      lab.topology().privateRouteTables().stream()
          .filter(table -> nat.name().equals(table.natGateway()))
          .forEach(
              table ->
                  Routes.toInternet(
                      ec2, lab.id(ROUTE_TABLE, table.name()), r -> r.natGatewayId(nat.id())));
      lab.ready(NAT_GATEWAY, nat.name());
      return Progress.done();
    }
    if (seen != null && seen.state() != NatGatewayState.PENDING) {
      return replace(lab, nat, seen);
    }
    return lab.waitFor(Expected.NAT_AVAILABLE, nat, nat.name());
  }

  /**
   * A failed one gives its address back by itself, and stays listed for an hour (VPC user guide,
   * "NAT gateways").
   */
  private Progress replace(Lab lab, LedgerEntry failed, NatGateway seen) {
    int ordinal = lab.replacedBefore(failed) + 1;
    String why =
        failed.name()
            + " became "
            + seen.stateAsString()
            + ": "
            + seen.failureCode()
            + " "
            + seen.failureMessage();
    if (ordinal > REPLACEMENTS) {
      throw new ResourceFailed(why);
    }
    lab.enterReplaced(failed);
    lab.topology().natGateways().stream()
        .filter(nat -> nat.name().equals(failed.name()))
        .forEach(nat -> create(lab, nat, ordinal));
    return Progress.waiting(Duration.ofSeconds(Expected.NAT_AVAILABLE.interval().toSeconds()), why);
  }
}
