package io.lablift.functions.teardown.kind;

import io.lablift.functions.aws.AwsClients;
import io.lablift.functions.lab.ResourceType;
import java.util.List;

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
  private final List<Kind> rest;

  public Kinds(AwsClients aws) {
    RouteTables routeTables = new RouteTables(aws.ec2());
    this.vpcs = new Vpcs(aws.ec2(), routeTables);
    this.groups = new SecurityGroups(aws.ec2());
    NetworkInterfaces interfaces = new NetworkInterfaces(aws.ec2());
    this.first =
        List.of(
            new LoadBalancers(aws.elb(), aws.ec2()),
            new NatGateways(aws.ec2()),
            new Instances(aws.ec2()),
            interfaces,
            new Addresses(aws.ec2()));
    this.rest =
        List.of(
            new Endpoints(aws.ec2()),
            new InstanceConnectEndpoints(aws.ec2(), interfaces),
            new TargetGroups(aws.elb()),
            new KeyPairs(aws.ec2()),
            new Parameters(aws.ssm()),
            new Volumes(aws.ec2()),
            new Peerings(aws.ec2()),
            new EgressOnlyGateways(aws.ec2()),
            new VpnGateways(aws.ec2()),
            groups,
            routeTables,
            new Subnets(aws.ec2(), routeTables),
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

  public List<Kind> rest() {
    return rest;
  }

  /** Every kind but the VPC, in order. */
  public List<Kind> all() {
    return java.util.stream.Stream.concat(first.stream(), rest.stream()).toList();
  }

  public Kind of(ResourceType type) {
    return type == ResourceType.VPC
        ? vpcs
        : all().stream().filter(kind -> kind.type() == type).findFirst().orElseThrow();
  }
}
