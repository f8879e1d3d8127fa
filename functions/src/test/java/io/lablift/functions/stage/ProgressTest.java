package io.lablift.functions.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lablift.functions.json.Json;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProgressTest {
  @Test
  void aWaitIsWholeSecondsRoundedUp() {
    assertThat(Progress.waiting(Duration.ofMillis(2001), "NAT").waitSeconds()).isEqualTo(3);
    assertThat(Progress.waiting(Duration.ZERO, "NAT").waitSeconds()).isEqualTo(1);
    assertThat(Progress.waiting(Duration.ofSeconds(-5), "NAT").waitSeconds()).isEqualTo(1);
  }

  @Test
  void ofTwoTheSoonerOneIsLookedAtFirstAndBothMustBeReady() {
    Progress soon = Progress.waiting(Duration.ofSeconds(3), "a");
    Progress late = Progress.waiting(Duration.ofSeconds(9), "b");

    assertThat(soon.and(late)).isEqualTo(soon);
    assertThat(late.and(soon)).isEqualTo(soon);
    assertThat(Progress.done().and(late)).isEqualTo(late);
    assertThat(Progress.done().and(Progress.done()).ready()).isTrue();
  }

  @Test
  void aContradictionCannotBeMade() {
    assertThatThrownBy(() -> new Progress(true, 5, null))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Progress(false, 0, "x"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Progress(true, 0, "x"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theStateMachineReadsReadyAndWaitSeconds() {
    assertThat(Json.write(Progress.waiting(Duration.ofSeconds(5), "NAT")))
        .isEqualTo("{\"ready\":false,\"waitSeconds\":5,\"waitingFor\":\"NAT\"}");
    assertThat(Json.write(Progress.done())).isEqualTo("{\"ready\":true,\"waitSeconds\":0}");
  }

  @Test
  void theFirstWaitLastsUntilItIsWorthLooking() {
    assertThat(Expected.NAT_AVAILABLE.waitAt(Duration.ofSeconds(10), 1)).hasSeconds(76);
    assertThat(Expected.NAT_AVAILABLE.waitAt(Duration.ofSeconds(100), 1)).hasSeconds(8);
    assertThat(Expected.NAT_AVAILABLE.waitAt(Duration.ZERO, 0.1)).hasMillis(8600);
  }
}
