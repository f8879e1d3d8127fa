package io.lablift.functions.teardown.kind;

import io.lablift.functions.aws.AwsErrors;
import io.lablift.functions.lab.ResourceType;
import io.lablift.functions.stage.Expected;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ElasticLoadBalancingV2Exception;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerAddress;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerAttribute;

/**
 * Application, network and gateway load balancers.
 *
 * <p>A deleted one is out of the listing at once, while its network interfaces ("ELB app/name/id")
 * still block subnets, groups and the internet gateway: it counts as gone when they are. ELB has no
 * filter by VPC, so the listing is shared.
 */
public final class LoadBalancers implements Kind {
  private final ElasticLoadBalancingV2Client elb;
  private final Ec2Client ec2;

  public LoadBalancers(ElasticLoadBalancingV2Client elb, Ec2Client ec2) {
    this.elb = elb;
    this.ec2 = ec2;
  }

  @Override
  public ResourceType type() {
    return ResourceType.LOAD_BALANCER;
  }

  @Override
  public List<Remnant> list(Scope scope) {
    if (scope.isEmpty()) {
      return List.of();
    }
    return elb.describeLoadBalancersPaginator().loadBalancers().stream()
        .filter(balancer -> scope.has(balancer.vpcId()))
        .flatMap(LoadBalancers::remnants)
        .toList();
  }

  /** The load balancer, and the Elastic IPs that a network load balancer was given. */
  private static Stream<Remnant> remnants(LoadBalancer balancer) {
    List<String> addresses =
        balancer.availabilityZones().stream()
            .flatMap(zone -> zone.loadBalancerAddresses().stream())
            .map(LoadBalancerAddress::allocationId)
            .filter(Objects::nonNull)
            .toList();
    List<String> holds = new ArrayList<>(addresses);
    holds.addAll(balancer.securityGroups());
    balancer.availabilityZones().forEach(zone -> holds.add(zone.subnetId()));
    holds.add(balancer.vpcId());
    Remnant itself =
        Remnant.of(
            ResourceType.LOAD_BALANCER,
            balancer.loadBalancerArn(),
            balancer.loadBalancerName(),
            Ownership.inVpc(balancer.vpcId()),
            holds);
    Ownership byIt = Ownership.hangsOn(balancer.loadBalancerArn());
    return Stream.concat(
        Stream.of(itself),
        addresses.stream().map(id -> Remnant.of(ResourceType.ELASTIC_IP, id, "", byIt, List.of())));
  }

  @Override
  public void delete(Remnant balancer) {
    try {
      elb.deleteLoadBalancer(r -> r.loadBalancerArn(balancer.id()));
    } catch (ElasticLoadBalancingV2Exception e) {
      if (!AwsErrors.code(e).equals("OperationNotPermitted")) {
        throw e;
      }
      elb.modifyLoadBalancerAttributes(
          r ->
              r.loadBalancerArn(balancer.id())
                  .attributes(
                      LoadBalancerAttribute.builder()
                          .key("deletion_protection.enabled")
                          .value("false")
                          .build()));
      elb.deleteLoadBalancer(r -> r.loadBalancerArn(balancer.id()));
    }
  }

  @Override
  public Expected deletion() {
    return Expected.BALANCER_INTERFACES_GONE;
  }

  @Override
  public Set<String> stillThere(Scope scope, Collection<Remnant> underWay) {
    return BalancerInterfaces.stillThere(ec2, scope, underWay, LoadBalancers::interfaces);
  }

  /**
   * How its interfaces are described: "ELB " and the ARN from the type on (ELB user guide, "Update
   * network interfaces").
   */
  static String interfaces(Remnant balancer) {
    return "ELB " + balancer.id().replaceFirst("^.*:loadbalancer/", "");
  }
}
