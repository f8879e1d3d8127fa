package io.lablift.simulator.elb;

import static io.lablift.simulator.Bench.filter;
import static io.lablift.simulator.Bench.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lablift.simulator.Bench;
import io.lablift.simulator.Parts;
import io.lablift.simulator.world.Quota;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerAttribute;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerNotFoundException;

class LoadBalancersTest {
  private final Bench aws = new Bench(b -> b.quota(Quota.APPLICATION_LOAD_BALANCERS, 2));
  private final ElasticLoadBalancingV2Client elb = aws.account.elbv2();
  private final String vpc = aws.vpc();
  private final String a = aws.subnet(vpc, "10.0.1.0/24", "a");
  private final String c = aws.subnet(vpc, "10.0.2.0/24", "c");
  private final String group = aws.group(vpc, "alb");

  private String balancer(String name) {
    return elb.createLoadBalancer(r -> r.name(name).subnets(a, c).securityGroups(group))
        .loadBalancers()
        .getFirst()
        .loadBalancerArn();
  }

  private String state(String arn) {
    return elb.describeLoadBalancers(r -> r.loadBalancerArns(arn))
        .loadBalancers()
        .getFirst()
        .state()
        .codeAsString();
  }

  private List<NetworkInterface> interfaces(String arn) {
    String path = arn.substring(arn.indexOf("app/"));
    return aws.ec2
        .describeNetworkInterfaces(r -> r.filters(filter("description", "ELB " + path)))
        .networkInterfaces();
  }

  @Test
  void becomeActiveWithInterfacesInEachSubnet() {
    aws.attachedGateway(vpc);
    String arn = balancer("web");

    assertThat(state(arn)).isEqualTo("provisioning");
    assertThat(interfaces(arn))
        .hasSize(2)
        .allSatisfy(i -> assertThat(i.requesterId()).isEqualTo("amazon-elb"))
        .allSatisfy(i -> assertThat(i.association().publicIp()).isNotNull())
        .allSatisfy(i -> assertThat(i.groups().getFirst().groupId()).isEqualTo(group));
    aws.clock.passSeconds(140);
    assertThat(state(arn)).isEqualTo("provisioning");
    aws.clock.passSeconds(47);
    assertThat(state(arn)).isEqualTo("active");
  }

  @Test
  void leaveInterfacesThatHoldSubnetsGroupsAndGateway() {
    String igw = aws.attachedGateway(vpc);
    String arn = balancer("web");
    aws.clock.passSeconds(187);

    elb.deleteLoadBalancer(r -> r.loadBalancerArn(arn));

    assertThatThrownBy(() -> state(arn)).isInstanceOf(LoadBalancerNotFoundException.class);
    aws.clock.passSeconds(19);
    assertThat(interfaces(arn)).hasSize(2);
    assertThat(refusal(() -> aws.ec2.deleteSubnet(r -> r.subnetId(a))))
        .isEqualTo("DependencyViolation");
    assertThat(refusal(() -> aws.ec2.deleteSecurityGroup(r -> r.groupId(group))))
        .isEqualTo("DependencyViolation");
    assertThat(
            refusal(() -> aws.ec2.detachInternetGateway(r -> r.internetGatewayId(igw).vpcId(vpc))))
        .isEqualTo("DependencyViolation");
    aws.clock.passSeconds(41);
    assertThat(interfaces(arn)).isEmpty();
    aws.ec2.deleteSecurityGroup(r -> r.groupId(group));
    aws.ec2.detachInternetGateway(r -> r.internetGatewayId(igw).vpcId(vpc));
  }

  @Test
  void areDeletedTwiceWithoutComplaint() {
    aws.attachedGateway(vpc);
    String arn = balancer("web");

    elb.deleteLoadBalancer(r -> r.loadBalancerArn(arn));
    elb.deleteLoadBalancer(r -> r.loadBalancerArn(arn));

    assertThat(elb.describeLoadBalancers(r -> {}).loadBalancers()).isEmpty();
  }

  @Test
  void needAnInternetGatewayAndTwoZones() {
    assertThat(refusal(() -> balancer("web"))).isEqualTo("InvalidSubnet");
    aws.attachedGateway(vpc);
    assertThat(refusal(() -> elb.createLoadBalancer(r -> r.name("web").subnets(a))))
        .isEqualTo("ValidationError");
    String second = aws.subnet(vpc, "10.0.3.0/24", "a");
    assertThat(refusal(() -> elb.createLoadBalancer(r -> r.name("web").subnets(a, second))))
        .isEqualTo("InvalidConfigurationRequest");
    assertThat(
            refusal(
                () ->
                    elb.createLoadBalancer(
                        r -> r.name("web").subnets(a, "subnet-0123456789abcdef0"))))
        .isEqualTo("SubnetNotFound");
    assertThat(
            refusal(
                () ->
                    elb.createLoadBalancer(
                        r -> r.name("web").subnets(a, c).securityGroups("sg-0123456789abcdef0"))))
        .isEqualTo("InvalidSecurityGroup");
    String small = aws.subnet(vpc, "10.0.4.0/28", "c");
    for (int i = 0; i < 4; i++) {
      aws.ec2.createNetworkInterface(r -> r.subnetId(small));
    }
    assertThat(refusal(() -> elb.createLoadBalancer(r -> r.name("web").subnets(a, small))))
        .isEqualTo("InvalidSubnet");
    assertThat(
            elb.createLoadBalancer(r -> r.name("inner").scheme("internal").subnets(a, c))
                .loadBalancers())
        .hasSize(1);
  }

  @Test
  void areTheSameForTheSameSettings() {
    aws.attachedGateway(vpc);
    String arn = balancer("web");

    assertThat(balancer("web")).isEqualTo(arn);
    assertThat(refusal(() -> elb.createLoadBalancer(r -> r.name("web").subnets(a, c))))
        .isEqualTo("DuplicateLoadBalancerName");
  }

  @Test
  void areLimited() {
    aws.attachedGateway(vpc);
    balancer("one");
    balancer("two");

    assertThat(refusal(() -> balancer("three"))).isEqualTo("TooManyLoadBalancers");
    assertThat(
            elb.createLoadBalancer(r -> r.name("net").type("network").subnets(a)).loadBalancers())
        .extracting(LoadBalancer::typeAsString)
        .containsExactly("network");
  }

  @Test
  void areProtectedFromDeletion() {
    aws.attachedGateway(vpc);
    String arn = balancer("web");
    LoadBalancerAttribute on =
        LoadBalancerAttribute.builder().key("deletion_protection.enabled").value("true").build();
    elb.modifyLoadBalancerAttributes(r -> r.loadBalancerArn(arn).attributes(on));

    assertThat(refusal(() -> elb.deleteLoadBalancer(r -> r.loadBalancerArn(arn))))
        .isEqualTo("OperationNotPermitted");

    elb.modifyLoadBalancerAttributes(
        r -> r.loadBalancerArn(arn).attributes(on.toBuilder().value("false").build()));
    elb.deleteLoadBalancer(r -> r.loadBalancerArn(arn));
  }

  @Test
  void failWhenThatIsOrdered() {
    aws.attachedGateway(vpc);
    aws.account.fates().nextLoadBalancerFails();
    String arn = balancer("web");
    aws.clock.passSeconds(187);

    assertThat(state(arn)).isEqualTo("failed");
    elb.deleteLoadBalancer(r -> r.loadBalancerArn(arn));
  }

  @Test
  void areFoundByNameAndComeInPages() {
    aws.attachedGateway(vpc);
    balancer("one");
    balancer("two");

    assertThat(elb.describeLoadBalancers(r -> r.names("two")).loadBalancers())
        .extracting(LoadBalancer::loadBalancerName)
        .containsExactly("two");
    assertThat(refusal(() -> elb.describeLoadBalancers(r -> r.names("none"))))
        .isEqualTo("LoadBalancerNotFound");
    assertThat(
            elb.describeLoadBalancersPaginator(r -> r.pageSize(1)).loadBalancers().stream()
                .map(LoadBalancer::loadBalancerName))
        .containsExactly("one", "two");
  }

  @Test
  void bearTags() {
    aws.attachedGateway(vpc);
    String arn = balancer("web");

    elb.addTags(r -> r.resourceArns(arn).tags(Parts.elbTag("owner", "me")));

    assertThat(elb.describeTags(r -> r.resourceArns(arn)).tagDescriptions().getFirst().tags())
        .containsExactly(Parts.elbTag("owner", "me"));
    elb.removeTags(r -> r.resourceArns(arn).tagKeys("owner"));
    assertThat(elb.describeTags(r -> r.resourceArns(arn)).tagDescriptions().getFirst().tags())
        .isEmpty();
    assertThat(refusal(() -> elb.describeTags(r -> r.resourceArns(arn + "0"))))
        .isEqualTo("LoadBalancerNotFound");
  }
}
