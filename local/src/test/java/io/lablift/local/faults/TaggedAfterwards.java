package io.lablift.local.faults;

import io.lablift.local.scene.Scene;
import io.lablift.simulator.wire.Accident;
import io.lablift.simulator.wire.Attempt;
import io.lablift.simulator.wire.Call;
import io.lablift.simulator.wire.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.services.ec2.model.AllocateAddressResponse;
import software.amazon.awssdk.services.ec2.model.CreateInternetGatewayResponse;
import software.amazon.awssdk.services.ec2.model.CreateNatGatewayResponse;
import software.amazon.awssdk.services.ec2.model.CreateRouteTableResponse;
import software.amazon.awssdk.services.ec2.model.CreateSecurityGroupResponse;
import software.amazon.awssdk.services.ec2.model.CreateSubnetResponse;
import software.amazon.awssdk.services.ec2.model.CreateVpcResponse;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.ImportKeyPairResponse;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.RunInstancesResponse;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

/**
 * Everything of EC2's is made without tags, and gets them by a call of its own when its maker has
 * its answer: as it is done where a create call takes no tags, or nobody gives it any.
 *
 * <p>The tags come while somebody's next call is on its way, as soon as the thing can be seen; so
 * they cost no call, and a life in which nothing goes wrong is the same with and without.
 */
final class TaggedAfterwards implements Accident {
  private static final String TAGS = "TagSpecifications";

  private final Scene scene;
  private final Direct direct;
  private final List<Untagged> untagged = new ArrayList<>();

  TaggedAfterwards(Scene scene) {
    this.scene = scene;
    this.direct = new Direct(scene);
  }

  /** What call number {@code ordinal} has made, and the tags that it lacks. */
  private record Untagged(int ordinal, List<String> ids, List<Tag> tags) {}

  @Override
  public void beforeEffect(Attempt call) {
    untagged.removeIf(made -> isOver(made.ordinal()) && (!isAnswered(made.ordinal()) || tag(made)));
  }

  private boolean isOver(int ordinal) {
    return !outcomes(ordinal).isEmpty();
  }

  private boolean isAnswered(int ordinal) {
    return outcomes(ordinal).stream().anyMatch(outcome -> outcome instanceof Outcome.Done);
  }

  private List<Outcome> outcomes(int ordinal) {
    return scene.world().log().calls(call -> call.ordinal() == ordinal).stream()
        .map(Call::outcome)
        .toList();
  }

  /** False where AWS does not show it yet: then again at the next call. */
  private boolean tag(Untagged made) {
    try {
      scene.account().ec2().createTags(r -> r.resources(made.ids()).tags(made.tags()));
      return true;
    } catch (Ec2Exception e) {
      return false;
    }
  }

  @Override
  public Optional<SdkResponse> instead(Attempt call) {
    Optional<SdkField<?>> tags =
        call.request().sdkFields().stream()
            .filter(field -> field.memberName().equals(TAGS))
            .findFirst();
    return tags.filter(field -> !specifications(call.request(), field).isEmpty())
        .map(field -> withoutTags(call, field));
  }

  private SdkResponse withoutTags(Attempt call, SdkField<?> field) {
    List<TagSpecification> all = specifications(call.request(), field);
    SdkRequest.Builder bare = call.request().toBuilder();
    field.set(bare, all.stream().filter(TaggedAfterwards::goesAlong).toList());
    SdkResponse made = direct.make(bare.build());
    List<Tag> tags =
        all.stream()
            .filter(each -> !goesAlong(each))
            .flatMap(each -> each.tags().stream())
            .toList();
    untagged.add(new Untagged(call.ordinal(), ids(made), tags));
    return made;
  }

  @SuppressWarnings("unchecked") // the one field of that name is such a list
  private static List<TagSpecification> specifications(SdkRequest request, SdkField<?> field) {
    return (List<TagSpecification>) field.getValueOrDefault(request);
  }

  /** Volumes and interfaces of a server go with it, whether they bear tags or not. */
  private static boolean goesAlong(TagSpecification tags) {
    return tags.resourceType() == ResourceType.VOLUME
        || tags.resourceType() == ResourceType.NETWORK_INTERFACE;
  }

  private static List<String> ids(SdkResponse made) {
    return switch (made) {
      case CreateVpcResponse r -> List.of(r.vpc().vpcId());
      case CreateInternetGatewayResponse r -> List.of(r.internetGateway().internetGatewayId());
      case AllocateAddressResponse r -> List.of(r.allocationId());
      case CreateSubnetResponse r -> List.of(r.subnet().subnetId());
      case CreateRouteTableResponse r -> List.of(r.routeTable().routeTableId());
      case CreateSecurityGroupResponse r -> List.of(r.groupId());
      case CreateNatGatewayResponse r -> List.of(r.natGateway().natGatewayId());
      case ImportKeyPairResponse r -> List.of(r.keyPairId());
      case RunInstancesResponse r -> r.instances().stream().map(Instance::instanceId).toList();
      default -> throw new IllegalArgumentException("what did " + made + " make?");
    };
  }
}
