package io.lablift.local.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lablift.local.client.ApiClient;
import io.lablift.local.http.LocalServer;
import io.lablift.local.world.Account;
import io.lablift.local.world.Environment;
import io.lablift.local.world.Place;
import io.lablift.local.world.World;
import io.lablift.local.world.Worlds;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A lab's life before moto, as another client of that account sees it. */
@NeedsMoto
final class EndpointWorldTest {
  private static final double SCALE = 0.02;

  /**
   * What Terraform 1.11 with the AWS provider 5.100 called for the same lab, through the same
   * proxy.
   */
  private static final int TERRAFORM_BUILDS_WITH = 277;

  private static final int TERRAFORM_DESTROYS_WITH = 212;

  @TempDir private Path directory = Path.of("");

  private final List<String> log = Collections.synchronizedList(new ArrayList<>());

  @Test
  void buildsTheWholeLabAndLeavesNothingWithLessThanHalfOfTerraformsCalls() {
    try (Program moto = Emulators.moto(directory);
        Program proxy = Emulators.delaying(directory, moto, SCALE);
        World world = world(proxy);
        LocalServer server = LocalServer.of(world.gateway(), 0);
        ApiClient api = new ApiClient(server.url(), Optional.empty());
        Outside outside = new Outside(proxy.url())) {
      assertThat(outside.things()).isEmpty();
      LabUser user = new LabUser(api, "wire", "kim");

      Map<String, Integer> atFirst = Emulators.calls(proxy);
      user.asks();
      JsonNode ready = user.until("READY");
      Map<String, Integer> build = since(atFirst, proxy);
      assertThat(outside.things()).containsExactlyElementsOf(DefaultLab.things("wire-kim"));
      assertThat(outside.tagged("wire-kim")).isEqualTo(DefaultLab.tagged());
      assertThat(ready.at("/endpoints/url").asText()).startsWith("http://lab-web-alb-");

      Map<String, Integer> built = Emulators.calls(proxy);
      user.gives();
      JsonNode gone = user.until("GONE");
      Map<String, Integer> teardown = since(built, proxy);
      assertThat(outside.things()).isEmpty();
      assertThat(gone.path("certificate").isObject()).isTrue();

      assertThat(sum(build)).as("calls to build: %s", build).isLessThan(TERRAFORM_BUILDS_WITH / 2);
      assertThat(sum(teardown))
          .as("calls to tear down: %s", teardown)
          .isLessThan(TERRAFORM_DESTROYS_WITH / 2);
      assertThat(log).isEmpty();
    }
  }

  @Test
  void bakesAnImageLaunchesALabFromItAndLeavesNothing() {
    try (Program moto = Emulators.moto(directory);
        Program proxy = Emulators.delaying(directory, moto, SCALE);
        World world = world(proxy);
        LocalServer server = LocalServer.of(world.gateway(), 0);
        ApiClient api = new ApiClient(server.url(), Optional.empty());
        Outside outside = new Outside(proxy.url())) {
      JsonNode asked =
          api.post("/images", new ObjectMapper().createObjectNode().put("course", "wire")).body();
      String image = "/images/" + asked.path("id").asText();
      JsonNode baked = until(api, image, "AVAILABLE");
      assertThat(outside.things()).as("of the builder nothing is left").isEmpty();
      assertThat(outside.images()).hasSize(2);

      LabUser user = new LabUser(api, "wire", "kim");
      user.asks();
      JsonNode ready = user.until("READY");
      assertThat(ready.path("imageId")).isEqualTo(baked.path("imageId"));
      user.gives();
      user.until("GONE");
      api.delete(image);
      until(api, image, "GONE");
      assertThat(outside.things()).isEmpty();
      assertThat(outside.images()).isEmpty();
      // A hunt's report may be in the log: moto remembers the tags of what is gone.
    }
  }

  private static JsonNode until(ApiClient api, String image, String state) {
    return Patience.until(
        "the image is " + state,
        Duration.ofMinutes(2),
        () ->
            Optional.of(api.get(image).body())
                .filter(seen -> seen.path("state").asText().equals(state)));
  }

  private World world(Program endpoint) {
    Environment environment = new Environment(Map.of());
    Account account = Account.of(environment, Optional.of(endpoint.url()));
    Place place = new Place(environment.region(), account.id(), SCALE);
    return Worlds.real(
            World.Kind.ENDPOINT, account, place, directory.resolve("data"), "labs", log::add)
        .start();
  }

  private static Map<String, Integer> since(Map<String, Integer> before, Program proxy) {
    Map<String, Integer> calls = new TreeMap<>(Emulators.calls(proxy));
    before.forEach((action, count) -> calls.merge(action, -count, Integer::sum));
    calls.values().removeIf(count -> count == 0);
    return calls;
  }

  private static int sum(Map<String, Integer> calls) {
    return calls.values().stream().mapToInt(Integer::intValue).sum();
  }
}
