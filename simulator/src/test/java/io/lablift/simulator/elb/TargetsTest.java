package io.lablift.simulator.elb;

import static io.lablift.simulator.Bench.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.lablift.simulator.Bench;
import io.lablift.simulator.Parts;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealth;

class TargetsTest {
  private final Bench aws = new Bench();
  private final ElasticLoadBalancingV2Client elb = aws.account.elbv2();
  private final String vpc = aws.vpc();
  private final String a = aws.subnet(vpc, "10.0.1.0/24", "a");
  private final String c = aws.subnet(vpc, "10.0.2.0/24", "c");
  private final String targets = targetGroup("web");
  private final String instance = aws.instance(a);

  private String targetGroup(String name) {
    return elb.createTargetGroup(r -> r.name(name).protocol("HTTP").port(80).vpcId(vpc))
        .targetGroups()
        .getFirst()
        .targetGroupArn();
  }

  private String balancer(String name) {
    aws.ec2.describeInternetGateways(r -> {}).internetGateways().stream()
        .filter(g -> g.attachments().stream().anyMatch(x -> x.vpcId().equals(vpc)))
        .findAny()
        .ifPresentOrElse(g -> {}, () -> aws.attachedGateway(vpc));
    return elb.createLoadBalancer(r -> r.name(name).subnets(a, c))
        .loadBalancers()
        .getFirst()
        .loadBalancerArn();
  }

  private String listener(String balancer, int port) {
    return elb.createListener(
            r ->
                r.loadBalancerArn(balancer)
                    .protocol("HTTP")
                    .port(port)
                    .defaultActions(Parts.forwardTo(targets)))
        .listeners()
        .getFirst()
        .listenerArn();
  }

  private void register() {
    elb.registerTargets(
        r -> r.targetGroupArn(targets).targets(TargetDescription.builder().id(instance).build()));
  }

  private void openHttp() {
    String group =
        aws.ec2
            .describeInstances(r -> r.instanceIds(instance))
            .reservations()
            .getFirst()
            .instances()
            .getFirst()
            .securityGroups()
            .getFirst()
            .groupId();
    aws.ec2.authorizeSecurityGroupIngress(
        r -> r.groupId(group).ipPermissions(Parts.from(80, "10.0.0.0/16")));
  }

  private TargetHealth health() {
    return elb.describeTargetHealth(
            r ->
                r.targetGroupArn(targets).targets(TargetDescription.builder().id(instance).build()))
        .targetHealthDescriptions()
        .getFirst()
        .targetHealth();
  }

  @Test
  void areRegisteredOnlyWhileTheyRun() {
    assertThat(refusal(this::register)).isEqualTo("InvalidTarget");
    aws.clock.passSeconds(16);

    register();

    assertThat(health().reasonAsString()).isEqualTo("Target.NotInUse");
    assertThat(
            refusal(
                () ->
                    elb.registerTargets(
                        r ->
                            r.targetGroupArn(targets)
                                .targets(
                                    TargetDescription.builder()
                                        .id("i-0123456789abcdef0")
                                        .build()))))
        .isEqualTo("InvalidTarget");
  }

  @Test
  void turnHealthyOnceTheBalancerIsActive() {
    aws.clock.passSeconds(60);
    openHttp();
    String balancer = balancer("web");
    listener(balancer, 80);
    register();
    assertThat(health().reasonAsString()).isEqualTo("Elb.RegistrationInProgress");

    aws.clock.passSeconds(141 + 4);
    assertThat(health().stateAsString()).isEqualTo("initial");
    aws.clock.passSeconds(187 + 15 - 145);
    assertThat(health().stateAsString()).isEqualTo("healthy");
    assertThat(health().reasonAsString()).isNull();
  }

  @Test
  void areUnhealthyBehindAGroupThatKeepsTheBalancerOut() {
    aws.clock.passSeconds(60);
    String other = aws.group(vpc, "closed");
    aws.ec2.modifyInstanceAttribute(r -> r.instanceId(instance).groups(other));
    listener(balancer("web"), 80);
    register();
    aws.clock.passSeconds(187 + 60);

    assertThat(health().stateAsString()).isEqualTo("unhealthy");
    assertThat(health().reasonAsString()).isEqualTo("Target.Timeout");
  }

  @Test
  void areNeverHealthyWhenThatIsOrdered() {
    aws.clock.passSeconds(60);
    openHttp();
    aws.account.fates().nextTargetNeverHealthy();
    listener(balancer("web"), 80);
    register();
    aws.clock.passSeconds(600);

    assertThat(health().reasonAsString()).isEqualTo("Target.FailedHealthChecks");
  }

  @Test
  void areUnhealthyWhereNothingListens() {
    String bare =
        aws.ec2
            .runInstances(
                r ->
                    r.imageId(aws.image())
                        .instanceType("t3.micro")
                        .minCount(1)
                        .maxCount(1)
                        .subnetId(a))
            .instances()
            .getFirst()
            .instanceId();
    aws.clock.passSeconds(60);
    openHttp();
    listener(balancer("web"), 80);
    elb.registerTargets(
        r -> r.targetGroupArn(targets).targets(TargetDescription.builder().id(bare).build()));
    aws.clock.passSeconds(600);

    assertThat(
            elb.describeTargetHealth(r -> r.targetGroupArn(targets))
                .targetHealthDescriptions()
                .getFirst()
                .targetHealth()
                .stateAsString())
        .isEqualTo("unhealthy");
  }

  @Test
  void drainBeforeTheyAreGone() {
    aws.clock.passSeconds(60);
    openHttp();
    listener(balancer("web"), 80);
    register();
    aws.clock.passSeconds(210);

    elb.deregisterTargets(
        r -> r.targetGroupArn(targets).targets(TargetDescription.builder().id(instance).build()));

    assertThat(health().stateAsString()).isEqualTo("draining");
    aws.clock.passSeconds(300);
    assertThat(health().reasonAsString()).isEqualTo("Target.NotRegistered");
    assertThat(elb.describeTargetHealth(r -> r.targetGroupArn(targets)).targetHealthDescriptions())
        .isEmpty();
  }

  @Test
  void areUnusedOnceTheirServerIsTerminated() {
    aws.clock.passSeconds(16);
    register();
    aws.ec2.terminateInstances(r -> r.instanceIds(instance));

    assertThat(health().reasonAsString()).isEqualTo("Target.InvalidState");
  }

  @Test
  void belongToAGroupThatAListenerHolds() {
    String balancer = balancer("web");
    String listener = listener(balancer, 80);
    assertThat(refusal(() -> elb.deleteTargetGroup(r -> r.targetGroupArn(targets))))
        .isEqualTo("ResourceInUse");
    assertThat(refusal(() -> listener(balancer("other"), 80)))
        .isEqualTo("TargetGroupAssociationLimit");
    assertThat(elb.describeTargetGroups(r -> r.loadBalancerArn(balancer)).targetGroups())
        .extracting(TargetGroup::targetGroupArn)
        .containsExactly(targets);

    elb.deleteListener(r -> r.listenerArn(listener));

    elb.deleteTargetGroup(r -> r.targetGroupArn(targets));
    elb.deleteTargetGroup(r -> r.targetGroupArn(targets));
    assertThat(refusal(() -> elb.deleteListener(r -> r.listenerArn(listener))))
        .isEqualTo("ListenerNotFound");
  }

  @Test
  void goToListenersThatAreTheSameForTheSameSettings() {
    String balancer = balancer("web");
    String listener = listener(balancer, 80);

    assertThat(listener(balancer, 80)).isEqualTo(listener);
    String second = targetGroup("second");
    assertThat(
            refusal(
                () ->
                    elb.createListener(
                        r ->
                            r.loadBalancerArn(balancer)
                                .protocol("HTTP")
                                .port(80)
                                .defaultActions(Parts.forwardTo(second)))))
        .isEqualTo("DuplicateListener");
    assertThat(elb.describeListeners(r -> r.loadBalancerArn(balancer)).listeners()).hasSize(1);
  }

  @Test
  void belongToGroupsThatAreTheSameForTheSameSettings() {
    assertThat(targetGroup("web")).isEqualTo(targets);
    assertThat(
            refusal(
                () ->
                    elb.createTargetGroup(
                        r -> r.name("web").protocol("HTTP").port(8080).vpcId(vpc))))
        .isEqualTo("DuplicateTargetGroupName");
    assertThat(refusal(() -> elb.describeTargetGroups(r -> r.names("none"))))
        .isEqualTo("TargetGroupNotFound");
    assertThat(refusal(() -> targetGroup("-"))).isEqualTo("ValidationError");
  }
}
