package io.lablift.simulator.ec2;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceStatusRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceStatusResponse;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesResponse;
import software.amazon.awssdk.services.ec2.model.InstanceStateChange;
import software.amazon.awssdk.services.ec2.model.InstanceStatus;
import software.amazon.awssdk.services.ec2.model.Reservation;
import software.amazon.awssdk.services.ec2.model.StartInstancesRequest;
import software.amazon.awssdk.services.ec2.model.StartInstancesResponse;
import software.amazon.awssdk.services.ec2.model.StopInstancesRequest;
import software.amazon.awssdk.services.ec2.model.StopInstancesResponse;
import software.amazon.awssdk.services.ec2.model.TerminateInstancesRequest;
import software.amazon.awssdk.services.ec2.model.TerminateInstancesResponse;

/** Servers after their launch ("Amazon EC2 instance state changes" in the EC2 user guide). */
final class Instances {
  private final Ec2World ec2;
  private final Shutdowns shutdowns;
  private final InstanceView view;
  private final Filters<SimInstance> filters;
  private final Filters<SimInstance> statusFilters;

  Instances(Ec2World ec2, Shutdowns shutdowns, InstanceView view) {
    this.ec2 = ec2;
    this.shutdowns = shutdowns;
    this.view = view;
    this.filters = view.filters();
    this.statusFilters =
        new Filters<SimInstance>()
            .one("availability-zone", i -> i.launch.subnet().zone)
            .one("instance-state-name", i -> i.life.seenState());
  }

  DescribeInstancesResponse describe(DescribeInstancesRequest request) {
    if (!request.instanceIds().isEmpty() && request.maxResults() != null) {
      throw Refused.combination(
          "The parameter instancesSet cannot be used with the parameter maxResults");
    }
    Page<SimInstance> page =
        Filters.page(
            ec2.instances,
            filters,
            request.instanceIds(),
            request.filters(),
            request.nextToken(),
            request.maxResults());
    Map<String, List<SimInstance>> reservations = new LinkedHashMap<>();
    for (SimInstance instance : page.items()) {
      reservations
          .computeIfAbsent(instance.launch.reservationId(), k -> new ArrayList<>())
          .add(instance);
    }
    return DescribeInstancesResponse.builder()
        .reservations(
            reservations.entrySet().stream()
                .map(
                    e ->
                        Reservation.builder()
                            .reservationId(e.getKey())
                            .ownerId(ec2.owner())
                            .instances(e.getValue().stream().map(view::shown).toList())
                            .build())
                .toList())
        .nextToken(page.nextToken())
        .build();
  }

  DescribeInstanceStatusResponse status(DescribeInstanceStatusRequest request) {
    List<SimInstance> all = ec2.instances.seen(request.instanceIds());
    if (!Boolean.TRUE.equals(request.includeAllInstances())) {
      all = all.stream().filter(i -> i.life.seenState().equals("running")).toList();
    }
    Page<SimInstance> page =
        Page.of(
            statusFilters.select(all, request.filters()),
            request.nextToken(),
            request.maxResults());
    return DescribeInstanceStatusResponse.builder()
        .instanceStatuses(page.items().stream().map(this::status).toList())
        .nextToken(page.nextToken())
        .build();
  }

  /** Status checks pass a while after the start; until then they are initializing. */
  private InstanceStatus status(SimInstance instance) {
    String state = instance.life.seenState();
    Optional<Instant> running = instance.life.reached("running");
    boolean passed =
        running.filter(r -> ec2.now().isAfter(r.plus(Duration.ofMinutes(2)))).isPresent();
    String status = state.equals("running") ? passed ? "ok" : "initializing" : "not-applicable";
    return InstanceStatus.builder()
        .instanceId(instance.id())
        .availabilityZone(instance.launch.subnet().zone)
        .instanceState(InstanceView.state(state))
        .instanceStatus(s -> s.status(status))
        .systemStatus(s -> s.status(status))
        .build();
  }

  StartInstancesResponse start(StartInstancesRequest request) {
    List<SimInstance> instances = use(request.instanceIds());
    List<InstanceStateChange> changes = new ArrayList<>();
    for (SimInstance instance : instances) {
      if (!instance.life.is("stopped", "pending", "running")) {
        throw incorrect(instance, "started");
      }
    }
    for (SimInstance instance : instances) {
      String before = instance.state();
      if (instance.life.apply("start", instance.nextChangeLag()).isPresent()) {
        instance.changedBecause("", "");
        SimSubnet subnet = instance.launch.subnet();
        ec2.interfacesOf(instance)
            .filter(i -> subnet.publicIpOnLaunch.actual() && ec2.addressOf(i).isEmpty())
            .findFirst()
            .ifPresent(i -> i.publicIp = Addresses.publicIp(ec2));
      }
      changes.add(change(instance, before));
    }
    return StartInstancesResponse.builder().startingInstances(changes).build();
  }

  StopInstancesResponse stop(StopInstancesRequest request) {
    List<SimInstance> instances = use(request.instanceIds());
    for (SimInstance instance : instances) {
      if (!instance.life.is("running", "stopping", "stopped")) {
        throw incorrect(instance, "stopped");
      }
      if (instance.stopProtected) {
        throw protectedFrom(instance, "stopped", "disableApiStop");
      }
      SimSpotRequest spot = instance.spot;
      if (spot != null) {
        spot.refuseStopOf(instance);
      }
    }
    List<InstanceStateChange> changes = new ArrayList<>();
    for (SimInstance instance : instances) {
      String before = instance.state();
      if (instance.life.apply("stop", instance.nextChangeLag()).isPresent()) {
        instance.changedBecause(Shutdowns.BY_USER, "User initiated shutdown");
        shutdowns.stops(instance);
      }
      changes.add(change(instance, before));
    }
    return StopInstancesResponse.builder().stoppingInstances(changes).build();
  }

  /** All or none: one protected or unknown server refuses the whole call. */
  TerminateInstancesResponse terminate(TerminateInstancesRequest request) {
    List<SimInstance> instances = use(request.instanceIds());
    for (SimInstance instance : instances) {
      if (instance.terminationProtected && instance.exists()) {
        throw protectedFrom(instance, "terminated", "disableApiTermination");
      }
    }
    List<InstanceStateChange> changes = new ArrayList<>();
    for (SimInstance instance : instances) {
      String before = instance.state();
      instance
          .life
          .apply("terminate", instance.nextChangeLag())
          .ifPresent(
              change -> {
                instance.changedBecause(Shutdowns.BY_USER, "User initiated shutdown");
                shutdowns.ends(instance, "ec2:TerminateInstances", ec2.now(), change);
              });
      changes.add(change(instance, before));
    }
    return TerminateInstancesResponse.builder().terminatingInstances(changes).build();
  }

  private List<SimInstance> use(List<String> ids) {
    if (ids.isEmpty()) {
      throw Refused.missing("InstanceId");
    }
    return ids.stream().distinct().map(ec2.instances::use).toList();
  }

  private static InstanceStateChange change(SimInstance instance, String before) {
    return InstanceStateChange.builder()
        .instanceId(instance.id())
        .previousState(InstanceView.state(before))
        .currentState(InstanceView.state(instance.state()))
        .build();
  }

  private static RuntimeException incorrect(SimInstance instance, String what) {
    return Refused.because(
        "IncorrectInstanceState",
        "The instance '%s' is not in a state from which it can be %s.",
        instance.id(),
        what);
  }

  private static RuntimeException protectedFrom(
      SimInstance instance, String what, String attribute) {
    return Refused.because(
        "OperationNotPermitted",
        "The instance '%s' may not be %s. Modify its '%s' instance attribute and try again.",
        instance.id(),
        what,
        attribute);
  }
}
