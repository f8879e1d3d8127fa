package io.lablift.infra.policy.play;

import io.lablift.functions.lab.LabId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DomainType;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ProtocolEnum;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/** Things in the account that bear a lab's tags and that nobody entered into its ledger. */
final class Handwork {
  private final Play play;
  private final LabId lab;

  Handwork(Play play, LabId lab) {
    this.play = play;
    this.lab = lab;
  }

  private Ec2Client ec2() {
    return play.scene().account().ec2();
  }

  /** One of each that a lost answer can double. */
  void twins() {
    int attempt = play.record(lab).attempt();
    address(lab, attempt);
    ec2()
        .createVpc(
            r ->
                r.cidrBlock("10.0.0.0/16")
                    .tagSpecifications(marked(ResourceType.VPC, lab, attempt)));
    ec2()
        .createInternetGateway(
            r -> r.tagSpecifications(marked(ResourceType.INTERNET_GATEWAY, lab, attempt)));
  }

  void address(LabId of, int attempt) {
    ec2()
        .allocateAddress(
            r ->
                r.domain(DomainType.VPC)
                    .tagSpecifications(marked(ResourceType.ELASTIC_IP, of, attempt)));
  }

  /** A network with servers, gateways and a load balancer's targets, as a lost record leaves it. */
  void network(LabId of, int attempt) {
    String vpc =
        ec2()
            .createVpc(
                r ->
                    r.cidrBlock("10.8.0.0/16")
                        .tagSpecifications(marked(ResourceType.VPC, of, attempt)))
            .vpc()
            .vpcId();
    play.pass(Duration.ofSeconds(5));
    String subnet =
        ec2()
            .createSubnet(
                r ->
                    r.vpcId(vpc)
                        .cidrBlock("10.8.1.0/24")
                        .tagSpecifications(marked(ResourceType.SUBNET, of, attempt)))
            .subnet()
            .subnetId();
    play.pass(Duration.ofSeconds(5));
    String image = ec2().describeImages(r -> r.owners("amazon")).images().getFirst().imageId();
    ec2()
        .runInstances(
            r ->
                r.imageId(image)
                    .instanceType("t3.micro")
                    .minCount(1)
                    .maxCount(1)
                    .subnetId(subnet)
                    .tagSpecifications(marked(ResourceType.INSTANCE, of, attempt)));
    ec2()
        .importKeyPair(
            r ->
                r.keyName("left-behind")
                    .publicKeyMaterial(
                        SdkBytes.fromUtf8String(
                            "ssh-ed25519"
                                + " AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl"
                                + " left"))
                    .tagSpecifications(marked(ResourceType.KEY_PAIR, of, attempt)));
    List<software.amazon.awssdk.services.elasticloadbalancingv2.model.Tag> tags =
        marks(of, attempt).entrySet().stream()
            .map(
                tag ->
                    software.amazon.awssdk.services.elasticloadbalancingv2.model.Tag.builder()
                        .key(tag.getKey())
                        .value(tag.getValue())
                        .build())
            .toList();
    play.scene()
        .account()
        .elbv2()
        .createTargetGroup(
            r -> r.name("left-behind").protocol(ProtocolEnum.HTTP).port(80).vpcId(vpc).tags(tags));
  }

  /**
   * An image of a server of somebody else's that bears the lab's tags, with its snapshot.
   *
   * @return its id
   */
  String image(String name) {
    String source = ec2().describeImages(r -> r.owners("amazon")).images().getFirst().imageId();
    String server =
        ec2()
            .runInstances(r -> r.imageId(source).instanceType("t3.micro").minCount(1).maxCount(1))
            .instances()
            .getFirst()
            .instanceId();
    play.pass(Duration.ofMinutes(2));
    String image =
        ec2()
            .createImage(
                r ->
                    r.instanceId(server)
                        .name(name)
                        .tagSpecifications(
                            marked(ResourceType.IMAGE, lab, 1),
                            marked(ResourceType.SNAPSHOT, lab, 1)))
            .imageId();
    play.pass(Duration.ofMinutes(10));
    ec2().terminateInstances(r -> r.instanceIds(server));
    play.pass(Duration.ofMinutes(2));
    return image;
  }

  /** A parameter of a lab that is over. */
  void parameter(LabId of) {
    play.scene()
        .account()
        .ssm()
        .putParameter(
            r ->
                r.name("/lablift/" + Deployment.ID + "/" + of + "/1/left-behind")
                    .type(ParameterType.SECURE_STRING)
                    .value("left"));
  }

  private static TagSpecification marked(ResourceType type, LabId lab, int attempt) {
    List<Tag> tags =
        marks(lab, attempt).entrySet().stream()
            .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
            .toList();
    return TagSpecification.builder().resourceType(type).tags(tags).build();
  }

  private static Map<String, String> marks(LabId lab, int attempt) {
    return new TreeMap<>(
        Map.of(
            "lablift:deployment",
            Deployment.ID,
            "lablift:lab",
            lab.toString(),
            "lablift:attempt",
            Integer.toString(attempt)));
  }
}
