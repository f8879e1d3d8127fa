package io.lablift.functions.servers;

import static io.lablift.functions.lab.ResourceType.KEY_PAIR;
import static io.lablift.functions.lab.ResourceType.SECURITY_GROUP;
import static io.lablift.functions.lab.ResourceType.SUBNET;

import io.lablift.functions.aws.Names;
import io.lablift.functions.aws.Tags;
import io.lablift.functions.blueprint.LabSpec;
import io.lablift.functions.blueprint.Topology;
import io.lablift.functions.lab.ImageIds;
import io.lablift.functions.stage.Lab;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import software.amazon.awssdk.services.ec2.model.BlockDeviceMapping;
import software.amazon.awssdk.services.ec2.model.EbsBlockDevice;
import software.amazon.awssdk.services.ec2.model.HttpTokensState;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;
import software.amazon.awssdk.services.ec2.model.VolumeType;

/**
 * The request that launches one server: 8 GiB of encrypted gp3 (more where the image has more),
 * IMDSv2 only, tags on all that it brings along.
 */
final class Launch {
  private Launch() {}

  static RunInstancesRequest request(Lab lab, Topology.Server server, int ordinal) {
    RunInstancesRequest.Builder request =
        RunInstancesRequest.builder()
            .clientToken(Names.token(lab.mark(), server.name(), ordinal))
            .minCount(1)
            .maxCount(1)
            .imageId(lab.spec().image().id())
            .instanceType(lab.spec().instanceType())
            .subnetId(subnet(lab, server))
            .securityGroupIds(lab.id(SECURITY_GROUP, server.securityGroup()))
            .keyName(server.keyPair() == null ? null : lab.id(KEY_PAIR, server.keyPair()))
            .blockDeviceMappings(
                BlockDeviceMapping.builder()
                    .deviceName(lab.spec().image().rootDevice())
                    .ebs(
                        EbsBlockDevice.builder()
                            .volumeSize(lab.spec().image().serverGib())
                            .volumeType(VolumeType.GP3)
                            .encrypted(true)
                            .deleteOnTermination(true)
                            .build())
                    .build())
            .metadataOptions(m -> m.httpTokens(HttpTokensState.REQUIRED).httpPutResponseHopLimit(1))
            .tagSpecifications(
                Tags.spec(ResourceType.INSTANCE, lab.mark(), server.name()),
                Tags.spec(ResourceType.VOLUME, lab.mark(), server.name()),
                Tags.spec(ResourceType.NETWORK_INTERFACE, lab.mark(), server.name()));
    if (lab.spec().instanceType().startsWith("t")) {
      // T3's own default, unlimited, can bill for credits (EC2 user guide, "Burstable performance
      // instances").
      request.creditSpecification(credits -> credits.cpuCredits("standard"));
    }
    String userData = lab.spec().userData();
    if (userData != null) {
      request.userData(
          Base64.getEncoder()
              .encodeToString(filledIn(lab, server, userData).getBytes(StandardCharsets.UTF_8)));
    }
    return request.build();
  }

  /** What a builder runs is the instructor's as it is: its {@code ${server}} is a variable. */
  private static String filledIn(Lab lab, Topology.Server server, String userData) {
    return ImageIds.isBuilder(lab.ref().lab())
        ? userData
        : userData.replace("{server}", server.name());
  }

  private static String subnet(Lab lab, Topology.Server server) {
    LabSpec.Place place = lab.spec().place();
    return place != null ? place.subnetId() : lab.id(SUBNET, server.subnet());
  }
}
