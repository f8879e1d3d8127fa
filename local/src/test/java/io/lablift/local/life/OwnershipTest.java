package io.lablift.local.life;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lablift.local.SharedRegistry;
import io.lablift.local.world.RegistryStore;
import io.lablift.simulator.Item;
import io.lablift.simulator.SimulatedAccount;
import io.lablift.simulator.wire.Accident;
import io.lablift.simulator.wire.Attempt;
import io.lablift.simulator.world.Quota;
import io.lablift.statemachine.engine.ExecutionDescription;
import io.lablift.statemachine.time.Loop;
import io.lablift.statemachine.time.VirtualTimeline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;
import software.amazon.awssdk.services.ec2.model.Vpc;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ProtocolEnum;

/** What is not provably the lab's is not deleted, however near it comes. */
@ExtendWith(SharedRegistry.class)
final class OwnershipTest {
  private static final String LAB = "aws101-kim";

  private final SimulatedAccount account;
  private final SimulatedLabs labs;
  private final Ec2Client ec2;

  OwnershipTest(RegistryStore store) {
    Loop loop = new VirtualTimeline(SimulatedLabs.START);
    this.account =
        SimulatedAccount.builder(loop)
            .seed(8)
            .quota(Quota.VPCS, 10)
            .quota(Quota.INTERNET_GATEWAYS, 10)
            .quota(Quota.ELASTIC_IPS, 20)
            .quota(Quota.STANDARD_VCPUS, 100)
            .build();
    this.labs = new SimulatedLabs(store, loop, account, 8);
    this.ec2 = account.ec2();
  }

  @AfterEach
  void end() {
    labs.close();
  }

  /** Somebody else's network: a VPC with a gateway, a subnet and a server. */
  private record Place(String vpc, String gateway, String subnet, String server) {}

  private void pause() {
    labs.world().pass(Duration.ofSeconds(5));
  }

  private TagSpecification tags(ResourceType type, Map<String, String> tags) {
    List<Tag> list = new ArrayList<>();
    tags.forEach((key, value) -> list.add(Tag.builder().key(key).value(value).build()));
    return TagSpecification.builder().resourceType(type).tags(list).build();
  }

  private Map<String, String> marks(String deployment, String lab, int attempt) {
    return Map.of(
        "Name",
        "lab-vpc",
        "lablift:deployment",
        deployment,
        "lablift:lab",
        lab,
        "lablift:attempt",
        Integer.toString(attempt));
  }

  private Place place(Map<String, String> marks) {
    String vpc =
        ec2.createVpc(
                r -> r.cidrBlock("10.0.0.0/16").tagSpecifications(tags(ResourceType.VPC, marks)))
            .vpc()
            .vpcId();
    String gateway = ec2.createInternetGateway(r -> {}).internetGateway().internetGatewayId();
    pause();
    ec2.attachInternetGateway(r -> r.internetGatewayId(gateway).vpcId(vpc));
    String subnet =
        ec2.createSubnet(
                r ->
                    r.vpcId(vpc)
                        .cidrBlock("10.0.1.0/24")
                        .availabilityZone("ap-northeast-2a")
                        .tagSpecifications(
                            tags(ResourceType.SUBNET, Map.of("Name", "lab-web-pub1-2a"))))
            .subnet()
            .subnetId();
    pause();
    String image = ec2.describeImages(r -> r.owners("amazon")).images().getFirst().imageId();
    String server =
        ec2.runInstances(
                r ->
                    r.imageId(image)
                        .instanceType("t3.micro")
                        .minCount(1)
                        .maxCount(1)
                        .subnetId(subnet))
            .instances()
            .getFirst()
            .instanceId();
    labs.world().pass(Duration.ofSeconds(20));
    return new Place(vpc, gateway, subnet, server);
  }

  private void build(String student, String more) {
    labs.ask(
        "POST",
        "/labs",
        "{\"course\":\"aws101\",\"student\":\"%s\",\"leaseMinutes\":240%s}"
            .formatted(student, more));
    labs.until("aws101-" + student, "READY", Duration.ofMinutes(15));
  }

  private JsonNode delete() {
    labs.ask("DELETE", "/labs/" + LAB, "");
    return labs.until(LAB, "GONE", Duration.ofMinutes(30));
  }

  private Set<String> there() {
    return account.resources().stream().map(Item::id).collect(Collectors.toSet());
  }

  private String address(Map<String, String> marks) {
    List<TagSpecification> tags =
        marks.isEmpty() ? List.of() : List.of(tags(ResourceType.ELASTIC_IP, marks));
    return ec2.allocateAddress(r -> r.domain("vpc").tagSpecifications(tags)).allocationId();
  }

  private void associate(String address, String server) {
    pause();
    ec2.associateAddress(r -> r.allocationId(address).instanceId(server).allowReassociation(true));
    pause();
  }

  private String serverOf(String lab, String name) {
    return new Student(labs, lab).id("instance", name);
  }

  @Test
  void whateverLooksLikeTheLabsAndIsNotStays() {
    String our = labs.world().deployment();
    build("lee", "");
    Place untagged = place(Map.of("Name", "lab-vpc"));
    Place olderAttempt = place(marks(our, LAB, 7));
    Place otherDeployment = place(marks("another", LAB, 1));
    String olderAddress = address(marks(our, LAB, 7));
    String theirAddress = address(marks("another", LAB, 1));
    String halfMarked = address(Map.of("lablift:lab", LAB));
    String named = address(Map.of("Name", "lab-web-nat-2a"));
    account
        .elbv2()
        .createTargetGroup(
            r ->
                r.name("lab-web-alb-tg")
                    .protocol(ProtocolEnum.HTTP)
                    .port(80)
                    .vpcId(untagged.vpc()));
    List<String> usualSubnets =
        ec2
            .describeSubnets(r -> r.filters(Student.filter("default-for-az", "true")))
            .subnets()
            .stream()
            .map(subnet -> subnet.subnetId())
            .limit(2)
            .toList();
    account.elbv2().createLoadBalancer(r -> r.name("lab-web-alb").subnets(usualSubnets));
    ec2.createKeyPair(r -> r.keyName("seoul-lab-web"));
    String vpn = ec2.createVpnGateway(r -> r.type("ipsec.1")).vpnGateway().vpnGatewayId();
    Set<String> others = there();

    build("kim", "");
    Student kim = new Student(labs, LAB);
    kim.ec2.attachVpnGateway(r -> r.vpnGatewayId(vpn).vpcId(kim.vpc));
    String peering =
        kim.ec2
            .createVpcPeeringConnection(r -> r.vpcId(kim.vpc).peerVpcId(olderAttempt.vpc()))
            .vpcPeeringConnection()
            .vpcPeeringConnectionId();
    kim.pause();
    delete();

    assertThat(there()).isEqualTo(others).doesNotContain(peering);
    assertThat(others)
        .contains(otherDeployment.server(), olderAddress, theirAddress, halfMarked, named);
  }

  @Test
  void theDefaultVpcIsNobodysEvenIfItBearsTheLabsTags() {
    build("kim", ",\"nat\":\"none\"");
    Vpc usual =
        ec2.describeVpcs(r -> r.filters(Student.filter("is-default", "true"))).vpcs().getFirst();
    ec2.createTags(r -> r.resources(usual.vpcId()).tags(new Student(labs, LAB).labTags()));
    Set<String> born =
        account.resources().stream()
            .filter(item -> !account.leftOver().contains(item))
            .map(Item::id)
            .collect(Collectors.toSet());

    delete();

    assertThat(there()).containsAll(born).contains(usual.vpcId());
    assertThat(account.leftOver()).isEmpty();
  }

  @Test
  void anAddressThatWasOnlyLentToTheLabStaysWithItsOwner() {
    Place other = place(Map.of("Name", "another project"));
    String lent = address(Map.of());
    associate(lent, other.server());
    build("kim", "");
    associate(lent, serverOf(LAB, "lab-web-pub-2a"));
    associate(lent, other.server());

    delete();

    assertThat(there()).contains(lent);
  }

  @Test
  void anAddressOfAnotherLabOnThisLabsServerIsFreedAndNotReleased() {
    build("lee", "");
    build("kim", ",\"nat\":\"none\"");
    String lees = address(marks(labs.world().deployment(), "aws101-lee", 1));
    associate(lees, serverOf(LAB, "lab-web-pub-2a"));

    JsonNode gone = delete();

    assertThat(there()).contains(lees);
    assertThat(labs.lines())
        .anyMatch(
            line ->
                line.contains("elastic-ip " + lees + " is left alone: tagged as ")
                    && line.endsWith("/aws101-lee#1"));
    assertThat(gone.at("/certificate/resources").findValuesAsText("id")).contains(lees);
  }

  @Test
  void anAddressThatMovedOnBeforeItsTurnCameIsLeftAlone() {
    Place other = place(Map.of("Name", "another project"));
    build("kim", ",\"nat\":\"none\"");
    Student kim = new Student(labs, LAB);
    String taken = kim.address();
    associate(taken, serverOf(LAB, "lab-web-pub-2a"));
    labs.world().point().accidents().throttle("ec2:ReleaseAddress", Duration.ofMinutes(3));
    labs.ask("DELETE", "/labs/" + LAB, "");
    labs.world().pass(Duration.ofMinutes(2));
    associate(taken, other.server());

    labs.until(LAB, "GONE", Duration.ofMinutes(30));

    assertThat(there()).contains(taken);
    ec2.disassociateAddress(r -> r.associationId(associationOf(taken)));
    labs.world().pass(Duration.ofHours(2));
    assertThat(there()).as("given back, but not to us").contains(taken);
  }

  private String associationOf(String address) {
    return ec2.describeAddresses(r -> r.allocationIds(address))
        .addresses()
        .getFirst()
        .associationId();
  }

  @Test
  void aVolumeThatMovedOnBeforeItsTurnCameIsLeftAlone() {
    Place other = place(Map.of("Name", "another project"));
    build("kim", ",\"nat\":\"none\"");
    Student kim = new Student(labs, LAB);
    String volume = ec2.createVolume(r -> r.availabilityZone("ap-northeast-2a").size(4)).volumeId();
    kim.pause(Duration.ofSeconds(8));
    ec2.attachVolume(
        r -> r.volumeId(volume).instanceId(serverOf(LAB, "lab-web-pub-2a")).device("/dev/sdf"));
    kim.pause();
    labs.world().point().accidents().throttle("ec2:DeleteVolume", Duration.ofMinutes(3));
    labs.ask("DELETE", "/labs/" + LAB, "");
    labs.world().pass(Duration.ofMinutes(2));
    ec2.attachVolume(r -> r.volumeId(volume).instanceId(other.server()).device("/dev/sdf"));

    labs.until(LAB, "GONE", Duration.ofMinutes(30));

    assertThat(there()).contains(volume);
  }

  /** The gateway is detached, and its deletion throttled, for a while. */
  private String detachedGateway() {
    build("kim", ",\"checkpoint\":\"CreateSubnets\"");
    Student kim = new Student(labs, LAB);
    Handmade.ANOTHER_INTERNET_GATEWAY.make(kim);
    String students = kim.gateway();
    Instant until = labs.world().loop().instant().plus(Duration.ofMinutes(3));
    Accident throttle =
        new Accident() {
          @Override
          public void beforeEffect(Attempt call) {
            if (call.is("ec2:DeleteInternetGateway")
                && call.request().toString().contains(students)
                && call.at().isBefore(until)) {
              throw call.throttled();
            }
          }
        };
    labs.world().point().accidents().arrange(throttle);
    labs.ask("DELETE", "/labs/" + LAB, "");
    labs.world().pass(Duration.ofMinutes(1));
    assertThat(
            ec2.describeInternetGateways(r -> r.internetGatewayIds(students))
                .internetGateways()
                .getFirst()
                .attachments())
        .isEmpty();
    return students;
  }

  @Test
  void aGatewayThatWasMovedToAnotherVpcIsLeftAlone() {
    String other = ec2.createVpc(r -> r.cidrBlock("10.77.0.0/16")).vpc().vpcId();
    String students = detachedGateway();
    ec2.attachInternetGateway(r -> r.internetGatewayId(students).vpcId(other));

    labs.until(LAB, "GONE", Duration.ofMinutes(30));

    assertThat(there()).contains(students, other);
  }

  @Test
  void aGatewayThatIsDetachedWhenTheTeardownDiesIsStillFound() {
    detachedGateway();
    teardowns().forEach(arn -> labs.world().engine().stop(arn, "Killed", "by the test"));

    labs.until(LAB, "GONE", Duration.ofMinutes(40));

    assertThat(account.leftOver()).isEmpty();
    assertThat(teardowns()).hasSize(2);
  }

  private List<String> teardowns() {
    return labs.world().engine().list().stream()
        .map(ExecutionDescription::executionArn)
        .filter(arn -> arn.contains(":teardown-lab:"))
        .toList();
  }

  @Test
  void whatIsTheLabsButOnSomebodyElsesServerIsNamedAndNotTakenAway() {
    Place other = place(Map.of("Name", "another project"));
    build("kim", "");
    String ours = address(marks(labs.world().deployment(), LAB, 1));
    associate(ours, other.server());

    labs.ask("DELETE", "/labs/" + LAB, "");
    JsonNode stuck = labs.until(LAB, "QUARANTINED", Duration.ofMinutes(40));

    assertThat(stuck.path("blocker").asText())
        .contains("elastic-ip " + ours)
        .contains("associated with network-interface eni-")
        .contains("which is not the lab's");
    assertThat(there()).contains(ours);
    ec2.disassociateAddress(r -> r.associationId(associationOf(ours)));
    delete();
    assertThat(there()).doesNotContain(ours).contains(other.server());
  }

  @Test
  void aCopyOfALabsServerWithItsTagsGoesWhereverItIs() {
    Place other = place(Map.of("Name", "another project"));
    build("kim", ",\"nat\":\"none\"");
    String image = new Student(labs, LAB).image();
    String copy =
        ec2.runInstances(
                r ->
                    r.imageId(image)
                        .instanceType("t3.micro")
                        .minCount(1)
                        .maxCount(1)
                        .subnetId(other.subnet())
                        .tagSpecifications(
                            tags(ResourceType.INSTANCE, marks(labs.world().deployment(), LAB, 1))))
            .instances()
            .getFirst()
            .instanceId();
    pause();

    delete();

    assertThat(there()).doesNotContain(copy).contains(other.server(), other.subnet());
  }
}
