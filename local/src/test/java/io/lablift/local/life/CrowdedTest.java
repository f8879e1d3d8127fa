package io.lablift.local.life;

import static org.assertj.core.api.Assertions.assertThat;

import io.lablift.functions.lab.LabId;
import io.lablift.functions.lab.LabStatus;
import io.lablift.functions.registry.LabRecord;
import io.lablift.local.SharedRegistry;
import io.lablift.local.scene.Scene;
import io.lablift.local.scene.Scenes;
import io.lablift.local.world.RegistryStore;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.ec2.Ec2Client;

/**
 * A class that is much too large for AWS's default quotas, which let two labs in at a time. {@code
 * -Dlablift.crowded.seeds=100 -Dlablift.crowded.students=30} plays as many.
 */
@ExtendWith(SharedRegistry.class)
final class CrowdedTest {
  private static final int SEEDS = Integer.getInteger("lablift.crowded.seeds", 2);
  private static final int STUDENTS = Integer.getInteger("lablift.crowded.students", 7);

  /** In these a lab holds its share of the quotas. */
  private static final Set<LabStatus> INSIDE =
      EnumSet.of(LabStatus.PROVISIONING, LabStatus.READY, LabStatus.FAILED, LabStatus.TEARING_DOWN);

  private final RegistryStore store;

  CrowdedTest(RegistryStore store) {
    this.store = store;
  }

  /** Asks for the class, and watches at every change of a lab's status. */
  private static final class Crowd {
    private final Scene scene;
    private final Map<LabId, LabStatus> now = new HashMap<>();
    private final List<String> wrong = new ArrayList<>();

    Crowd(Scene scene, boolean mayFail) {
      this.scene = scene;
      scene
          .witness()
          .tell(
              change -> {
                now.put(change.lab().lab(), change.status());
                long inside = now.values().stream().filter(INSIDE::contains).count();
                if (inside > 2) {
                  wrong.add(inside + " labs at once at " + scene.age());
                }
                if (change.status() == LabStatus.QUARANTINED
                    || (change.status() == LabStatus.FAILED && !mayFail)) {
                  wrong.add(change.lab() + " became " + change.status());
                }
              });
      scene
          .user()
          .send(
              "POST",
              "/classes",
              "{\"course\":\"aws101\",\"count\":%d,\"leaseHours\":0.1,\"maxQueueMinutes\":700}"
                  .formatted(STUDENTS),
              answer -> {
                if (answer.status() != 202) {
                  wrong.add("POST /classes: " + answer);
                }
              });
    }

    private List<LabId> labs() {
      return IntStream.rangeClosed(1, STUDENTS)
          .mapToObj(i -> new LabId("aws101", "student-%02d".formatted(i)))
          .toList();
    }

    private boolean isOver(LabId id) {
      return scene
          .lab(id)
          .filter(lab -> lab.status() == LabStatus.GONE && !lab.again())
          .isPresent();
    }

    /** Every lab was whole for a while, or was refused with the request that would have helped. */
    void passes() {
      scene.pass(Duration.ofMinutes(1));
      boolean over =
          scene.within(
              Duration.ofHours(14),
              () ->
                  now.size() >= STUDENTS
                      && now.values().stream().allMatch(LabStatus.GONE::equals)
                      && labs().stream().allMatch(this::isOver));
      assertThat(over).as("nobody is stuck: " + now).isTrue();
      scene.pass(Duration.ofMinutes(3));
      assertThat(wrong).isEmpty();
      for (LabId id : labs()) {
        LabRecord lab = scene.lab(id).orElseThrow();
        boolean served = lab.readyAt() != null;
        boolean refused =
            lab.failure() != null
                && lab.failure().cause().contains("request-service-quota-increase");
        assertThat(served || refused).as(id + ": " + lab.failure()).isTrue();
      }
      assertThat(scene.capacity().admitted()).isEmpty();
      assertThat(scene.capacity().queue()).isEmpty();
    }
  }

  @Test
  void twoAtATimeAreBuiltWholeAndEverybodyIsServed() {
    for (long seed = 1; seed <= SEEDS; seed++) {
      try (Scene scene = new Scenes(store).open(seed)) {
        new Crowd(scene, false).passes();
        assertThat(scene.account().leftOver()).as("seed " + seed).isEmpty();
      }
    }
  }

  @Test
  void besideATeamWhoseVpcsComeAndGoNobodyIsStuckEither() {
    for (long seed = 1; seed <= SEEDS; seed++) {
      try (Scene scene = new Scenes(store).open(seed)) {
        new OtherTeam(scene, new SplittableRandom(seed)).works();
        new Crowd(scene, true).passes();
      }
    }
  }

  /** Makes a VPC every few minutes, as far as it can, and gives up one that it has. */
  private static final class OtherTeam {
    private final Scene scene;
    private final SplittableRandom random;
    private final Ec2Client ec2;
    private final Deque<String> vpcs = new ArrayDeque<>();

    OtherTeam(Scene scene, SplittableRandom random) {
      this.scene = scene;
      this.random = random;
      this.ec2 = scene.account().ec2();
    }

    void works() {
      var _ =
          scene
              .loop()
              .after(
                  Duration.ofSeconds(random.nextInt(20, 400)),
                  "another team",
                  () -> {
                    try {
                      if (vpcs.size() > random.nextInt(4)) {
                        ec2.deleteVpc(r -> r.vpcId(vpcs.getFirst()));
                        vpcs.removeFirst();
                      } else {
                        vpcs.addLast(ec2.createVpc(r -> r.cidrBlock("10.9.0.0/16")).vpc().vpcId());
                      }
                    } catch (AwsServiceException e) {
                      // The quota holds for them as well, and what is new is not seen at once.
                      assertThat(e.awsErrorDetails().errorCode())
                          .isIn("VpcLimitExceeded", "InvalidVpcID.NotFound");
                    }
                    works();
                  });
    }
  }
}
