package io.lablift.local.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lablift.local.client.ApiClient;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} of a server in the middle of its work: the next one finishes it. */
@NeedsMoto
final class KilledServerTest {
  private static final double SCALE = 0.05;

  @TempDir private Path directory = Path.of("");

  private final int port = Program.freePort();

  @Test
  void finishesWhatAKilledServerBeganAndDoublesNothing() {
    try (Program moto = Emulators.moto(directory);
        Program proxy = Emulators.delaying(directory, moto, SCALE);
        Outside outside = new Outside(proxy.url())) {
      try (Program first = serve(proxy);
          ApiClient api = clientOf(first)) {
        LabUser user = new LabUser(api, "wire", "lee");
        user.asks();
        user.until(
            "NAT gateways and load balancer are under way",
            lab -> isRunning(lab, "CreateNat") && has(lab, "listener"));
      }
      assertThat(outside.things())
          .as("the lab, half built")
          .isNotEmpty()
          .isNotEqualTo(DefaultLab.things("wire-lee"));

      try (Program second = serve(proxy);
          ApiClient api = clientOf(second)) {
        LabUser user = new LabUser(api, "wire", "lee");
        JsonNode ready = user.until("READY");
        assertThat(ready.path("attempt").asInt()).isEqualTo(1);
        assertThat(outside.things()).containsExactlyElementsOf(DefaultLab.things("wire-lee"));
        user.gives();
        user.until("something is gone", KilledServerTest::isPartlyGone);
      }
      assertThat(outside.things()).as("the lab, half gone").isNotEmpty();

      try (Program third = serve(proxy);
          ApiClient api = clientOf(third)) {
        JsonNode gone = new LabUser(api, "wire", "lee").until("GONE");
        assertThat(gone.path("certificate").isObject()).isTrue();
        assertThat(outside.things()).isEmpty();
      }
    }
  }

  /** The same port and the same data each time, as somebody would who starts it again. */
  private Program serve(Program endpoint) {
    return Emulators.lablift(
        port,
        directory,
        endpoint.url(),
        "serve",
        "--data",
        directory.resolve("data").toString(),
        "--time-scale",
        String.valueOf(SCALE));
  }

  private static ApiClient clientOf(Program server) {
    return new ApiClient(server.url(), Optional.empty());
  }

  private static boolean isRunning(JsonNode lab, String stage) {
    return StreamSupport.stream(lab.path("stages").spliterator(), false)
        .anyMatch(
            row ->
                row.path("name").asText().equals(stage)
                    && row.path("status").asText().equals("RUNNING"));
  }

  private static boolean has(JsonNode lab, String type) {
    return lab.path("resources").findValuesAsText("type").contains(type);
  }

  private static boolean isPartlyGone(JsonNode lab) {
    long gone =
        StreamSupport.stream(lab.path("resources").spliterator(), false)
            .filter(resource -> resource.hasNonNull("goneAt"))
            .count();
    return gone > 0 && gone < lab.path("resources").size();
  }
}
