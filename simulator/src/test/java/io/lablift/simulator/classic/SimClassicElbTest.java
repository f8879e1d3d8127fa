package io.lablift.simulator.classic;

import static io.lablift.simulator.Bench.filter;
import static io.lablift.simulator.Bench.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.lablift.simulator.Bench;
import io.lablift.simulator.Item;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.elasticloadbalancing.ElasticLoadBalancingClient;
import software.amazon.awssdk.services.elasticloadbalancing.model.Instance;
import software.amazon.awssdk.services.elasticloadbalancing.model.Listener;
import software.amazon.awssdk.services.elasticloadbalancing.model.LoadBalancerDescription;
import software.amazon.awssdk.services.elasticloadbalancing.model.Tag;

class SimClassicElbTest {
  private static final Listener HTTP =
      Listener.builder().protocol("HTTP").loadBalancerPort(80).instancePort(80).build();

  private final Bench aws = new Bench();
  private final ElasticLoadBalancingClient elb = aws.account.elb();
  private final String vpc = aws.vpc();
  private final String subnet = aws.subnet(vpc, "10.0.1.0/24");

  private void create(String name) {
    elb.createLoadBalancer(
        r ->
            r.loadBalancerName(name)
                .listeners(HTTP)
                .subnets(subnet)
                .tags(Tag.builder().key("owner").value("me").build()));
  }

  @Test
  void holdsItsSubnetAWhileLongerThanItLives() {
    aws.attachedGateway(vpc);
    create("old");
    assertThat(aws.account.leftOver()).extracting(Item::id).contains("old");
    assertThat(
            aws.ec2
                .describeNetworkInterfaces(r -> r.filters(filter("description", "ELB old")))
                .networkInterfaces())
        .hasSize(1);

    elb.deleteLoadBalancer(r -> r.loadBalancerName("old"));
    elb.deleteLoadBalancer(r -> r.loadBalancerName("old"));

    assertThat(refusal(() -> aws.ec2.deleteSubnet(r -> r.subnetId(subnet))))
        .isEqualTo("DependencyViolation");
    aws.clock.passSeconds(60);
    aws.ec2.deleteSubnet(r -> r.subnetId(subnet));
    assertThat(aws.account.leftOver()).extracting(Item::id).doesNotContain("old");
  }

  @Test
  void isListedWithItsVpcServersAndTags() {
    aws.attachedGateway(vpc);
    create("old");
    String instance = aws.instance(subnet);
    elb.registerInstancesWithLoadBalancer(
        r -> r.loadBalancerName("old").instances(Instance.builder().instanceId(instance).build()));

    LoadBalancerDescription shown =
        elb.describeLoadBalancers(r -> {}).loadBalancerDescriptions().getFirst();

    assertThat(shown.vpcId()).isEqualTo(vpc);
    assertThat(shown.instances().getFirst().instanceId()).isEqualTo(instance);
    assertThat(
            elb.describeTags(r -> r.loadBalancerNames("old"))
                .tagDescriptions()
                .getFirst()
                .tags()
                .getFirst()
                .value())
        .isEqualTo("me");
  }

  @Test
  void refusesWhatDoesNotFit() {
    assertThat(refusal(() -> create("old"))).isEqualTo("InvalidSubnet");
    aws.attachedGateway(vpc);
    create("old");
    create("old");
    assertThat(
            refusal(
                () ->
                    elb.createLoadBalancer(
                        r ->
                            r.loadBalancerName("old")
                                .listeners(HTTP)
                                .subnets(subnet)
                                .scheme("internal"))))
        .isEqualTo("DuplicateLoadBalancerName");
    assertThat(refusal(() -> elb.describeLoadBalancers(r -> r.loadBalancerNames("none"))))
        .isEqualTo("LoadBalancerNotFound");
  }
}
