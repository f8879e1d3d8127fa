package io.lablift.functions.capacity;

import io.lablift.functions.aws.AwsClients;
import io.lablift.functions.aws.Tags;
import io.lablift.functions.blueprint.Quota;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ec2.model.CpuOptions;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.NatGateway;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.Vpc;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerTypeEnum;

/**
 * Counts what others than this deployment's labs use of the account's quotas: what does not bear
 * the deployment's tags. What students make by hand in their labs bears none, and counts here too.
 */
final class UsageReader {
  /** What the quota of vCPUs covers (EC2 user guide, "On-Demand Instance quotas"). */
  private static final Pattern STANDARD = Pattern.compile("[acdhimrtz]\\d.*|mac.*|im\\d.*|is\\d.*");

  /** "pending, available, or deleting" ("Amazon VPC quotas"). */
  private static final String[] NAT_STATES = {"pending", "available", "deleting"};

  /** The quota is of running instances; what is just ending may still count. */
  private static final String[] INSTANCE_STATES = {
    "pending", "running", "stopping", "shutting-down"
  };

  private final AwsClients aws;

  UsageReader(AwsClients aws) {
    this.aws = aws;
  }

  /** Counts, by seven listings. */
  Usage read() {
    Map<Quota, Integer> others = new EnumMap<>(Quota.class);
    List<Vpc> vpcs = aws.ec2().describeVpcsPaginator(r -> {}).vpcs().stream().toList();
    Set<String> ours =
        vpcs.stream().filter(vpc -> isOurs(vpc.tags())).map(Vpc::vpcId).collect(Collectors.toSet());
    others.put(Quota.VPCS, vpcs.size() - ours.size());
    others.put(
        Quota.ELASTIC_IPS,
        (int)
            aws.ec2().describeAddresses(r -> {}).addresses().stream()
                .filter(address -> !isOurs(address.tags()))
                .count());
    Map<String, Integer> nats = natGateways();
    others.put(Quota.APPLICATION_LOAD_BALANCERS, loadBalancers(ours));
    others.put(
        Quota.SECURITY_GROUPS,
        (int)
            aws.ec2().describeSecurityGroupsPaginator(r -> {}).securityGroups().stream()
                .filter(group -> !ours.contains(group.vpcId()))
                .count());
    others.put(Quota.VCPUS, vcpus());
    return new Usage(others, nats);
  }

  private Map<String, Integer> natGateways() {
    List<NatGateway> others =
        aws
            .ec2()
            .describeNatGatewaysPaginator(r -> r.filter(Tags.filter("state", NAT_STATES)))
            .natGateways()
            .stream()
            .filter(nat -> !isOurs(nat.tags()))
            .toList();
    if (others.isEmpty()) {
      return Map.of();
    }
    List<String> ids = others.stream().map(NatGateway::subnetId).distinct().toList();
    Map<String, String> zones =
        aws
            .ec2()
            .describeSubnetsPaginator(r -> r.filters(Tags.filter("subnet-id", ids)))
            .subnets()
            .stream()
            .collect(Collectors.toMap(Subnet::subnetId, Subnet::availabilityZone));
    Map<String, Integer> byZone = new TreeMap<>();
    others.forEach(nat -> byZone.merge(zones.getOrDefault(nat.subnetId(), "?"), 1, Integer::sum));
    return byZone;
  }

  /**
   * A load balancer's tags would take a call for every twenty; where it stands says as much: a lab
   * has one in its VPC, and each further one is its student's.
   */
  private int loadBalancers(Set<String> ours) {
    Map<String, Integer> byVpc = new HashMap<>();
    aws.elb().describeLoadBalancersPaginator(r -> {}).loadBalancers().stream()
        .filter(balancer -> balancer.type() == LoadBalancerTypeEnum.APPLICATION)
        .map(LoadBalancer::vpcId)
        .forEach(vpc -> byVpc.merge(vpc, 1, Integer::sum));
    return byVpc.entrySet().stream()
        .mapToInt(e -> ours.contains(e.getKey()) ? e.getValue() - 1 : e.getValue())
        .sum();
  }

  private int vcpus() {
    return aws
        .ec2()
        .describeInstancesPaginator(
            r -> r.filters(Tags.filter("instance-state-name", INSTANCE_STATES)))
        .reservations()
        .stream()
        .flatMap(reservation -> reservation.instances().stream())
        .filter(instance -> !isOurs(instance.tags()) && isOnDemandStandard(instance))
        .mapToInt(UsageReader::vcpus)
        .sum();
  }

  private static boolean isOnDemandStandard(Instance instance) {
    return instance.instanceLifecycle() == null
        && STANDARD.matcher(instance.instanceTypeAsString()).matches();
  }

  private static int vcpus(Instance instance) {
    CpuOptions cpu = instance.cpuOptions();
    return cpu == null || cpu.coreCount() == null
        ? 2
        : cpu.coreCount() * (cpu.threadsPerCore() == null ? 1 : cpu.threadsPerCore());
  }

  /** A network that was lent to the deployment bears its tag, but is no lab's. */
  private boolean isOurs(Collection<Tag> tags) {
    return Tags.value(tags, Tags.DEPLOYMENT).filter(aws.settings().deployment()::equals).isPresent()
        && Tags.value(tags, Tags.LAB).isPresent();
  }
}
