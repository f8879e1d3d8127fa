package io.lablift.local.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class MomentsTest {
  private final Moments seoul = new Moments(ZoneId.of("Asia/Seoul"));
  private final Moments berlin = new Moments(ZoneId.of("Europe/Berlin"));

  private static Instant read(Moments moments, String text) {
    return moments.read("--start-at", text).toInstant();
  }

  @Test
  void aTimeWithoutAZoneIsThisMachines() {
    Instant ten = Instant.parse("2026-11-24T01:00:00Z");

    assertThat(read(seoul, "2026-11-24 10:00")).isEqualTo(ten);
    assertThat(read(seoul, "2026-11-24T10:00:00")).isEqualTo(ten);
    assertThat(Moments.shown(seoul.read("--start-at", "2026-11-24 10:00")))
        .isEqualTo("2026-11-24 10:00:00 +09:00 (Asia/Seoul)");
  }

  @Test
  void aTimeWithAZoneIsThatZones() {
    Instant ten = Instant.parse("2026-11-24T01:00:00Z");

    assertThat(read(berlin, "2026-11-24T10:00:00+09:00")).isEqualTo(ten);
    assertThat(read(berlin, "2026-11-24T10:00+09:00")).isEqualTo(ten);
    assertThat(read(berlin, "2026-11-24T01:00:00Z")).isEqualTo(ten);
    assertThat(read(berlin, "2026-11-24T10:00:00+09:00[Asia/Seoul]")).isEqualTo(ten);
    assertThat(Moments.shown(berlin.read("--start-at", "2026-11-24T10:00+09:00")))
        .isEqualTo("2026-11-24 10:00:00 +09:00");
  }

  @Test
  void aTimeThatClocksSkipOrShowTwiceIsNotGuessedAt() {
    assertThatThrownBy(() -> read(berlin, "2026-03-29 02:30"))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("is skipped in Europe/Berlin");
    assertThatThrownBy(() -> read(berlin, "2026-10-25 02:30"))
        .hasMessageContaining("comes twice in Europe/Berlin")
        .hasMessageContaining("2026-10-25T02:30+02:00");
  }

  @Test
  void anythingElseIsAnsweredWithAnExample() {
    for (String wrong : new String[] {"tomorrow", "10:00", "2026-13-24 10:00", "24.11.2026"}) {
      assertThatThrownBy(() -> read(seoul, wrong))
          .isInstanceOf(Failure.class)
          .hasMessageContaining("\"2026-11-24 10:00\" or 2026-11-24T10:00:00+09:00, not " + wrong);
    }
  }
}
