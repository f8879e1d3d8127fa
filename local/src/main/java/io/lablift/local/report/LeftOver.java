package io.lablift.local.report;

import static io.lablift.local.report.LabView.filter;
import static io.lablift.local.report.LabView.name;
import static io.lablift.local.report.LabView.row;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TagDescription;
import software.amazon.awssdk.services.ssm.SsmClient;

/**
 * What an account still has of a lab, asked for by the lab's tag: what lies in no VPC any more is
 * found too.
 *
 * <p>Terminated instances and deleted NAT gateways stay listed for an hour (EC2 user guide, VPC
 * user guide) and are not left over. Network interfaces are not looked for: they end with what they
 * belong to. Nor is DescribeTags asked, which remembers the tags of what is gone.
 */
public final class LeftOver {
  private static final String TAG = "lablift:lab";
  private static final String DEPLOYMENT = "lablift:deployment";

  /**
   * ELB's DescribeTags takes so many ARNs at once (Elastic Load Balancing API reference,
   * DescribeTags).
   */
  private static final int AT_ONCE = 20;

  private final Ec2Client ec2;
  private final ElasticLoadBalancingV2Client elb;
  private final SsmClient ssm;
  private final String deployment;

  /**
   * A look through these clients.
   *
   * @param deployment whose labs they are, as in the tag {@code lablift:deployment}
   */
  public LeftOver(
      Ec2Client ec2, ElasticLoadBalancingV2Client elb, SsmClient ssm, String deployment) {
    this.ec2 = ec2;
    this.elb = elb;
    this.ssm = ssm;
    this.deployment = deployment;
  }

  /**
   * What is left: {@code [{"type", "id", "name"}]}.
   *
   * @param lab the lab's id
   */
  public ArrayNode of(String lab) {
    ArrayNode left = LabView.MAPPER.createArrayNode();
    left.addAll(tagged(lab));
    left.addAll(withState(lab));
    left.addAll(balancers(lab));
    ssm
        .getParametersByPathPaginator(
            request ->
                request
                    .path("/lablift/" + deployment + "/" + lab)
                    .recursive(true)
                    .withDecryption(false))
        .stream()
        .flatMap(page -> page.parameters().stream())
        .forEach(parameter -> left.add(row("parameter", parameter.name(), parameter.name())));
    return left;
  }

  private List<Filter> ours(String lab) {
    return List.of(filter("tag:" + TAG, lab), filter("tag:" + DEPLOYMENT, deployment));
  }

  private List<ObjectNode> tagged(String lab) {
    List<Filter> ours = ours(lab);
    List<ObjectNode> found = new ArrayList<>();
    ec2.describeVpcsPaginator(r -> r.filters(ours))
        .vpcs()
        .forEach(x -> found.add(row("vpc", x.vpcId(), name(x.tags()))));
    ec2.describeSubnetsPaginator(r -> r.filters(ours))
        .subnets()
        .forEach(x -> found.add(row("subnet", x.subnetId(), name(x.tags()))));
    ec2.describeInternetGatewaysPaginator(r -> r.filters(ours))
        .internetGateways()
        .forEach(x -> found.add(row("internet-gateway", x.internetGatewayId(), name(x.tags()))));
    ec2.describeRouteTablesPaginator(r -> r.filters(ours))
        .routeTables()
        .forEach(x -> found.add(row("route-table", x.routeTableId(), name(x.tags()))));
    ec2.describeSecurityGroupsPaginator(r -> r.filters(ours))
        .securityGroups()
        .forEach(x -> found.add(row("security-group", x.groupId(), x.groupName())));
    ec2.describeAddresses(r -> r.filters(ours))
        .addresses()
        .forEach(x -> found.add(row("elastic-ip", x.allocationId(), name(x.tags()))));
    ec2.describeKeyPairs(r -> r.filters(ours))
        .keyPairs()
        .forEach(x -> found.add(row("key-pair", x.keyPairId(), x.keyName())));
    ec2.describeImages(r -> r.owners("self").filters(ours))
        .images()
        .forEach(x -> found.add(row("image", x.imageId(), x.name())));
    ec2.describeSnapshotsPaginator(r -> r.ownerIds("self").filters(ours))
        .snapshots()
        .forEach(x -> found.add(row("snapshot", x.snapshotId(), name(x.tags()))));
    ec2.describeVolumesPaginator(r -> r.filters(ours))
        .volumes()
        .forEach(x -> found.add(row("volume", x.volumeId(), name(x.tags()))));
    return found;
  }

  private List<ObjectNode> withState(String lab) {
    List<ObjectNode> found = new ArrayList<>();
    ec2
        .describeInstancesPaginator(
            request ->
                request.filters(
                    filter("tag:" + TAG, lab),
                    filter("tag:" + DEPLOYMENT, deployment),
                    filter(
                        "instance-state-name",
                        "pending",
                        "running",
                        "stopping",
                        "stopped",
                        "shutting-down")))
        .reservations()
        .stream()
        .flatMap(reservation -> reservation.instances().stream())
        .forEach(
            instance -> found.add(row("instance", instance.instanceId(), name(instance.tags()))));
    ec2.describeNatGatewaysPaginator(request -> request.filter(ours(lab))).natGateways().stream()
        .filter(nat -> !nat.stateAsString().equals("deleted"))
        .forEach(nat -> found.add(row("nat-gateway", nat.natGatewayId(), name(nat.tags()))));
    return found;
  }

  private List<ObjectNode> balancers(String lab) {
    Map<String, ObjectNode> rows = new LinkedHashMap<>();
    elb.describeLoadBalancersPaginator()
        .loadBalancers()
        .forEach(
            balancer ->
                rows.put(
                    balancer.loadBalancerArn(),
                    row("load-balancer", balancer.loadBalancerArn(), balancer.loadBalancerName())));
    elb.describeTargetGroupsPaginator()
        .targetGroups()
        .forEach(
            group ->
                rows.put(
                    group.targetGroupArn(),
                    row("target-group", group.targetGroupArn(), group.targetGroupName())));
    List<String> arns = List.copyOf(rows.keySet());
    List<ObjectNode> found = new ArrayList<>();
    for (int from = 0; from < arns.size(); from += AT_ONCE) {
      List<String> some = arns.subList(from, Math.min(from + AT_ONCE, arns.size()));
      for (TagDescription tags :
          elb.describeTags(request -> request.resourceArns(some)).tagDescriptions()) {
        ObjectNode row = rows.get(tags.resourceArn());
        if (row != null && isOf(tags, lab)) {
          found.add(row);
        }
      }
    }
    return found;
  }

  private boolean isOf(TagDescription tags, String lab) {
    return has(tags, TAG, lab) && has(tags, DEPLOYMENT, deployment);
  }

  private static boolean has(TagDescription tags, String key, String value) {
    return tags.tags().stream().anyMatch(tag -> tag.key().equals(key) && tag.value().equals(value));
  }
}
