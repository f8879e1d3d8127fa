package io.lablift.infra.policy.facts;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateListenerRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateLoadBalancerRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateTargetGroupRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeleteLoadBalancerRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeleteTargetGroupRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyLoadBalancerAttributesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RegisterTargetsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Tag;

/**
 * What Elastic Load Balancing authorises ("AWS Elastic Load Balancing V2" in the reference).
 *
 * <p>Some calls also ask for looks at EC2 ("Elastic Load Balancing API permissions" in the Elastic
 * Load Balancing user guide), and the first load balancer or target group of an account for the
 * service's role.
 */
final class BalancerCalls {
  private static final String PAGE = "elbv2";
  private static final String SERVICE = "elasticloadbalancing";
  private static final String TAGGING = "elasticloadbalancing:AddTags";

  private final Asking asking;
  private final Truth truth;
  private final String action;

  BalancerCalls(Asking asking, Truth truth, String action) {
    this.asking = asking;
    this.truth = truth;
    this.action = action;
  }

  /** Collects it; false: this is not such a call. */
  boolean collect(AwsRequest request) {
    switch (request) {
      case CreateLoadBalancerRequest r -> createBalancer(r);
      case CreateTargetGroupRequest r -> createTargetGroup(r);
      case CreateListenerRequest r -> createListener(r);
      case RegisterTargetsRequest r -> {
        existing("targetgroup", r.targetGroupArn());
        looks("Instances", "InternetGateways", "Subnets", "Vpcs");
      }
      case DeleteLoadBalancerRequest r -> existing(type(r.loadBalancerArn()), r.loadBalancerArn());
      case ModifyLoadBalancerAttributesRequest r ->
          existing(type(r.loadBalancerArn()), r.loadBalancerArn());
      case DeleteTargetGroupRequest r -> existing("targetgroup", r.targetGroupArn());
      default -> {
        return false;
      }
    }
    return true;
  }

  private void createBalancer(CreateLoadBalancerRequest request) {
    if (request.type() != LoadBalancerTypeEnum.APPLICATION) {
      throw new IllegalArgumentException("only application load balancers are made: " + request);
    }
    String arn = asking.place().arn(SERVICE, "loadbalancer/app/" + request.name() + "/*");
    Values values =
        Values.requested(map(request.tags()))
            .unborn()
            .and("elasticloadbalancing:Scheme", request.schemeAsString())
            .and("elasticloadbalancing:Subnet", request.subnets().toArray(String[]::new))
            .and(
                "elasticloadbalancing:SecurityGroup",
                request.securityGroups().toArray(String[]::new));
    asking.resource(PAGE, action, "loadbalancer/app/", arn, values);
    tagging("loadbalancer/app/", arn, request.tags(), "CreateLoadBalancer");
    looks(
        "AccountAttributes", "Addresses", "InternetGateways", "SecurityGroups", "Subnets", "Vpcs");
    serviceRole();
  }

  private void createTargetGroup(CreateTargetGroupRequest request) {
    String arn = asking.place().arn(SERVICE, "targetgroup/" + request.name() + "/*");
    asking.resource(
        PAGE, action, "targetgroup", arn, Values.requested(map(request.tags())).unborn());
    tagging("targetgroup", arn, request.tags(), "CreateTargetGroup");
    looks("InternetGateways", "Vpcs");
    serviceRole();
  }

  private void createListener(CreateListenerRequest request) {
    String balancer = request.loadBalancerArn();
    Values values =
        Values.existing(truth.tags(balancer))
            .andRequested(map(request.tags()))
            .and("elasticloadbalancing:ListenerProtocol", request.protocolAsString());
    asking.resource(PAGE, action, type(balancer), balancer, values);
    tagging(
        "listener/app",
        balancer.replace(":loadbalancer/", ":listener/") + "/*",
        request.tags(),
        "CreateListener");
  }

  private void existing(String type, String arn) {
    asking.resource(PAGE, action, type, arn, Values.existing(truth.tags(arn)));
  }

  private void tagging(String type, String arn, List<Tag> tags, String creating) {
    Values values =
        Values.requested(map(tags)).unborn().and("elasticloadbalancing:CreateAction", creating);
    asking.resource(PAGE, TAGGING, type, arn, values);
  }

  private void looks(String... what) {
    for (String one : what) {
      asking.everything("ec2", "ec2:Describe" + one, Values.none());
    }
  }

  private void serviceRole() {
    String name = "elasticloadbalancing.amazonaws.com";
    String arn =
        "arn:aws:iam::"
            + asking.place().account()
            + ":role/aws-service-role/"
            + name
            + "/AWSServiceRoleForElasticLoadBalancing";
    asking.resource(
        "iam",
        "iam:CreateServiceLinkedRole",
        "role",
        arn,
        Values.none().and("iam:AWSServiceName", name));
  }

  /** {@code loadbalancer/net/} of {@code arn:…:loadbalancer/net/name/id}. */
  private static String type(String arn) {
    return arn.replaceFirst("^.*:(loadbalancer/[a-z]+/).*$", "$1");
  }

  private static Map<String, String> map(List<Tag> tags) {
    Map<String, String> map = new TreeMap<>();
    tags.forEach(tag -> map.put(tag.key(), tag.value()));
    return map;
  }
}
