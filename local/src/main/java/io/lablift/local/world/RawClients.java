package io.lablift.local.world;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.lablift.functions.aws.AwsClients;
import io.lablift.functions.aws.Settings;
import io.lablift.local.report.LeftOver;
import io.lablift.simulator.SimulatedAccount;
import io.lablift.simulator.wire.ChokePoint;
import java.time.InstantSource;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.elasticloadbalancing.ElasticLoadBalancingClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.servicequotas.ServiceQuotasClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/**
 * The clients of an account before the choke point: what passes here is not counted, takes no
 * simulated time and meets no accident.
 *
 * <p>For looks from outside, such as a report's.
 */
public record RawClients(
    Ec2Client ec2,
    ElasticLoadBalancingV2Client elb,
    ElasticLoadBalancingClient classicElb,
    AutoScalingClient autoScaling,
    SsmClient ssm,
    ServiceQuotasClient serviceQuotas) {
  static RawClients of(SimulatedAccount account) {
    return new RawClients(
        account.ec2(),
        account.elbv2(),
        account.elb(),
        account.autoScaling(),
        account.ssm(),
        account.serviceQuotas());
  }

  /** Those of an endpoint that stands in for AWS. */
  static RawClients ofEmulator(SdkClients sdk) {
    RawClients raw = of(sdk);
    return new RawClients(
        EmulatedImages.over(raw.ec2),
        raw.elb,
        raw.classicElb,
        raw.autoScaling,
        raw.ssm,
        raw.serviceQuotas);
  }

  static RawClients of(SdkClients sdk) {
    return new RawClients(
        sdk.build(Ec2Client.builder()),
        sdk.build(ElasticLoadBalancingV2Client.builder()),
        sdk.build(ElasticLoadBalancingClient.builder()),
        sdk.build(AutoScalingClient.builder()),
        sdk.build(SsmClient.builder()),
        sdk.build(ServiceQuotasClient.builder()));
  }

  /** What an account has of a deployment's lab, asked for by its tags. */
  ArrayNode leftOver(String deployment, String lab) {
    return new LeftOver(ec2, elb, ssm, deployment).of(lab);
  }

  /**
   * The same clients behind the choke point, with the registry and the state machines, as functions
   * get them.
   */
  AwsClients behind(
      ChokePoint point,
      SfnClient sfn,
      DynamoDbClient registry,
      InstantSource clock,
      Settings settings) {
    return AwsClients.of(
        point.wrap(Ec2Client.class, "ec2", ec2),
        point.wrap(ElasticLoadBalancingV2Client.class, "elasticloadbalancing", elb),
        point.wrap(ElasticLoadBalancingClient.class, "elasticloadbalancing", classicElb),
        point.wrap(AutoScalingClient.class, "autoscaling", autoScaling),
        point.wrap(SsmClient.class, "ssm", ssm),
        point.wrap(ServiceQuotasClient.class, "servicequotas", serviceQuotas),
        point.wrap(SfnClient.class, "states", sfn),
        point.wrap(DynamoDbClient.class, "dynamodb", registry),
        clock,
        settings);
  }
}
