package io.lablift.simulator;

import static io.lablift.simulator.Bench.filter;
import static io.lablift.simulator.Bench.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.lablift.simulator.world.Kind;
import io.lablift.simulator.world.Lags;
import io.lablift.simulator.world.Range;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.Tag;

class ConsistencyTest {
  private final Bench lagging =
      new Bench(b -> b.lags(new Lags(Range.exactly(Duration.ofSeconds(3)), Range.NONE)));

  @Test
  void hidesANewThingFromEveryKindOfReadForAWhile() {
    String vpc = lagging.vpc();

    assertThat(refusal(() -> lagging.ec2.describeVpcs(r -> r.vpcIds(vpc))))
        .isEqualTo("InvalidVpcID.NotFound");
    assertThat(lagging.ec2.describeVpcs(r -> r.filters(filter("is-default", "false"))).vpcs())
        .isEmpty();
    assertThat(refusal(() -> lagging.subnet(vpc, "10.0.1.0/24")))
        .isEqualTo("InvalidVpcID.NotFound");
    lagging.clock.passSeconds(3);

    assertThat(lagging.ec2.describeVpcs(r -> r.vpcIds(vpc)).vpcs()).hasSize(1);
    lagging.subnet(vpc, "10.0.1.0/24");
  }

  @Test
  void showsTheOldTagsForAWhile() {
    String vpc = lagging.vpc();
    lagging.clock.passSeconds(3);
    lagging.ec2.createTags(
        r -> r.resources(vpc).tags(Tag.builder().key("Name").value("new").build()));

    assertThat(lagging.ec2.describeVpcs(r -> r.filters(filter("tag:Name", "new"))).vpcs())
        .isEmpty();
    assertThat(lagging.account.leftOver().getFirst().name()).isEqualTo("new");
    lagging.clock.passSeconds(3);
    assertThat(lagging.ec2.describeVpcs(r -> r.filters(filter("tag:Name", "new"))).vpcs())
        .hasSize(1);
  }

  @Test
  void stillListsWhatIsGoneForAWhileButLetsNobodyUseIt() {
    String vpc = lagging.vpc();
    lagging.clock.passSeconds(3);
    lagging.ec2.deleteVpc(r -> r.vpcId(vpc));

    assertThat(lagging.ec2.describeVpcs(r -> r.vpcIds(vpc)).vpcs()).hasSize(1);
    assertThat(refusal(() -> lagging.ec2.deleteVpc(r -> r.vpcId(vpc))))
        .isEqualTo("InvalidVpcID.NotFound");
    assertThat(lagging.account.leftOver()).isEmpty();
    lagging.clock.passSeconds(3);
    assertThat(refusal(() -> lagging.ec2.describeVpcs(r -> r.vpcIds(vpc))))
        .isEqualTo("InvalidVpcID.NotFound");
  }

  @Test
  void checksUniquenessAgainstTheTruth() {
    Bench slow = new Bench(b -> b.lags(Lags.NONE));
    String vpc = slow.vpc();
    slow.account.fates().setVisibilityLag(Duration.ofSeconds(15));

    slow.subnet(vpc, "10.0.1.0/24");

    assertThat(slow.ec2.describeSubnets(r -> r.filters(filter("vpc-id", vpc))).subnets()).isEmpty();
    assertThat(refusal(() -> slow.subnet(vpc, "10.0.1.0/24"))).isEqualTo("InvalidSubnet.Conflict");
    slow.group(vpc, "web");
    assertThat(refusal(() -> slow.group(vpc, "web"))).isEqualTo("InvalidGroup.Duplicate");
  }

  @Test
  void delaysTheNextOfAKindOnOrder() {
    Bench aws = new Bench();
    aws.account.fates().setVisibilityLag(Kind.INTERNET_GATEWAY, Duration.ofSeconds(15));
    String late = aws.ec2.createInternetGateway(r -> {}).internetGateway().internetGatewayId();
    String next = aws.ec2.createInternetGateway(r -> {}).internetGateway().internetGatewayId();

    assertThat(refusal(() -> aws.ec2.describeInternetGateways(r -> r.internetGatewayIds(late))))
        .isEqualTo("InvalidInternetGatewayID.NotFound");
    assertThat(aws.ec2.describeInternetGateways(r -> r.internetGatewayIds(next)).internetGateways())
        .hasSize(1);
    aws.clock.passSeconds(15);
    assertThat(aws.ec2.describeInternetGateways(r -> r.internetGatewayIds(late)).internetGateways())
        .hasSize(1);
  }

  @Test
  void showsTheOldStateForAWhileAfterACall() {
    Bench aws = new Bench(b -> b.lags(new Lags(Range.NONE, Range.exactly(Duration.ofSeconds(2)))));
    String subnet = aws.subnet(aws.vpc(), "10.0.1.0/24");
    String instance = aws.instance(subnet);
    aws.clock.passSeconds(20);
    aws.ec2.terminateInstances(r -> r.instanceIds(instance));

    assertThat(aws.instanceState(instance)).isEqualTo("running");
    aws.clock.passSeconds(2);
    assertThat(aws.instanceState(instance)).isEqualTo("shutting-down");
  }

  @Test
  void givesTheSameAccountForTheSameSeedAndCalls() {
    assertThat(lab(5)).isEqualTo(lab(5));
    assertThat(lab(5)).isNotEqualTo(lab(6));
  }

  private static List<Item> lab(long seed) {
    HandClock clock = new HandClock();
    SimulatedAccount account = SimulatedAccount.builder(clock).seed(seed).build();
    new Lab(account, clock).build();
    return account.resources();
  }

  @Test
  void drawsByTheThingAndNotByTheOrderOfCalls() {
    Bench plain = new Bench();
    Bench busy = new Bench();
    busy.ec2.createSecurityGroup(r -> r.groupName("extra").description("extra"));
    busy.vpc("10.9.0.0/16");

    assertThat(natReadyAfter(busy)).isEqualTo(natReadyAfter(plain));
  }

  private static long natReadyAfter(Bench aws) {
    String vpc = aws.vpc();
    aws.attachedGateway(vpc);
    String nat = aws.nat(aws.subnet(vpc, "10.0.1.0/24"), aws.address());
    long millis = 0;
    while (!aws.ec2
        .describeNatGateways(r -> r.natGatewayIds(nat))
        .natGateways()
        .getFirst()
        .stateAsString()
        .equals("available")) {
      aws.clock.pass(Duration.ofMillis(100));
      millis += 100;
    }
    return millis;
  }
}
