package io.lablift.simulator.elb;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DuplicateListenerException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DuplicateLoadBalancerNameException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DuplicateTargetGroupNameException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ElasticLoadBalancingV2Exception;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.InvalidConfigurationRequestException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.InvalidSecurityGroupException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.InvalidSubnetException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.InvalidTargetException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ListenerNotFoundException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerNotFoundException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.OperationNotPermittedException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ResourceInUseException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.SubnetNotFoundException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupAssociationLimitException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupNotFoundException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TooManyLoadBalancersException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TooManyTargetGroupsException;

/** ELBv2's refusals, as the SDK's own exceptions (the "Errors" of each action's reference). */
final class ElbRefused {
  private ElbRefused() {}

  private static ElasticLoadBalancingV2Exception of(
      ElasticLoadBalancingV2Exception.Builder builder, String code, String message) {
    return (ElasticLoadBalancingV2Exception)
        builder
            .message(message)
            .statusCode(400)
            .requestId("simulated")
            .awsErrorDetails(
                AwsErrorDetails.builder()
                    .serviceName("ElasticLoadBalancingV2")
                    .errorCode(code)
                    .errorMessage(message)
                    .build())
            .build();
  }

  static ElasticLoadBalancingV2Exception validation(String message) {
    return of(ElasticLoadBalancingV2Exception.builder(), "ValidationError", message);
  }

  static ElasticLoadBalancingV2Exception noLoadBalancer(String what) {
    return of(
        LoadBalancerNotFoundException.builder(),
        "LoadBalancerNotFound",
        "Load balancers '[" + what + "]' not found");
  }

  static ElasticLoadBalancingV2Exception noTargetGroup(String what) {
    return of(
        TargetGroupNotFoundException.builder(),
        "TargetGroupNotFound",
        "Target groups '[" + what + "]' not found");
  }

  static ElasticLoadBalancingV2Exception noListener(String what) {
    return of(
        ListenerNotFoundException.builder(),
        "ListenerNotFound",
        "Listeners '[" + what + "]' not found");
  }

  static ElasticLoadBalancingV2Exception noSubnet(String id) {
    return of(
        SubnetNotFoundException.builder(),
        "SubnetNotFound",
        "The subnet ID '" + id + "' does not exist");
  }

  static ElasticLoadBalancingV2Exception subnet(String message) {
    return of(InvalidSubnetException.builder(), "InvalidSubnet", message);
  }

  static ElasticLoadBalancingV2Exception group(String message) {
    return of(InvalidSecurityGroupException.builder(), "InvalidSecurityGroup", message);
  }

  static ElasticLoadBalancingV2Exception configuration(String message) {
    return of(
        InvalidConfigurationRequestException.builder(), "InvalidConfigurationRequest", message);
  }

  static ElasticLoadBalancingV2Exception target(String message) {
    return of(InvalidTargetException.builder(), "InvalidTarget", message);
  }

  static ElasticLoadBalancingV2Exception inUse(String message) {
    return of(ResourceInUseException.builder(), "ResourceInUse", message);
  }

  static ElasticLoadBalancingV2Exception notPermitted(String message) {
    return of(OperationNotPermittedException.builder(), "OperationNotPermitted", message);
  }

  static ElasticLoadBalancingV2Exception duplicateLoadBalancer(String name) {
    return of(
        DuplicateLoadBalancerNameException.builder(),
        "DuplicateLoadBalancerName",
        "A load balancer with the same name '" + name + "' exists, but with different settings");
  }

  static ElasticLoadBalancingV2Exception duplicateTargetGroup(String name) {
    return of(
        DuplicateTargetGroupNameException.builder(),
        "DuplicateTargetGroupName",
        "A target group with the same name '" + name + "' exists, but with different settings");
  }

  static ElasticLoadBalancingV2Exception duplicateListener(int port) {
    return of(
        DuplicateListenerException.builder(),
        "DuplicateListener",
        "A listener already exists on port " + port + " for this load balancer");
  }

  static ElasticLoadBalancingV2Exception tooManyLoadBalancers() {
    return of(
        TooManyLoadBalancersException.builder(),
        "TooManyLoadBalancers",
        "The maximum number of load balancers has been reached");
  }

  static ElasticLoadBalancingV2Exception tooManyTargetGroups() {
    return of(
        TooManyTargetGroupsException.builder(),
        "TooManyTargetGroups",
        "The maximum number of target groups has been reached");
  }

  static ElasticLoadBalancingV2Exception associationLimit(String arn) {
    return of(
        TargetGroupAssociationLimitException.builder(),
        "TargetGroupAssociationLimit",
        "The following target groups cannot be associated with more than one load balancer: "
            + arn);
  }
}
