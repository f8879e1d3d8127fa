package io.lablift.local.differential;

import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.elasticloadbalancing.ElasticLoadBalancingClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.ssm.SsmClient;

/** One of the two accounts that are compared: fresh for each case, in Seoul, with a default VPC. */
interface Side extends AutoCloseable {
  Ec2Client ec2();

  ElasticLoadBalancingV2Client elbv2();

  /** Classic Load Balancers. */
  ElasticLoadBalancingClient classic();

  SsmClient ssm();

  AutoScalingClient autoScaling();

  /** The id of an image that servers can be launched from. */
  String image();

  /**
   * Whatever was begun gets done: where time passes, ten minutes pass. moto does everything at
   * once.
   */
  void settle();

  /** What a case makes before its call. */
  default Making make() {
    return new Making(this);
  }

  @Override
  void close();
}
