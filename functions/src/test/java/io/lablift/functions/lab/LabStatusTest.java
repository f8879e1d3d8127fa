package io.lablift.functions.lab;

import static io.lablift.functions.lab.LabStatus.FAILED;
import static io.lablift.functions.lab.LabStatus.GONE;
import static io.lablift.functions.lab.LabStatus.PROVISIONING;
import static io.lablift.functions.lab.LabStatus.QUARANTINED;
import static io.lablift.functions.lab.LabStatus.QUEUED;
import static io.lablift.functions.lab.LabStatus.READY;
import static io.lablift.functions.lab.LabStatus.TEARING_DOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lablift.functions.registry.LabUpdate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LabStatusTest {
  @Test
  void aLabThatHadResourcesIsGoneOnlyThroughATeardown() {
    for (LabStatus status : Set.of(PROVISIONING, READY, FAILED, QUARANTINED)) {
      assertThat(status.mayBecome(GONE)).as(status.name()).isFalse();
      assertThat(status.mayBecome(TEARING_DOWN)).as(status.name()).isTrue();
    }
  }

  @Test
  void everyStatusLeadsToGone() {
    for (LabStatus start : LabStatus.values()) {
      Set<LabStatus> reached = new HashSet<>(Set.of(start));
      boolean grew = true;
      while (grew) {
        grew =
            Arrays.stream(LabStatus.values())
                .filter(next -> reached.stream().anyMatch(from -> from.mayBecome(next)))
                .map(reached::add)
                .reduce(false, Boolean::logicalOr);
      }
      assertThat(reached).as("from " + start).contains(GONE);
    }
  }

  @Test
  void aFencedLabIsNeverBuiltAgain() {
    assertThat(TEARING_DOWN.mayBecome(READY)).isFalse();
    assertThat(TEARING_DOWN.mayBecome(PROVISIONING)).isFalse();
  }

  @Test
  void anIllegalMoveIsRefusedBeforeItIsWritten() {
    LabRef ref = new LabRef(new LabId("aws101", "kim"), 1);

    assertThatThrownBy(() -> LabUpdate.of(ref).move(QUEUED, READY))
        .hasMessage("a lab that is QUEUED may not become READY");
  }
}
