package io.lablift.functions.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What the API says of itself to anybody who asks: where things are, and the contract. */
final class Contract {
  /** The media type of YAML (RFC 9512). */
  static final String YAML = "application/yaml";

  private static final String RESOURCE = "/openapi.yaml";

  private Contract() {}

  /**
   * The first page.
   *
   * @param links templates (RFC 6570) of what there is
   */
  record Index(String name, String description, Map<String, String> links) {}

  static Index index() {
    return new Index(
        "Lablift",
        "An HTTP request in, a student's own AWS lab out; when the lease ends, nothing is left.",
        Map.of(
            "contract", "/openapi.yaml",
            "labs", "/labs{?course,limit,after}",
            "lab", "/labs/{id}{?attempt}",
            "key", "/labs/{id}/keys/{name}",
            "images", "/images{?course}",
            "image", "/images/{id}"));
  }

  /** The OpenAPI document, as it is shipped. */
  static String openApi() {
    try (InputStream in = Contract.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("the class path lacks " + RESOURCE);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
