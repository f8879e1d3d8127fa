package io.lablift.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The template, the contract and the code know the same routes, and who may enter. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RoutesTest {
  private static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE");
  private static final Set<String> OPEN = Set.of("GET /", "GET /openapi.yaml", "$default");

  /** What the code says of a route that it does not have. */
  private static final Set<String> NO_SUCH = Set.of("No such route", "Wrong method");

  private final List<Template.Route> deployed = Template.shipped().routes();
  private final OpenApi contract = OpenApi.shipped();
  private final DeployedApi api = new DeployedApi();

  @AfterAll
  void end() {
    api.close();
  }

  private Set<String> keys() {
    return deployed.stream()
        .map(Template.Route::key)
        .filter(key -> !key.equals("$default"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void theTemplateHasThoseOfTheContractAndOneForAllOthers() {
    assertThat(keys()).isEqualTo(contract.routes());
    assertThat(deployed).extracting(Template.Route::key).contains("$default");
    assertThat(deployed).hasSize(contract.routes().size() + 1);
  }

  @Test
  void theCodeAnswersThoseOfTheContractAndNoOthers() {
    List<String> paths =
        List.of(
            "/",
            "/openapi.yaml",
            "/labs",
            "/labs/{id}",
            "/labs/{id}/keys/{name}",
            "/images",
            "/images/{id}",
            "/classes",
            "/classes/{course}",
            "/classes/{course}/students",
            "/capacity",
            "/forecasts");
    for (String path : paths) {
      for (String method : METHODS) {
        DeployedApi.Answer answer =
            api.ask(
                method,
                path.replace("{id}", "aws101-kim")
                    .replace("{name}", "x")
                    .replace("{course}", "aws101"),
                "{}");
        String route = method + " " + path;
        boolean isRefused =
            answer.type().equals("application/problem+json")
                && NO_SUCH.contains(answer.json().path("title").asText());
        assertThat(isRefused)
            .as(route + ": " + answer)
            .isNotEqualTo(contract.routes().contains(route));
      }
    }
    assertThat(contract.routes())
        .allMatch(route -> paths.contains(route.substring(route.indexOf(' ') + 1)));
  }

  @Test
  void onlyWhatConcernsNoLabAndNoImageIsOpenToAnybody() {
    for (Template.Route route : deployed) {
      assertThat(route.isOpen()).as(route.key()).isEqualTo(OPEN.contains(route.key()));
      if (!route.isOpen()) {
        assertThat(route.authorizer()).isEqualTo("Tokens");
      }
      if (!route.path().isEmpty()) {
        assertThat(contract.operation(route.key()).path("security").isArray())
            .as(route.key() + " says that it is open")
            .isEqualTo(route.isOpen());
      }
    }
  }

  /** What comes by $default has no claims: it must not get further than a token would be asked. */
  @Test
  void withoutATokenNothingIsToldOfLabsAndImages() {
    for (String path :
        List.of(
            "/labs",
            "/labs/aws101-kim",
            "/labs/aws101-kim/keys/seoul-lab-web",
            "/images",
            "/images/aws101-image-20260302")) {
      assertThat(api.askAsNobody("GET", path).status()).as(path).isEqualTo(401);
    }
    for (String path : List.of("//labs", "/labs/", "/x", "/labs/aws101-kim/", "/images/")) {
      DeployedApi.Answer answer = api.askAsNobody("GET", path);
      assertThat(answer.status()).as(path).isEqualTo(404);
      assertThat(answer.type()).isEqualTo("application/problem+json");
      assertThat(contract.against("Problem", answer.body())).isEmpty();
    }
  }

  @Test
  void everyRouteOfTheCodeThatTakesAnIdIsNamedInTheContractWithIt() {
    for (String route : contract.routes()) {
      long places = Arrays.stream(route.split("/", -1)).filter(p -> p.startsWith("{")).count();
      String path = route.substring(route.indexOf(' ') + 1);
      assertThat(contract.root().path("paths").path(path).path("parameters").size())
          .as(route)
          .isEqualTo((int) places);
    }
  }
}
