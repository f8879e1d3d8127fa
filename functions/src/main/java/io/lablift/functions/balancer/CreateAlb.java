package io.lablift.functions.balancer;

import static io.lablift.functions.lab.ResourceType.LISTENER;
import static io.lablift.functions.lab.ResourceType.LOAD_BALANCER;
import static io.lablift.functions.lab.ResourceType.SECURITY_GROUP;
import static io.lablift.functions.lab.ResourceType.SUBNET;
import static io.lablift.functions.lab.ResourceType.TARGET_GROUP;

import io.lablift.functions.aws.AwsClients;
import io.lablift.functions.aws.Names;
import io.lablift.functions.aws.Tags;
import io.lablift.functions.blueprint.StageName;
import io.lablift.functions.blueprint.Topology;
import io.lablift.functions.error.ResourceFailed;
import io.lablift.functions.lab.ResourceType;
import io.lablift.functions.registry.LedgerEntry;
import io.lablift.functions.stage.Expected;
import io.lablift.functions.stage.Lab;
import io.lablift.functions.stage.Progress;
import io.lablift.functions.stage.StageHandler;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ActionTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DuplicateListenerException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DuplicateLoadBalancerNameException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DuplicateTargetGroupNameException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.InvalidTargetException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.IpAddressType;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Listener;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerNotFoundException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerSchemeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerStateEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ProtocolEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupNotFoundException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthStateEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetTypeEnum;

/**
 * Makes the Application Load Balancer with its target group and listener, registers the web servers
 * as soon as they run, and is ready when the load balancer is active and its targets are healthy.
 *
 * <p>A load balancer takes longest of all, so it comes first. Names are this attempt's alone: what
 * is there under the name is the lab's, and a Duplicate error means look again.
 */
public final class CreateAlb extends StageHandler {
  private final ElasticLoadBalancingV2Client elb;

  public CreateAlb() {
    this(AwsClients.fromEnvironment());
  }

  public CreateAlb(AwsClients aws) {
    super(aws, StageName.CREATE_ALB, Duration.ofMinutes(20));
    this.elb = aws.elb();
  }

  @Override
  protected Progress converge(Lab lab) {
    Topology.LoadBalancer plan = lab.topology().loadBalancer();
    if (plan == null) {
      return Progress.done();
    }
    Progress made = loadBalancer(lab, plan).and(targetGroup(lab, plan));
    if (!made.ready()) {
      return made;
    }
    Progress progress = listener(lab, plan).and(targets(lab, plan)).and(active(lab, plan));
    return progress.ready() ? healthy(lab, plan) : progress;
  }

  private Progress loadBalancer(Lab lab, Topology.LoadBalancer plan) {
    if (lab.has(LOAD_BALANCER, plan.name())) {
      return Progress.done();
    }
    String name = Names.unique(plan.name(), lab.mark());
    try {
      LoadBalancer found = elb.describeLoadBalancers(r -> r.names(name)).loadBalancers().getFirst();
      enter(lab, plan, found);
      return Progress.done();
    } catch (LoadBalancerNotFoundException e) {
      return create(lab, plan, name);
    }
  }

  private Progress create(Lab lab, Topology.LoadBalancer plan, String name) {
    try {
      LoadBalancer made =
          elb.createLoadBalancer(
                  r ->
                      r.name(name)
                          .type(LoadBalancerTypeEnum.APPLICATION)
                          .scheme(LoadBalancerSchemeEnum.INTERNET_FACING)
                          .ipAddressType(IpAddressType.IPV4)
                          .subnets(
                              plan.subnets().stream()
                                  .map(subnet -> lab.id(SUBNET, subnet))
                                  .toList())
                          .securityGroups(lab.id(SECURITY_GROUP, plan.securityGroup()))
                          .tags(Tags.elb(lab.mark(), plan.name())))
              .loadBalancers()
              .getFirst();
      enter(lab, plan, made);
      return Progress.done();
    } catch (DuplicateLoadBalancerNameException e) {
      return lab.waitForSight(plan.name());
    }
  }

  private static void enter(Lab lab, Topology.LoadBalancer plan, LoadBalancer balancer) {
    lab.enter(
        LedgerEntry.made(
                LOAD_BALANCER,
                balancer.loadBalancerArn(),
                plan.name(),
                balancer.createdTime() == null ? lab.now() : balancer.createdTime())
            .at(balancer.dnsName()));
  }

  private Progress targetGroup(Lab lab, Topology.LoadBalancer plan) {
    if (lab.has(TARGET_GROUP, plan.targetGroup())) {
      return Progress.done();
    }
    String name = Names.unique(plan.targetGroup(), lab.mark());
    try {
      TargetGroup found = elb.describeTargetGroups(r -> r.names(name)).targetGroups().getFirst();
      lab.enter(TARGET_GROUP, found.targetGroupArn(), plan.targetGroup());
      return Progress.done();
    } catch (TargetGroupNotFoundException e) {
      return createTargetGroup(lab, plan, name);
    }
  }

  private Progress createTargetGroup(Lab lab, Topology.LoadBalancer plan, String name) {
    try {
      // Five seconds is the shortest interval that ELB allows (ELBv2 API, CreateTargetGroup).
      TargetGroup made =
          elb.createTargetGroup(
                  r ->
                      r.name(name)
                          .vpcId(lab.vpcId())
                          .targetType(TargetTypeEnum.INSTANCE)
                          .protocol(ProtocolEnum.HTTP)
                          .port(plan.port())
                          .healthCheckPath("/")
                          .healthCheckIntervalSeconds(5)
                          .healthCheckTimeoutSeconds(4)
                          .healthyThresholdCount(2)
                          .tags(Tags.elb(lab.mark(), plan.targetGroup())))
              .targetGroups()
              .getFirst();
      lab.enter(TARGET_GROUP, made.targetGroupArn(), plan.targetGroup());
      return Progress.done();
    } catch (DuplicateTargetGroupNameException e) {
      return lab.waitForSight(plan.targetGroup());
    }
  }

  private Progress listener(Lab lab, Topology.LoadBalancer plan) {
    if (lab.has(LISTENER, plan.name())) {
      return Progress.done();
    }
    String balancer = lab.id(LOAD_BALANCER, plan.name());
    Optional<String> arn;
    try {
      arn =
          Optional.of(
              elb.createListener(
                      r ->
                          r.loadBalancerArn(balancer)
                              .protocol(ProtocolEnum.HTTP)
                              .port(plan.port())
                              .defaultActions(
                                  software.amazon.awssdk.services.elasticloadbalancingv2.model
                                      .Action.builder()
                                      .type(ActionTypeEnum.FORWARD)
                                      .targetGroupArn(lab.id(TARGET_GROUP, plan.targetGroup()))
                                      .build())
                              .tags(Tags.elb(lab.mark(), plan.name())))
                  .listeners()
                  .getFirst()
                  .listenerArn());
    } catch (DuplicateListenerException e) {
      arn =
          elb.describeListeners(r -> r.loadBalancerArn(balancer)).listeners().stream()
              .filter(listener -> listener.port() == plan.port())
              .findFirst()
              .map(Listener::listenerArn);
    }
    if (arn.isEmpty()) {
      return lab.waitForSight("the listener of " + plan.name());
    }
    lab.enter(LISTENER, arn.get(), plan.name());
    lab.ready(LISTENER, plan.name());
    return Progress.done();
  }

  /**
   * AWS refuses a target that does not run yet (ELBv2 API, RegisterTargets), so each is registered
   * when it does.
   */
  private Progress targets(Lab lab, Topology.LoadBalancer plan) {
    if (lab.isReady(TARGET_GROUP, plan.targetGroup())) {
      return Progress.done();
    }
    List<LedgerEntry> servers =
        plan.targets().stream()
            .flatMap(name -> lab.entry(ResourceType.INSTANCE, name).stream())
            .toList();
    List<LedgerEntry> running = servers.stream().filter(LedgerEntry::isReady).toList();
    if (running.size() < plan.targets().size()) {
      return servers.stream()
          .filter(server -> !server.isReady())
          .findFirst()
          .map(server -> lab.waitFor(Expected.INSTANCE_RUNNING, server, server.name()))
          .orElseGet(() -> Progress.waiting(Expected.INSTANCE_RUNNING.earliest(), "the servers"));
    }
    try {
      elb.registerTargets(
          r ->
              r.targetGroupArn(lab.id(TARGET_GROUP, plan.targetGroup()))
                  .targets(
                      running.stream()
                          .map(server -> TargetDescription.builder().id(server.id()).build())
                          .toList()));
    } catch (InvalidTargetException e) {
      return lab.waitForSight(
          "running targets"); // EC2 says running; ELB may see that a moment later.
    }
    lab.ready(TARGET_GROUP, plan.targetGroup());
    return Progress.done();
  }

  private Progress active(Lab lab, Topology.LoadBalancer plan) {
    LedgerEntry balancer = lab.entry(LOAD_BALANCER, plan.name()).orElseThrow();
    if (balancer.isReady()) {
      return Progress.done();
    }
    if (!lab.isDue(Expected.BALANCER_ACTIVE, balancer)) {
      return lab.waitFor(Expected.BALANCER_ACTIVE, balancer, plan.name());
    }
    LoadBalancer seen =
        elb.describeLoadBalancers(r -> r.loadBalancerArns(balancer.id()))
            .loadBalancers()
            .getFirst();
    LoadBalancerStateEnum state = seen.state().code();
    // Impaired: active, but short of the resources to grow (ELBv2 API, LoadBalancerState); a lab
    // needs no growth.
    if (state == LoadBalancerStateEnum.ACTIVE || state == LoadBalancerStateEnum.ACTIVE_IMPAIRED) {
      lab.ready(LOAD_BALANCER, plan.name(), seen.dnsName());
      return Progress.done();
    }
    if (state == LoadBalancerStateEnum.FAILED) {
      throw new ResourceFailed(plan.name() + " became failed: " + seen.state().reason());
    }
    return lab.waitFor(Expected.BALANCER_ACTIVE, balancer, plan.name());
  }

  private Progress healthy(Lab lab, Topology.LoadBalancer plan) {
    long healthy =
        elb
            .describeTargetHealth(r -> r.targetGroupArn(lab.id(TARGET_GROUP, plan.targetGroup())))
            .targetHealthDescriptions()
            .stream()
            .filter(target -> target.targetHealth().state() == TargetHealthStateEnum.HEALTHY)
            .count();
    return healthy >= plan.targets().size()
        ? Progress.done()
        : Progress.waiting(
            lab.scaled(Expected.TARGET_HEALTHY.interval()),
            "healthy targets (" + healthy + " of " + plan.targets().size() + ")");
  }
}
