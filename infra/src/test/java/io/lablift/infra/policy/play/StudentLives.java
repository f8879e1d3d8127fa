package io.lablift.infra.policy.play;

import io.lablift.functions.lab.LabId;
import io.lablift.functions.lab.LabStatus;
import io.lablift.functions.lab.ResourceType;
import io.lablift.local.faults.student.Deed;
import io.lablift.local.faults.student.Student;
import io.lablift.simulator.wire.Accident;
import io.lablift.simulator.wire.Attempt;
import java.time.Duration;
import java.util.SplittableRandom;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DeleteRouteTableRequest;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.GatewayType;
import software.amazon.awssdk.services.ec2.model.InstanceInterruptionBehavior;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.MarketType;
import software.amazon.awssdk.services.ec2.model.SpotInstanceType;
import software.amazon.awssdk.services.ec2.model.UserIdGroupPair;

/** A lab in which a student has made everything that can be made by hand, and its end. */
final class StudentLives {
  private final Play play;
  private final LabId lab;

  private StudentLives(Play play, LabId lab) {
    this.play = play;
    this.lab = lab;
  }

  static void everything(Play play) {
    LabId lab = play.build("kim", 240, "");
    StudentLives life = new StudentLives(play, lab);
    Student student = new Student(play.scene(), lab);
    SplittableRandom random = new SplittableRandom(1);
    for (Deed deed : Student.everything()) {
      student.does(deed, random);
      play.pass(Duration.ofSeconds(40));
    }
    life.more();
    play.pass(Duration.ofSeconds(30));
    life.end();
  }

  private Ec2Client ec2() {
    return play.scene().account().ec2();
  }

  private String id(ResourceType type, String name) {
    return Lives.id(play, lab, type, name);
  }

  private String vpc() {
    return Lives.id(play, lab, ResourceType.VPC, null);
  }

  private void more() {
    spot();
    vpn();
    egressRules();
    lateAssociation();
  }

  /** One that starts its server again when that is ended. */
  private void spot() {
    String image = play.record(lab).spec().image().id();
    ec2()
        .runInstances(
            r ->
                r.imageId(image)
                    .instanceType("t3.micro")
                    .minCount(1)
                    .maxCount(1)
                    .subnetId(id(ResourceType.SUBNET, "lab-web-pub1-2a"))
                    .instanceMarketOptions(
                        m ->
                            m.marketType(MarketType.SPOT)
                                .spotOptions(
                                    o ->
                                        o.spotInstanceType(SpotInstanceType.PERSISTENT)
                                            .instanceInterruptionBehavior(
                                                InstanceInterruptionBehavior.STOP))));
  }

  private void vpn() {
    String gateway =
        ec2().createVpnGateway(r -> r.type(GatewayType.IPSEC_1)).vpnGateway().vpnGatewayId();
    play.pass(Duration.ofSeconds(5));
    ec2().attachVpnGateway(r -> r.vpnGatewayId(gateway).vpcId(vpc()));
  }

  /** Two groups of which each lets only traffic to the other out. */
  private void egressRules() {
    String one = group("out-one");
    String two = group("out-two");
    play.pass(Duration.ofSeconds(5));
    letOut(one, two);
    letOut(two, one);
  }

  private String group(String name) {
    return ec2()
        .createSecurityGroup(r -> r.vpcId(vpc()).groupName(name).description("by hand"))
        .groupId();
  }

  private void letOut(String from, String to) {
    IpPermission rule =
        IpPermission.builder()
            .ipProtocol("tcp")
            .fromPort(443)
            .toPort(443)
            .userIdGroupPairs(UserIdGroupPair.builder().groupId(to).build())
            .build();
    ec2().authorizeSecurityGroupEgress(r -> r.groupId(from).ipPermissions(rule));
  }

  /**
   * A route table that is associated with a subnet only when its deletion is asked for: the student
   * is still at it.
   */
  private void lateAssociation() {
    String subnet =
        ec2().createSubnet(r -> r.vpcId(vpc()).cidrBlock("10.0.250.0/24")).subnet().subnetId();
    String table = ec2().createRouteTable(r -> r.vpcId(vpc())).routeTable().routeTableId();
    play.pass(Duration.ofSeconds(5));
    ec2().createNetworkInterface(r -> r.subnetId(subnet));
    play.scene()
        .world()
        .point()
        .accidents()
        .arrange(
            new Accident() {
              private boolean struck;

              @Override
              public void beforeEffect(Attempt call) {
                if (!struck
                    && call.request() instanceof DeleteRouteTableRequest request
                    && request.routeTableId().equals(table)) {
                  struck = true;
                  ec2().associateRouteTable(r -> r.routeTableId(table).subnetId(subnet));
                }
              }
            });
  }

  private void end() {
    play.delete(lab);
    play.until(lab, LabStatus.GONE);
    Filter inVpc = Filter.builder().name("vpc-id").values(vpc()).build();
    if (!ec2().describeSubnets(r -> r.filters(inVpc)).subnets().isEmpty()) {
      throw new IllegalStateException("something is left in the VPC");
    }
  }
}
