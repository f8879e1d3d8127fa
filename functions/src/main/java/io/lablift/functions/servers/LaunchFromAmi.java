package io.lablift.functions.servers;

import static io.lablift.functions.lab.ResourceType.NAT_GATEWAY;

import io.lablift.functions.aws.AwsClients;
import io.lablift.functions.aws.Tags;
import io.lablift.functions.blueprint.StageName;
import io.lablift.functions.blueprint.Topology;
import io.lablift.functions.error.ResourceFailed;
import io.lablift.functions.lab.ImageIds;
import io.lablift.functions.lab.ResourceType;
import io.lablift.functions.registry.LedgerEntry;
import io.lablift.functions.stage.Expected;
import io.lablift.functions.stage.Lab;
import io.lablift.functions.stage.Lazy;
import io.lablift.functions.stage.Metered;
import io.lablift.functions.stage.Progress;
import io.lablift.functions.stage.StageHandler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;
import software.amazon.awssdk.services.ec2.model.Reservation;

/**
 * Makes the key pairs and launches the servers from the lab's image.
 *
 * <p>A private server with user data starts only when its NAT gateway works: cloud-init runs once,
 * and would find no internet.
 */
public final class LaunchFromAmi extends StageHandler {
  /** An instance that ends instead of running is replaced this many times. */
  private static final int REPLACEMENTS = 2;

  private final Ec2Client ec2;
  private final KeyPairs keyPairs;
  private final Metered launches;

  public LaunchFromAmi() {
    this(AwsClients.fromEnvironment());
  }

  public LaunchFromAmi(AwsClients aws) {
    super(aws, StageName.LAUNCH_FROM_AMI, Duration.ofMinutes(25));
    this.ec2 = aws.ec2();
    this.keyPairs = new KeyPairs(aws.ec2(), aws.ssm());
    this.launches = new Metered(aws, "RunInstances");
  }

  @Override
  protected Progress converge(Lab lab) {
    keyPairs.converge(lab);
    // One listing serves both: what an earlier run launched without saying so, and what runs by
    // now.
    Supplier<List<Instance>> instances = Lazy.of(() -> instances(lab));
    Progress progress = launch(lab, instances);
    return progress.and(running(lab, instances));
  }

  private Progress launch(Lab lab, Supplier<List<Instance>> instances) {
    List<Topology.Server> missing = new ArrayList<>();
    Progress progress = Progress.done();
    for (Topology.Server server : lab.topology().servers()) {
      if (lab.has(ResourceType.INSTANCE, server.name())) {
        continue;
      }
      Optional<Progress> nat = waitForNat(lab, server);
      if (nat.isPresent()) {
        progress = progress.and(nat.get());
      } else {
        missing.add(server);
      }
    }
    if (!missing.isEmpty()) {
      find(lab, instances.get());
      List<Topology.Server> some =
          missing.stream()
              .filter(server -> !lab.has(ResourceType.INSTANCE, server.name()))
              .toList();
      Metered.Turn turn = launches.turn(lab, some.size());
      some.stream().limit(turn.now()).forEach(server -> launch(lab, server, 0));
      progress = progress.and(turn.progress("its turn to launch servers"));
    }
    return progress;
  }

  /** The wait for the server's NAT gateway, if the server needs one that does not work yet. */
  private static Optional<Progress> waitForNat(Lab lab, Topology.Server server) {
    if (lab.spec().userData() == null || lab.spec().leavesOut(StageName.CREATE_NAT)) {
      return Optional.empty();
    }
    return lab.topology()
        .natGatewayOf(server)
        .filter(nat -> !lab.isReady(NAT_GATEWAY, nat.name()))
        .map(
            nat ->
                lab.entry(NAT_GATEWAY, nat.name())
                    .map(made -> lab.waitFor(Expected.NAT_AVAILABLE, made, nat.name()))
                    .orElseGet(
                        () -> Progress.waiting(Expected.NAT_AVAILABLE.interval(), nat.name())));
  }

  /**
   * By tags and not by VPC: an ended instance has no VPC any more, and must be seen to be replaced.
   */
  private List<Instance> instances(Lab lab) {
    return ec2
        .describeInstancesPaginator(r -> r.filters(Tags.filters(lab.mark())))
        .reservations()
        .stream()
        .map(Reservation::instances)
        .flatMap(List::stream)
        .toList();
  }

  /** Enters what an earlier run launched without living to say so. */
  private static void find(Lab lab, List<Instance> instances) {
    instances.stream()
        .filter(instance -> Tags.prove(instance.tags(), lab.mark()))
        .filter(
            instance -> instance.state().name() == InstanceStateName.PENDING || runs(lab, instance))
        .filter(instance -> !lab.has(ResourceType.INSTANCE, Tags.name(instance.tags())))
        .forEach(instance -> lab.enter(made(lab, instance, Tags.name(instance.tags()))));
  }

  private void launch(Lab lab, Topology.Server server, int ordinal) {
    Instance made = ec2.runInstances(Launch.request(lab, server, ordinal)).instances().getFirst();
    lab.enter(made(lab, made, server.name()));
  }

  private static LedgerEntry made(Lab lab, Instance instance, String name) {
    return LedgerEntry.made(
        ResourceType.INSTANCE,
        instance.instanceId(),
        name,
        instance.launchTime() == null ? lab.now() : instance.launchTime());
  }

  private Progress running(Lab lab, Supplier<List<Instance>> instances) {
    List<LedgerEntry> pending =
        lab.topology().servers().stream()
            .flatMap(server -> lab.entry(ResourceType.INSTANCE, server.name()).stream())
            .filter(instance -> !instance.isReady())
            .toList();
    Map<String, Instance> states = new HashMap<>();
    if (pending.stream().anyMatch(instance -> lab.isDue(Expected.INSTANCE_RUNNING, instance))) {
      instances.get().forEach(instance -> states.put(instance.instanceId(), instance));
    }
    Progress progress = Progress.done();
    for (LedgerEntry instance : pending) {
      progress = progress.and(converge(lab, instance, states.get(instance.id())));
    }
    return progress;
  }

  private Progress converge(Lab lab, LedgerEntry entry, @Nullable Instance seen) {
    if (seen == null || seen.state().name() == InstanceStateName.PENDING) {
      return lab.waitFor(Expected.INSTANCE_RUNNING, entry, entry.name());
    }
    if (runs(lab, seen)) {
      String address = seen.publicIpAddress();
      lab.ready(
          ResourceType.INSTANCE, entry.name(), address == null ? seen.privateIpAddress() : address);
      return Progress.done();
    }
    return replace(lab, entry, seen);
  }

  /** A builder that has stopped itself already has run; a lab's server that stopped has not. */
  private static boolean runs(Lab lab, Instance instance) {
    return switch (instance.state().name()) {
      case RUNNING -> true;
      case STOPPING, STOPPED -> ImageIds.isBuilder(lab.ref().lab());
      default -> false;
    };
  }

  private Progress replace(Lab lab, LedgerEntry ended, Instance seen) {
    int ordinal = lab.replacedBefore(ended) + 1;
    String why =
        ended.name()
            + " became "
            + seen.state().nameAsString()
            + (seen.stateReason() == null ? "" : ": " + seen.stateReason().message());
    if (ordinal > REPLACEMENTS) {
      throw new ResourceFailed(why);
    }
    lab.enterReplaced(ended);
    lab.topology().servers().stream()
        .filter(server -> server.name().equals(ended.name()))
        .forEach(server -> launch(lab, server, ordinal));
    return Progress.waiting(Expected.INSTANCE_RUNNING.earliest(), why);
  }
}
