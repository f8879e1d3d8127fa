package io.lablift.local.life;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lablift.local.SharedRegistry;
import io.lablift.local.world.RegistryStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What an image saves: a lab from one, against a lab from a plain image with user data. */
@ExtendWith(SharedRegistry.class)
final class ImageFiguresTest {
  private static final String IMAGE = "aws101-image-20260302";
  private static final String SEEDS = "lablift.figures.seeds";

  private final RegistryStore store;

  ImageFiguresTest(RegistryStore store) {
    this.store = store;
  }

  /**
   * One lab's times since it was admitted.
   *
   * @param servers until the last server ran
   * @param ready until the lab was whole
   */
  private record Times(Duration servers, Duration ready) {}

  private Times times(long seed, boolean fromImage) {
    try (SimulatedLabs labs = new SimulatedLabs(store, seed)) {
      if (fromImage) {
        labs.ask("POST", "/images", "{\"course\":\"aws101\"}");
        for (int i = 0; i < 300 && !isAvailable(labs); i++) {
          labs.world().pass(Duration.ofSeconds(5));
        }
      }
      labs.post("kim");
      JsonNode lab = labs.until("aws101-kim", "READY", Duration.ofMinutes(10));
      Instant start = Instant.parse(lab.path("lease").path("start").asText());
      Instant servers = start;
      for (JsonNode resource : lab.path("resources")) {
        if (resource.path("type").asText().equals("instance")) {
          Instant ran = Instant.parse(resource.path("readyAt").asText());
          servers = ran.isAfter(servers) ? ran : servers;
        }
      }
      return new Times(
          Duration.between(start, servers),
          Duration.between(start, Instant.parse(lab.path("readyAt").asText())));
    }
  }

  private static boolean isAvailable(SimulatedLabs labs) {
    return labs.ask("GET", "/images/" + IMAGE, "")
        .body()
        .path("state")
        .asText()
        .equals("AVAILABLE");
  }

  private static long median(List<Duration> durations) {
    List<Duration> sorted = new ArrayList<>(durations);
    Collections.sort(sorted);
    return sorted.get(sorted.size() / 2).toSeconds();
  }

  @Test
  void fromAnImageAllServersRunLongBeforeTheNatGatewaysDo() {
    List<Times> plain = new ArrayList<>();
    List<Times> baked = new ArrayList<>();
    long seeds = Long.getLong(SEEDS, 8);
    for (long seed = 1; seed <= seeds; seed++) {
      plain.add(times(seed, false));
      baked.add(times(seed, true));
    }

    long serversPlain = median(plain.stream().map(Times::servers).toList());
    long serversBaked = median(baked.stream().map(Times::servers).toList());
    System.out.printf(
        "Medians of %d seeds, plain with user data and from an image: servers %d s and %d s, READY"
            + " %d s and %d s%n",
        seeds,
        serversPlain,
        serversBaked,
        median(plain.stream().map(Times::ready).toList()),
        median(baked.stream().map(Times::ready).toList()));
    assertThat(serversBaked).isLessThan(serversPlain / 3);
    for (int i = 0; i < seeds; i++) {
      assertThat(baked.get(i).ready())
          .as("seed %d", i + 1)
          .isLessThanOrEqualTo(plain.get(i).ready().plusSeconds(30));
    }
  }
}
