package io.lablift.simulator.classic;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.elasticloadbalancing.model.DuplicateLoadBalancerNameException;
import software.amazon.awssdk.services.elasticloadbalancing.model.ElasticLoadBalancingException;
import software.amazon.awssdk.services.elasticloadbalancing.model.InvalidConfigurationRequestException;
import software.amazon.awssdk.services.elasticloadbalancing.model.InvalidInstanceException;
import software.amazon.awssdk.services.elasticloadbalancing.model.InvalidSecurityGroupException;
import software.amazon.awssdk.services.elasticloadbalancing.model.InvalidSubnetException;
import software.amazon.awssdk.services.elasticloadbalancing.model.LoadBalancerNotFoundException;
import software.amazon.awssdk.services.elasticloadbalancing.model.SubnetNotFoundException;
import software.amazon.awssdk.services.elasticloadbalancing.model.TooManyLoadBalancersException;

/** The refusals of the classic API, as the SDK's own exceptions. */
final class ClassicRefused {
  private ClassicRefused() {}

  private static ElasticLoadBalancingException of(
      ElasticLoadBalancingException.Builder builder, String code, String message) {
    return (ElasticLoadBalancingException)
        builder
            .message(message)
            .statusCode(400)
            .requestId("simulated")
            .awsErrorDetails(
                AwsErrorDetails.builder()
                    .serviceName("ElasticLoadBalancing")
                    .errorCode(code)
                    .errorMessage(message)
                    .build())
            .build();
  }

  static ElasticLoadBalancingException validation(String message) {
    return of(ElasticLoadBalancingException.builder(), "ValidationError", message);
  }

  static ElasticLoadBalancingException notFound(String name) {
    return of(
        LoadBalancerNotFoundException.builder(),
        "LoadBalancerNotFound",
        "There is no ACTIVE Load Balancer named '" + name + "'");
  }

  static ElasticLoadBalancingException duplicate(String name) {
    return of(
        DuplicateLoadBalancerNameException.builder(),
        "DuplicateLoadBalancerName",
        "Load Balancer named " + name + " already exists and it is configured differently");
  }

  static ElasticLoadBalancingException tooMany() {
    return of(
        TooManyLoadBalancersException.builder(),
        "TooManyLoadBalancers",
        "The maximum number of load balancers has been reached");
  }

  static ElasticLoadBalancingException noSubnet(String id) {
    return of(SubnetNotFoundException.builder(), "SubnetNotFound", "No subnet " + id);
  }

  static ElasticLoadBalancingException subnet(String message) {
    return of(InvalidSubnetException.builder(), "InvalidSubnet", message);
  }

  static ElasticLoadBalancingException group(String id) {
    return of(
        InvalidSecurityGroupException.builder(),
        "InvalidSecurityGroup",
        "The security group '" + id + "' does not exist");
  }

  static ElasticLoadBalancingException configuration(String message) {
    return of(
        InvalidConfigurationRequestException.builder(), "InvalidConfigurationRequest", message);
  }

  static ElasticLoadBalancingException instance(String id) {
    return of(
        InvalidInstanceException.builder(),
        "InvalidInstance",
        "Could not find EC2 instance " + id + ".");
  }
}
