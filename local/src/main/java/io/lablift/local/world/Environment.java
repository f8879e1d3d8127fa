package io.lablift.local.world;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * The environment variables that matter here, read once at the start.
 *
 * @param variables all of the process's
 */
public record Environment(Map<String, String> variables) {
  private static final String SEOUL = "ap-northeast-2";

  public Environment {
    variables = Map.copyOf(variables);
  }

  /** The endpoint that stands in for AWS ({@code AWS_ENDPOINT_URL}); empty when there is none. */
  public Optional<URI> endpoint() {
    return get("AWS_ENDPOINT_URL").map(URI::create);
  }

  /**
   * The region for labs: {@code AWS_REGION}, {@code AWS_DEFAULT_REGION}, else Seoul as in the
   * tutorial.
   */
  public String region() {
    return get("AWS_REGION").or(() -> get("AWS_DEFAULT_REGION")).orElse(SEOUL);
  }

  /** One's own price list, as JSON ({@code LABLIFT_PRICES}); blank when there is none. */
  public String prices() {
    return get("LABLIFT_PRICES").orElse("");
  }

  /** Whether somebody wants no colours and no bars ({@code NO_COLOR}, see no-color.org). */
  public boolean plain() {
    return get("NO_COLOR").isPresent();
  }

  /** Whether the environment itself holds credentials or says where they are. */
  public boolean namesCredentials() {
    return get("AWS_ACCESS_KEY_ID").isPresent() || get("AWS_PROFILE").isPresent();
  }

  private Optional<String> get(String name) {
    return Optional.ofNullable(variables.get(name)).filter(value -> !value.isBlank());
  }
}
