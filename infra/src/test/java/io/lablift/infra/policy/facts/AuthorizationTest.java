package io.lablift.infra.policy.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lablift.infra.policy.iam.Ask;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.ec2.model.CreateImageRequest;
import software.amazon.awssdk.services.ec2.model.CreateSubnetRequest;
import software.amazon.awssdk.services.ec2.model.DeregisterImageRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcsRequest;
import software.amazon.awssdk.services.ec2.model.ModifyInstanceAttributeRequest;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.StopInstancesRequest;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;
import software.amazon.awssdk.services.ssm.model.GetParametersByPathRequest;

/** What a call asks IAM, by AWS's Service Authorization Reference. */
final class AuthorizationTest {
  private static final Place PLACE = new Place("ap-northeast-2", "123456789012");

  /** Everything there bears one tag. */
  private static final Truth TRUTH =
      new Truth() {
        @Override
        public Map<String, String> tags(String id) {
          return Map.of("lablift:deployment", "ours");
        }

        @Override
        public Map<String, String> tagsOfKeyPair(String name) {
          return tags(name);
        }

        @Override
        public Map<String, String> tagsOfImage(String id) {
          return tags(id);
        }

        @Override
        public List<String> snapshotsOf(String image) {
          return List.of("snap-1", "snap-2");
        }

        @Override
        public String vpcOf(String subnet) {
          return "vpc-1";
        }

        @Override
        public Association association(String id) {
          return new Association("rtb-1", "subnet-1");
        }

        @Override
        public String scalingGroup(String name) {
          return PLACE.arn("autoscaling", "autoScalingGroup:1:autoScalingGroupName/" + name);
        }
      };

  private static List<Ask> asks(String action, SdkRequest request) {
    return new Authorization(Reference.table(), PLACE, TRUTH).of("Role", action, request);
  }

  @Test
  void aNewSubnetHasTheRequestsTagsAndItsVpcTheResources() {
    TagSpecification tags =
        TagSpecification.builder()
            .resourceType(ResourceType.SUBNET)
            .tags(Tag.builder().key("Name").value("one").build())
            .build();
    List<Ask> asks =
        asks(
            "ec2:CreateSubnet",
            CreateSubnetRequest.builder().vpcId("vpc-1").tagSpecifications(tags).build());

    assertThat(asks)
        .extracting(ask -> ask.action() + " " + ask.resource())
        .containsExactly(
            "ec2:CreateSubnet arn:aws:ec2:ap-northeast-2:123456789012:subnet/*",
            "ec2:CreateTags arn:aws:ec2:ap-northeast-2:123456789012:subnet/*",
            "ec2:CreateSubnet arn:aws:ec2:ap-northeast-2:123456789012:vpc/vpc-1");
    assertThat(asks.get(0).context())
        .containsEntry("aws:RequestTag/Name", List.of("one"))
        .containsEntry("aws:TagKeys", List.of("Name"))
        .doesNotContainKey("aws:ResourceTag/lablift:deployment");
    assertThat(asks.get(1).context()).containsEntry("ec2:CreateAction", List.of("CreateSubnet"));
    assertThat(asks.get(2).context())
        .containsEntry("aws:ResourceTag/lablift:deployment", List.of("ours"))
        .doesNotContainKey("aws:RequestTag/Name");
  }

  @Test
  void aLookIsOnEverythingInARegion() {
    assertThat(asks("ec2:DescribeVpcs", DescribeVpcsRequest.builder().build()))
        .singleElement()
        .satisfies(
            ask -> {
              assertThat(ask.resource()).isEqualTo("*");
              assertThat(ask.context())
                  .containsEntry("aws:RequestedRegion", List.of("ap-northeast-2"));
            });
  }

  @Test
  void anAttributeThatIsChangedIsAKeyOfItsOwn() {
    ModifyInstanceAttributeRequest request =
        ModifyInstanceAttributeRequest.builder()
            .instanceId("i-1")
            .disableApiStop(v -> v.value(false))
            .build();

    assertThat(asks("ec2:ModifyInstanceAttribute", request).getFirst().context())
        .containsEntry("ec2:Attribute/DisableApiStop", List.of("false"));
  }

  @Test
  void aPathIsAskedForWithAndWithoutItsLastSlash() {
    GetParametersByPathRequest request =
        GetParametersByPathRequest.builder().path("/lablift/x/").recursive(true).build();

    assertThat(asks("ssm:GetParametersByPath", request))
        .extracting(Ask::resource)
        .containsExactly(
            "arn:aws:ssm:ap-northeast-2:123456789012:parameter/lablift/x/",
            "arn:aws:ssm:ap-northeast-2:123456789012:parameter/lablift/x");
  }

  @Test
  void anImageIsMadeWithItsSnapshotsOfAServer() {
    List<TagSpecification> tags =
        Stream.of(ResourceType.IMAGE, ResourceType.SNAPSHOT)
            .map(
                type ->
                    TagSpecification.builder()
                        .resourceType(type)
                        .tags(Tag.builder().key("Name").value(type.toString()).build())
                        .build())
            .toList();
    List<Ask> asks =
        asks(
            "ec2:CreateImage",
            CreateImageRequest.builder().instanceId("i-1").tagSpecifications(tags).build());

    assertThat(asks)
        .extracting(ask -> ask.action() + " " + ask.resource())
        .containsExactly(
            "ec2:CreateImage arn:aws:ec2:ap-northeast-2::image/*",
            "ec2:CreateTags arn:aws:ec2:ap-northeast-2::image/*",
            "ec2:CreateImage arn:aws:ec2:ap-northeast-2::snapshot/*",
            "ec2:CreateTags arn:aws:ec2:ap-northeast-2::snapshot/*",
            "ec2:CreateImage arn:aws:ec2:ap-northeast-2:123456789012:instance/i-1");
    assertThat(asks.get(3).context())
        .containsEntry("aws:RequestTag/Name", List.of("snapshot"))
        .containsEntry("ec2:CreateAction", List.of("CreateImage"));
    assertThat(asks.getLast().context())
        .containsEntry("aws:ResourceTag/lablift:deployment", List.of("ours"));
  }

  @Test
  void aDeregistrationThatTakesTheSnapshotsAlongAsksForEach() {
    DeregisterImageRequest.Builder request = DeregisterImageRequest.builder().imageId("ami-1");
    assertThat(asks("ec2:DeregisterImage", request.build()))
        .extracting(Ask::action)
        .containsExactly("ec2:DeregisterImage");

    assertThat(asks("ec2:DeregisterImage", request.deleteAssociatedSnapshots(true).build()))
        .extracting(ask -> ask.action() + " " + ask.resource())
        .containsExactly(
            "ec2:DeregisterImage arn:aws:ec2:ap-northeast-2::image/ami-1",
            "ec2:DeleteSnapshot arn:aws:ec2:ap-northeast-2::snapshot/snap-1",
            "ec2:DeleteSnapshot arn:aws:ec2:ap-northeast-2::snapshot/snap-2");
  }

  @Test
  void refusesACallThatItDoesNotKnow() {
    StopInstancesRequest request = StopInstancesRequest.builder().instanceIds("i-1").build();

    assertThatThrownBy(() -> asks("ec2:StopInstances", request))
        .hasMessageContaining("what AWS authorises for ec2:StopInstances is not known");
  }

  @Test
  void everyActionOfTheTableIsOfAPageAndKnowsItsKeys() {
    assertThat(Reference.table().actions())
        .hasSizeGreaterThan(100)
        .allSatisfy(action -> assertThat(action.page()).isNotEmpty());
    assertThat(Reference.table().action("ec2", "ec2:CreateRoute").row("route-table").keys())
        .contains("aws:ResourceTag/${TagKey}", "ec2:Vpc")
        .doesNotContain("aws:RequestTag/${TagKey}");
  }
}
