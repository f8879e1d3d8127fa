package io.lablift.local.report;

import static io.lablift.local.report.LabView.filter;
import static io.lablift.local.report.LabView.row;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TagDescription;
import software.amazon.awssdk.services.ssm.SsmClient;

/**
 * What an account still has of a lab, asked for by the lab's tag: what lies in no VPC any more is
 * found too.
 *
 * <p>Terminated instances and deleted NAT gateways stay listed for an hour (EC2 user guide, VPC
 * user guide) and are not left over. Network interfaces are not looked for: they end with what they
 * belong to.
 */
public final class LeftOver {
  private static final String TAG = "lablift:lab";

  /**
   * DescribeTags knows these by tag even when they have ended, so they are asked for with their
   * state.
   */
  private static final Set<String> WITH_STATE =
      Set.of("instance", "natgateway", "network-interface");

  /**
   * ELB's DescribeTags takes so many ARNs at once (Elastic Load Balancing API reference,
   * DescribeTags).
   */
  private static final int AT_ONCE = 20;

  private final Ec2Client ec2;
  private final ElasticLoadBalancingV2Client elb;
  private final SsmClient ssm;

  /** A look through these clients. */
  public LeftOver(Ec2Client ec2, ElasticLoadBalancingV2Client elb, SsmClient ssm) {
    this.ec2 = ec2;
    this.elb = elb;
    this.ssm = ssm;
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
            request -> request.path("/lablift/" + lab).recursive(true).withDecryption(false))
        .stream()
        .flatMap(page -> page.parameters().stream())
        .forEach(parameter -> left.add(row("parameter", parameter.name(), parameter.name())));
    return left;
  }

  private List<ObjectNode> tagged(String lab) {
    return ec2
        .describeTagsPaginator(request -> request.filters(filter("key", TAG), filter("value", lab)))
        .tags()
        .stream()
        .filter(tag -> !WITH_STATE.contains(tag.resourceTypeAsString()))
        .map(tag -> row(tag.resourceTypeAsString(), tag.resourceId(), ""))
        .toList();
  }

  private List<ObjectNode> withState(String lab) {
    List<ObjectNode> found = new ArrayList<>();
    ec2
        .describeInstancesPaginator(
            request ->
                request.filters(
                    filter("tag:" + TAG, lab),
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
            instance ->
                found.add(row("instance", instance.instanceId(), LabView.name(instance.tags()))));
    ec2
        .describeNatGatewaysPaginator(request -> request.filter(filter("tag:" + TAG, lab)))
        .natGateways()
        .stream()
        .filter(nat -> !nat.stateAsString().equals("deleted"))
        .forEach(
            nat -> found.add(row("nat-gateway", nat.natGatewayId(), LabView.name(nat.tags()))));
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

  private static boolean isOf(TagDescription tags, String lab) {
    return tags.tags().stream().anyMatch(tag -> tag.key().equals(TAG) && tag.value().equals(lab));
  }
}
