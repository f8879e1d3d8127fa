package io.lablift.functions.teardown.kind;

import io.lablift.functions.aws.AwsClients;
import io.lablift.functions.lab.ResourceType;
import java.util.List;
import java.util.stream.Stream;

/**
 * All kinds, in the order in which they are listed and deleted: what takes long first, and what
 * hangs on it with it.
 *
 * <p>The order is a matter of speed. What may be deleted when is decided by what holds it.
 */
public final class Kinds {
  private final Vpcs vpcs;
  private final SecurityGroups groups;
  private final List<Kind> first;
  private final List<Kind> early;
  private final List<Kind> rest;

  public Kinds(AwsClients aws) {
    RouteTables routeTables = new RouteTables(aws.ec2());
    this.vpcs = new Vpcs(aws.ec2(), routeTables);
    this.groups = new SecurityGroups(aws.ec2());
    Instances instances = new Instances(aws.ec2());
    NetworkInterfaces interfaces = new NetworkInterfaces(aws.ec2(), instances);
    Kind balancers = new LoadBalancers(aws.elb(), aws.ec2());
    Kind classic = new ClassicLoadBalancers(aws.classicElb(), aws.ec2(), interfaces);
    Kind nats = new NatGateways(aws.ec2());
    Kind scaling = new AutoScalingGroups(aws.autoScaling());
    Kind spot = new SpotRequests(aws.ec2(), instances);
    this.first =
        List.of(
            balancers,
            nats,
            routeTables,
            new Subnets(aws.ec2(), routeTables),
            scaling,
            instances,
            spot,
            interfaces,
            classic,
            new Addresses(aws.ec2(), interfaces));
    this.early = List.of(scaling, spot, balancers, classic, nats, instances);
    this.rest =
        List.of(
            new Images(aws.ec2()),
            new Snapshots(aws.ec2()),
            new Endpoints(aws.ec2()),
            new InstanceConnectEndpoints(aws.ec2(), interfaces),
            new TargetGroups(aws.elb()),
            new KeyPairs(aws.ec2()),
            new Parameters(aws.ssm()),
            new Volumes(aws.ec2(), instances),
            new Peerings(aws.ec2()),
            new EgressOnlyGateways(aws.ec2()),
            new VpnGateways(aws.ec2()),
            groups,
            new NetworkAcls(aws.ec2()),
            new InternetGateways(aws.ec2()));
  }

  public Vpcs vpcs() {
    return vpcs;
  }

  public SecurityGroups securityGroups() {
    return groups;
  }

  /**
   * What takes long, and what hangs on it: to be known, and written down, before anything is
   * destroyed.
   */
  public List<Kind> first() {
    return first;
  }

  /**
   * What is asked to go before the rest is even listed: what would start servers again, and then
   * what takes long.
   */
  public List<Kind> early() {
    return early;
  }

  public List<Kind> rest() {
    return rest;
  }

  /** Every kind but the VPC, in order. */
  public List<Kind> all() {
    return Stream.concat(first.stream(), rest.stream()).toList();
  }

  public Kind of(ResourceType type) {
    return type == ResourceType.VPC
        ? vpcs
        : all().stream().filter(kind -> kind.type() == type).findFirst().orElseThrow();
  }
}
