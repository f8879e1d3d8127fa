package io.lablift.simulator.elb;

import io.lablift.simulator.ec2.Ec2;
import io.lablift.simulator.elb.SimTargetGroup.Registration;
import io.lablift.simulator.elb.SimTargetGroup.Target;
import io.lablift.simulator.world.Journal;
import io.lablift.simulator.world.Takes;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How targets are ("Health checks for Application Load Balancer target groups").
 *
 * <p>A target turns healthy a drawn time after the latest of: it is registered, a listener forwards
 * to its group, the load balancer is active, its server answers HTTP, and its groups let the load
 * balancer in. The first registration needs one passed check only.
 */
final class HealthChecks {
  /** A target's state, with AWS's reason code and description where there are any. */
  record Health(String state, String reason, String text) {}

  /** How long a target counts as new, before missing answers make it unhealthy. */
  private static final Duration INITIAL = Duration.ofSeconds(60);

  private final ElbWorld elb;
  private final Set<String> noted = new HashSet<>();

  HealthChecks(ElbWorld elb) {
    this.elb = elb;
  }

  static String registrationId(SimTargetGroup group, Target target, int ordinal) {
    return group.id() + "/" + target.instanceId() + ":" + target.port() + "#" + ordinal;
  }

  /**
   * Writes into the journal what the health of each registered target has to wait for, as soon as
   * that is known: once it is registered and a listener forwards to its group.
   */
  void noteBeginnings(SimTargetGroup group) {
    Optional<SimListener> listener = elb.listenersTo(group).findFirst();
    if (listener.isEmpty()) {
      return;
    }
    for (Registration registration : group.registrations.actual().values()) {
      String id = registrationId(group, registration.target(), registration.ordinal());
      Ec2.Host host = elb.ec2.host(registration.target().instanceId()).orElse(null);
      if (host != null && noted.add(id)) {
        note(group, listener.get(), registration, id);
      }
    }
  }

  private void note(
      SimTargetGroup group, SimListener listener, Registration registration, String id) {
    String instance = registration.target().instanceId();
    String web = instance + "/web";
    if (noted.add(web)) {
      Duration up = elb.world.draw(Takes.WEB_SERVER_UP, instance);
      elb.world
          .journal()
          .add(new Journal.Made(web, "", elb.now(), Set.of(), Set.of(instance), Duration.ZERO, up));
    }
    Set<String> after = new LinkedHashSet<>();
    after.add(id);
    after.add(web);
    after.add(listener.id());
    after.add(listener.loadBalancer.id());
    elb.world
        .journal()
        .add(
            new Journal.Made(
                id + "/health",
                "",
                elb.now(),
                Set.of(),
                after,
                Duration.ZERO,
                drawn(group, registration)));
  }

  private Duration drawn(SimTargetGroup group, Registration registration) {
    return elb.world.draw(
        Takes.TARGET_HEALTHY, registrationId(group, registration.target(), registration.ordinal()));
  }

  Health of(SimTargetGroup group, Target target) {
    Registration registration = group.registrations.seen().get(target);
    Instant now = elb.now();
    if (registration == null) {
      return notRegistered();
    }
    Instant drained = registration.drainedFrom();
    if (drained != null) {
      return now.isBefore(drained.plusSeconds(group.drainingSeconds()))
          ? new Health(
              "draining", "Target.DeregistrationInProgress", "Target deregistration is in progress")
          : notRegistered();
    }
    Ec2.Host host = elb.ec2.host(target.instanceId()).orElse(null);
    if (host == null || !host.state().equals("running")) {
      String state = host == null ? "terminated" : host.state();
      return new Health("unused", "Target.InvalidState", "Target is in the " + state + " state");
    }
    List<SimListener> listeners = elb.listenersTo(group).toList();
    if (listeners.isEmpty()) {
      return new Health(
          "unused",
          "Target.NotInUse",
          "Target group is not configured to receive traffic from the load balancer");
    }
    SimLoadBalancer balancer = listeners.getFirst().loadBalancer;
    boolean inZone =
        balancer.settings.subnets().stream()
            .map(elb.ec2::placeOf)
            .anyMatch(p -> p.zone().equals(host.zone()));
    if (!inZone) {
      return new Health(
          "unused",
          "Target.NotInUse",
          "Target is in an Availability Zone that is not enabled for the load balancer");
    }
    if (!balancer.life.is("active")) {
      return new Health(
          "initial", "Elb.RegistrationInProgress", "Target registration is in progress");
    }
    return checked(group, registration, listeners, host);
  }

  private static Health notRegistered() {
    return new Health(
        "unused", "Target.NotRegistered", "Target is not registered to the target group");
  }

  private Health checked(
      SimTargetGroup group, Registration registration, List<SimListener> listeners, Ec2.Host host) {
    Instant now = elb.now();
    SimLoadBalancer balancer = listeners.getFirst().loadBalancer;
    Instant listening =
        listeners.stream().map(SimListener::createdAt).min(Comparator.naturalOrder()).orElseThrow();
    Instant active = balancer.life.reached("active").orElseThrow();
    Instant tried = latest(registration.at(), listening, active);
    Optional<Instant> open = open(group, registration.target(), balancer);
    Optional<Instant> answers =
        elb.world.fates().isNeverHealthy(host.id()) ? Optional.empty() : host.answersFrom();
    if (open.isPresent() && answers.isPresent()) {
      Instant healthy = latest(tried, open.get(), answers.get()).plus(drawn(group, registration));
      if (!now.isBefore(healthy)) {
        return new Health("healthy", "", "");
      }
    }
    if (now.isBefore(tried.plus(INITIAL))) {
      return new Health(
          "initial", "Elb.InitialHealthChecking", "Initial health checks in progress");
    }
    return open.isEmpty()
        ? new Health("unhealthy", "Target.Timeout", "Request timed out")
        : new Health("unhealthy", "Target.FailedHealthChecks", "Health checks failed");
  }

  /** From when the server's groups let the load balancer's health checks in. */
  private Optional<Instant> open(SimTargetGroup group, Target target, SimLoadBalancer balancer) {
    String port = group.settings.healthCheckPort();
    int checked = port.equals("traffic-port") ? target.port() : Integer.parseInt(port);
    Set<String> cidrs = new LinkedHashSet<>();
    balancer.settings.subnets().forEach(id -> cidrs.add(elb.ec2.placeOf(id).cidr()));
    return elb.ec2.reachableFrom(
        target.instanceId(), checked, new HashSet<>(balancer.groups), cidrs);
  }

  private static Instant latest(Instant... moments) {
    return Stream.of(moments).max(Comparator.naturalOrder()).orElseThrow();
  }
}
