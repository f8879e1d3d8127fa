package io.lablift.functions.api;

import io.lablift.functions.aws.AwsClients;
import io.lablift.functions.aws.AwsErrors;
import io.lablift.functions.aws.Tags;
import io.lablift.functions.blueprint.LabSpec;
import io.lablift.functions.error.Violation;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.Vpc;

/**
 * A subnet that a request names for a builder. Subnet and VPC must bear this deployment's tag: so
 * their owner agrees, and it is all that the functions' roles let them use.
 *
 * <p>Errors of the SDK escape.
 */
final class GivenSubnet {
  private final AwsClients aws;

  GivenSubnet(AwsClients aws) {
    this.aws = aws;
  }

  /**
   * Where a builder can stand.
   *
   * @param zone the subnet's Availability Zone, such as {@code ap-northeast-2a}
   */
  record Found(LabSpec.Place place, String zone) {}

  /** Looks for it; a violation if no builder could stand there. */
  Optional<Found> find(String id, String instanceType, List<Violation> violations) {
    Optional<Subnet> subnet = subnet(id);
    if (subnet.isEmpty()) {
      violations.add(
          new Violation(
              "subnetId",
              id + " is not there",
              "give a subnet of " + aws.settings().region() + " and of this account"));
      return Optional.empty();
    }
    Subnet there = subnet.get();
    String deployment = aws.settings().deployment();
    if (!isLent(there.tags()) || !vpcIsLent(there.vpcId())) {
      violations.add(
          new Violation(
              "subnetId",
              id + " or its VPC does not bear the tag " + Tags.DEPLOYMENT + "=" + deployment,
              "let Lablift use them: aws ec2 create-tags --resources %s %s --tags Key=%s,Value=%s"
                  .formatted(id, there.vpcId(), Tags.DEPLOYMENT, deployment)));
    }
    if (Tags.value(there.tags(), Tags.LAB).isPresent()) {
      violations.add(
          new Violation(
              "subnetId",
              id + " is a lab's, and goes with it",
              "give a subnet that is no lab's, or none: the builder makes a network of its own"));
    }
    if (!new Zones(aws).offer(instanceType).contains(there.availabilityZone())) {
      violations.add(
          new Violation(
              "subnetId",
              instanceType + " is not offered in its zone, " + there.availabilityZone(),
              "choose a subnet of another zone, or another instanceType"));
    }
    return Optional.of(
        new Found(new LabSpec.Place(there.subnetId(), there.vpcId()), there.availabilityZone()));
  }

  private Optional<Subnet> subnet(String id) {
    try {
      return aws.ec2().describeSubnets(r -> r.subnetIds(id)).subnets().stream().findFirst();
    } catch (SdkException e) {
      if (AwsErrors.isNotFound(e) || AwsErrors.code(e).equals("InvalidSubnetID.Malformed")) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private boolean vpcIsLent(String id) {
    return aws.ec2().describeVpcs(r -> r.vpcIds(id)).vpcs().stream()
        .map(Vpc::tags)
        .anyMatch(this::isLent);
  }

  private boolean isLent(Collection<Tag> tags) {
    return Tags.value(tags, Tags.DEPLOYMENT)
        .filter(aws.settings().deployment()::equals)
        .isPresent();
  }
}
