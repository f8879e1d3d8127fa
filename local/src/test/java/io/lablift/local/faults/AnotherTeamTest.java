package io.lablift.local.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.lablift.functions.lab.LabId;
import io.lablift.functions.lab.LabStatus;
import io.lablift.local.scene.Scene;
import io.lablift.local.scene.Scenes;
import io.lablift.local.world.RegistryStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Vpc;

/** Another team in the account needs nothing of ours: it calls the account as anybody may. */
final class AnotherTeamTest {
  @Test
  void comeAndGoWhileALabLives() {
    try (RegistryStore store = RegistryStore.inMemory();
        Scene scene = new Scenes(store).open(7)) {
      Ec2Client theirs = scene.account().ec2();
      List<String> standing = new ArrayList<>();
      Random random = new Random(7);
      for (int i = 0; i < 20; i++) {
        Duration comes = Duration.ofSeconds(random.nextInt(900));
        var _ =
            scene
                .loop()
                .after(
                    comes,
                    "another team",
                    () -> {
                      if (standing.size() < 2) {
                        standing.add(
                            theirs.createVpc(r -> r.cidrBlock("10.9.0.0/16")).vpc().vpcId());
                      } else {
                        String going = standing.removeFirst();
                        theirs.deleteVpc(r -> r.vpcId(going));
                      }
                    });
      }
      LabId lab = new LabId("aws101", "kim");
      scene.user().post(lab, 10, answer -> assertThat(answer.isGood()).isTrue());

      assertThat(
              scene.within(Duration.ofHours(1), () -> scene.witness().isNow(lab, LabStatus.GONE)))
          .isTrue();

      assertThat(scene.witness().changes())
          .filteredOn(change -> change.lab().lab().equals(lab))
          .extracting(change -> change.status())
          .contains(LabStatus.READY)
          .doesNotContain(LabStatus.FAILED);
      scene.pass(Duration.ofMinutes(5));
      assertThat(theirs.describeVpcs(r -> {}).vpcs())
          .filteredOn(vpc -> !vpc.isDefault())
          .extracting(Vpc::vpcId)
          .containsExactlyInAnyOrderElementsOf(standing)
          .isNotEmpty();
    }
  }
}
