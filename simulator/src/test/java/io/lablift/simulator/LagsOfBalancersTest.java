package io.lablift.simulator;

import static io.lablift.simulator.Bench.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.elasticloadbalancing.model.Listener;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetDescription;

/** What one call did to load balancers, or to what goes by its name, is seen late. */
class LagsOfBalancersTest {
  private static final Duration LATE = Duration.ofSeconds(15);

  private final Bench aws = new Bench();
  private final ElasticLoadBalancingV2Client elb = aws.account.elbv2();
  private final String vpc = aws.vpc();

  private void late() {
    aws.account.fates().nextLag(LATE);
  }

  private String balancer() {
    aws.attachedGateway(vpc);
    String a = aws.subnet(vpc, "10.0.1.0/24", "a");
    String c = aws.subnet(vpc, "10.0.2.0/24", "c");
    late();
    return elb.createLoadBalancer(r -> r.name("web").subnets(a, c))
        .loadBalancers()
        .getFirst()
        .loadBalancerArn();
  }

  @Test
  void hideALoadBalancerFromItsNameAndItsDeletion() {
    String arn = balancer();

    assertThat(refusal(() -> elb.describeLoadBalancers(r -> r.names("web"))))
        .isEqualTo("LoadBalancerNotFound");
    assertThat(refusal(() -> elb.describeTags(r -> r.resourceArns(arn))))
        .isEqualTo("LoadBalancerNotFound");
    elb.deleteLoadBalancer(r -> r.loadBalancerArn(arn));
    aws.clock.pass(LATE);

    assertThat(elb.describeLoadBalancers(r -> r.names("web")).loadBalancers()).hasSize(1);
  }

  @Test
  void showADeletedLoadBalancerAsItWas() {
    String arn = balancer();
    aws.clock.passSeconds(187);
    late();
    elb.deleteLoadBalancer(r -> r.loadBalancerArn(arn));

    LoadBalancer stale = elb.describeLoadBalancers(r -> r.names("web")).loadBalancers().getFirst();
    assertThat(stale.state().codeAsString()).isEqualTo("active");
    assertThat(refusal(() -> elb.describeListeners(r -> r.loadBalancerArn(arn))))
        .isEqualTo("LoadBalancerNotFound");
    aws.clock.pass(LATE);
    assertThat(refusal(() -> elb.describeLoadBalancers(r -> r.names("web"))))
        .isEqualTo("LoadBalancerNotFound");
  }

  @Test
  void showTargetsThatWereRegisteredAndHideThoseThatAre() {
    String instance = aws.instance(aws.subnet(vpc, "10.0.1.0/24"));
    aws.clock.passSeconds(16);
    late();
    String group =
        elb.createTargetGroup(r -> r.name("t").protocol("HTTP").port(80).vpcId(vpc))
            .targetGroups()
            .getFirst()
            .targetGroupArn();
    assertThat(refusal(() -> elb.describeTargetHealth(r -> r.targetGroupArn(group))))
        .isEqualTo("TargetGroupNotFound");
    elb.deleteTargetGroup(r -> r.targetGroupArn(group));
    aws.clock.pass(LATE);
    TargetDescription target = TargetDescription.builder().id(instance).build();
    late();
    elb.registerTargets(r -> r.targetGroupArn(group).targets(target));
    assertThat(targets(group)).isZero();
    aws.clock.pass(LATE);
    assertThat(targets(group)).isOne();
    late();
    elb.deregisterTargets(r -> r.targetGroupArn(group).targets(target));
    assertThat(targets(group)).isOne();
    aws.clock.pass(LATE);
    assertThat(targets(group)).isZero();
  }

  private int targets(String group) {
    return elb.describeTargetHealth(r -> r.targetGroupArn(group)).targetHealthDescriptions().size();
  }

  @Test
  void letDeletionsByNameSucceedWithoutEffectOnWhatCannotBeSeenYet() {
    late();
    aws.ec2.createKeyPair(r -> r.keyName("k"));
    aws.ec2.deleteKeyPair(r -> r.keyName("k"));
    aws.attachedGateway(vpc);
    String subnet = aws.subnet(vpc, "10.0.1.0/24");
    late();
    aws.account
        .elb()
        .createLoadBalancer(
            r ->
                r.loadBalancerName("old")
                    .subnets(subnet)
                    .listeners(
                        Listener.builder()
                            .protocol("HTTP")
                            .loadBalancerPort(80)
                            .instancePort(80)
                            .build()));
    aws.account.elb().deleteLoadBalancer(r -> r.loadBalancerName("old"));
    aws.clock.pass(LATE);

    assertThat(aws.account.leftOver()).extracting(Item::name).contains("k", "old");
    aws.ec2.deleteKeyPair(r -> r.keyName("k"));
    aws.account.elb().deleteLoadBalancer(r -> r.loadBalancerName("old"));
    assertThat(aws.account.leftOver()).extracting(Item::name).doesNotContain("k", "old");
  }
}
