package io.lablift.simulator;

import io.lablift.simulator.world.Lags;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;

/** An account on a hand-moved clock, without lags, and the short cuts that its tests share. */
public final class Bench {
  public final HandClock clock = new HandClock();
  public final SimulatedAccount account;
  public final Ec2Client ec2;

  public Bench() {
    this(builder -> {});
  }

  /** An account with something different about it. */
  public Bench(Consumer<SimulatedAccount.Builder> different) {
    SimulatedAccount.Builder builder = SimulatedAccount.builder(clock).lags(Lags.NONE);
    different.accept(builder);
    this.account = builder.build();
    this.ec2 = account.ec2();
  }

  /** The error code that the call is refused with. */
  public static String refusal(ThrowingCallable call) {
    try {
      call.call();
    } catch (AwsServiceException e) {
      return e.awsErrorDetails().errorCode();
    } catch (Throwable e) {
      throw new AssertionError("refused, but not by the service", e);
    }
    throw new AssertionError("the call was not refused");
  }

  public static Filter filter(String name, String... values) {
    return Filter.builder().name(name).values(values).build();
  }

  public String vpc() {
    return vpc("10.0.0.0/16");
  }

  public String vpc(String cidr) {
    return ec2.createVpc(r -> r.cidrBlock(cidr)).vpc().vpcId();
  }

  public String subnet(String vpc, String cidr) {
    return subnet(vpc, cidr, "a");
  }

  public String subnet(String vpc, String cidr, String zone) {
    return ec2.createSubnet(
            r -> r.vpcId(vpc).cidrBlock(cidr).availabilityZone(account.region() + zone))
        .subnet()
        .subnetId();
  }

  public String attachedGateway(String vpc) {
    String igw = ec2.createInternetGateway(r -> {}).internetGateway().internetGatewayId();
    ec2.attachInternetGateway(r -> r.internetGatewayId(igw).vpcId(vpc));
    return igw;
  }

  public String group(String vpc, String name) {
    return ec2.createSecurityGroup(r -> r.vpcId(vpc).groupName(name).description(name)).groupId();
  }

  public String address() {
    return ec2.allocateAddress(r -> r.domain("vpc")).allocationId();
  }

  public String nat(String subnet, String address) {
    return ec2.createNatGateway(r -> r.subnetId(subnet).allocationId(address))
        .natGateway()
        .natGatewayId();
  }

  public String image() {
    return account
        .ssm()
        .getParameter(r -> r.name(SimulatedAccount.LATEST_AMAZON_LINUX + "x86_64"))
        .parameter()
        .value();
  }

  public String instance(String subnet) {
    return ec2.runInstances(
            r ->
                r.imageId(image())
                    .instanceType("t3.micro")
                    .minCount(1)
                    .maxCount(1)
                    .subnetId(subnet)
                    .userData("IyEvYmluL3NoCg=="))
        .instances()
        .getFirst()
        .instanceId();
  }

  public String instanceState(String id) {
    return ec2.describeInstances(r -> r.instanceIds(id))
        .reservations()
        .getFirst()
        .instances()
        .getFirst()
        .state()
        .nameAsString();
  }
}
