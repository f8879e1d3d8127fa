package io.lablift.infra.policy.play;

import static org.assertj.core.api.Assertions.assertThat;

import io.lablift.functions.lab.LabId;
import io.lablift.functions.lab.ResourceType;
import io.lablift.infra.policy.facts.Reference;
import io.lablift.infra.policy.template.Template;
import io.lablift.local.scene.Scenes;
import io.lablift.local.world.RegistryStore;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.CreateTagsRequest;
import software.amazon.awssdk.services.ec2.model.RouteTable;

/** IAM cannot tell whose untagged route table is whose: the code can. */
final class MainRouteTableTest {
  @Test
  void namesTheMainTableOfItsOwnVpcAndNoOther() {
    Deployment deployment = Deployment.of(Template.shipped());
    try (RegistryStore store = RegistryStore.inMemory();
        Play play =
            new Play(
                new Scenes(store),
                deployment,
                Reference.table(),
                new Recording(),
                "a lab beside another VPC",
                UnaryOperator.identity(),
                Guard.Manner.REFUSES)) {
      var ec2 = play.scene().account().ec2();
      var _ = ec2.createVpc(r -> r.cidrBlock("10.0.0.0/16"));

      LabId lab = play.build("kim", 60, "");

      List<String> tagged =
          play.scene().world().log().calls(call -> call.action().equals("ec2:CreateTags")).stream()
              .flatMap(call -> ((CreateTagsRequest) call.request()).resources().stream())
              .toList();
      assertThat(tagged).hasSize(1);
      RouteTable table =
          ec2.describeRouteTables(r -> r.routeTableIds(tagged)).routeTables().getFirst();
      assertThat(table.vpcId()).isEqualTo(Lives.id(play, lab, ResourceType.VPC, null));
      assertThat(table.associations()).anyMatch(association -> association.main());
    }
  }
}
