package io.lablift.functions.teardown.kind;

import io.lablift.functions.lab.ResourceType;
import io.lablift.functions.stage.Expected;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.elasticloadbalancing.ElasticLoadBalancingClient;
import software.amazon.awssdk.services.elasticloadbalancing.model.LoadBalancerDescription;

/**
 * Classic Load Balancers. Each has interfaces of its own in its subnets, so they are asked for only
 * where the VPC has such an interface. As with the newer ones, one counts as gone when they are.
 */
public final class ClassicLoadBalancers implements Kind {
  private final ElasticLoadBalancingClient elb;
  private final Ec2Client ec2;
  private final NetworkInterfaces interfaces;

  public ClassicLoadBalancers(
      ElasticLoadBalancingClient elb, Ec2Client ec2, NetworkInterfaces interfaces) {
    this.elb = elb;
    this.ec2 = ec2;
    this.interfaces = interfaces;
  }

  @Override
  public ResourceType type() {
    return ResourceType.CLASSIC_LOAD_BALANCER;
  }

  @Override
  public List<Remnant> list(Scope scope) {
    return scope.isEmpty() || !interfaces.sawClassicBalancer()
        ? List.of()
        : elb.describeLoadBalancersPaginator().loadBalancerDescriptions().stream()
            .filter(balancer -> scope.has(balancer.vpcId()))
            .map(ClassicLoadBalancers::remnant)
            .toList();
  }

  private static Remnant remnant(LoadBalancerDescription balancer) {
    List<String> holds = new ArrayList<>(balancer.securityGroups());
    holds.addAll(balancer.subnets());
    holds.add(balancer.vpcId());
    return Remnant.of(
        ResourceType.CLASSIC_LOAD_BALANCER,
        balancer.loadBalancerName(),
        "",
        Ownership.inVpc(balancer.vpcId()),
        holds);
  }

  @Override
  public void delete(Remnant balancer) {
    elb.deleteLoadBalancer(r -> r.loadBalancerName(balancer.id()));
  }

  @Override
  public Expected deletion() {
    return Expected.BALANCER_INTERFACES_GONE;
  }

  @Override
  public Set<String> stillThere(Scope scope, Collection<Remnant> underWay) {
    return BalancerInterfaces.stillThere(ec2, scope, underWay, ClassicLoadBalancers::interfaces);
  }

  /** How its interfaces are described: "ELB " and its name (ELB user guide for Classic ones). */
  static String interfaces(Remnant balancer) {
    return "ELB " + balancer.id();
  }
}
