package io.lablift.simulator.elb;

import static org.assertj.core.api.Assertions.assertThat;

import io.lablift.simulator.Bakery;
import io.lablift.simulator.Bench;
import io.lablift.simulator.Parts;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.Volume;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetDescription;

/** Whether servers answer HTTP that were launched from images without user data. */
class BakedServersTest {
  private final Bakery bakery = new Bakery();
  private final Bench aws = bakery.aws;
  private final ElasticLoadBalancingV2Client elb = aws.account.elbv2();
  private final String group = aws.group(bakery.vpc, "web");
  private final String targets = behindALoadBalancer();

  private String behindALoadBalancer() {
    aws.attachedGateway(bakery.vpc);
    String other = aws.subnet(bakery.vpc, "10.0.2.0/24", "c");
    aws.ec2.authorizeSecurityGroupIngress(
        r -> r.groupId(group).ipPermissions(Parts.from(80, "10.0.0.0/16")));
    String made =
        elb.createTargetGroup(r -> r.name("web").protocol("HTTP").port(80).vpcId(bakery.vpc))
            .targetGroups()
            .getFirst()
            .targetGroupArn();
    String balancer =
        elb.createLoadBalancer(r -> r.name("web").subnets(bakery.subnet, other))
            .loadBalancers()
            .getFirst()
            .loadBalancerArn();
    elb.createListener(
        r ->
            r.loadBalancerArn(balancer)
                .protocol("HTTP")
                .port(80)
                .defaultActions(Parts.forwardTo(made)));
    aws.clock.passSeconds(200);
    return made;
  }

  private String served(String image, String userData) {
    String id = bakery.run(image, userData, r -> r.securityGroupIds(group));
    aws.clock.passSeconds(20);
    elb.registerTargets(
        r -> r.targetGroupArn(targets).targets(TargetDescription.builder().id(id).build()));
    aws.clock.pass(Duration.ofMinutes(3));
    return id;
  }

  private String health(String instance) {
    return elb.describeTargetHealth(
            r ->
                r.targetGroupArn(targets).targets(TargetDescription.builder().id(instance).build()))
        .targetHealthDescriptions()
        .getFirst()
        .targetHealth()
        .stateAsString();
  }

  @Test
  void doWhenTheBuildersUserDataSucceeded() {
    String image = bakery.baked("course");
    String server = served(image, "");

    assertThat(health(server)).isEqualTo("healthy");
    Volume root =
        aws.ec2
            .describeVolumes(r -> r.filters(Bench.filter("attachment.instance-id", server)))
            .volumes()
            .getFirst();
    assertThat(root.snapshotId()).isEqualTo(bakery.snapshotOf(image));
    assertThat(root.size()).isEqualTo(8);
  }

  @Test
  void doNotWhenTheBuildersUserDataFailed() {
    aws.account.fates().nextUserDataFails();
    String builder = bakery.builder();
    aws.clock.pass(Duration.ofMinutes(5));
    aws.ec2.stopInstances(r -> r.instanceIds(builder));
    aws.clock.passSeconds(40);
    String image = bakery.image(builder, "broken");
    aws.clock.pass(Duration.ofMinutes(10));

    assertThat(health(served(image, ""))).isEqualTo("unhealthy");
  }

  @Test
  void doNotWhenTheBuilderWasStoppedBeforeItWasDone() {
    String builder = bakery.builder();
    aws.clock.passSeconds(20);
    aws.ec2.stopInstances(r -> r.instanceIds(builder));
    aws.clock.pass(Duration.ofMinutes(10));
    String image = bakery.image(builder, "half");
    aws.clock.pass(Duration.ofMinutes(10));

    assertThat(health(served(image, ""))).isEqualTo("unhealthy");
  }

  @Test
  void doNotWhenTheImageWasMadeTooEarly() {
    String builder = aws.instance(bakery.subnet);
    aws.clock.passSeconds(17);
    String image = bakery.image(builder, "early", r -> r.noReboot(true));
    aws.clock.pass(Duration.ofMinutes(10));

    assertThat(health(served(image, ""))).isEqualTo("unhealthy");
  }

  @Test
  void doInTheSecondGenerationToo() {
    String first = bakery.baked("first");
    String builder = bakery.run(first, "", r -> {});
    aws.clock.passSeconds(20);
    String second = bakery.image(builder, "second", r -> r.noReboot(true));
    aws.clock.pass(Duration.ofMinutes(10));

    assertThat(health(served(second, ""))).isEqualTo("healthy");
  }

  @Test
  void answerNothingWhileTheyAreRebootedForAnImage() {
    String server = served(aws.image(), "#!/bin/sh\n");
    bakery.image(server, "without", r -> r.noReboot(true));
    assertThat(health(server)).isEqualTo("healthy");

    bakery.image(server, "with");

    assertThat(health(server)).isEqualTo("unhealthy");
    assertThat(aws.instanceState(server)).isEqualTo("running");
    aws.clock.passSeconds(60);
    assertThat(health(server)).isEqualTo("healthy");
  }

  @Test
  void doNotByUserDataThatFails() {
    aws.account.fates().nextUserDataFails();

    assertThat(health(served(aws.image(), "#!/bin/sh\n"))).isEqualTo("unhealthy");
    assertThat(health(served(aws.image(), "#!/bin/sh\n"))).isEqualTo("healthy");
  }
}
