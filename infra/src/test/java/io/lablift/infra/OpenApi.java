package io.lablift.infra;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** The contract as it is shipped, {@code openapi.yaml}. */
final class OpenApi {
  private static final Set<String> METHODS = Set.of("get", "post", "patch", "delete", "put");

  private final JsonNode root;

  private OpenApi(JsonNode root) {
    this.root = root;
  }

  static OpenApi shipped() {
    return read(Yaml.source("functions/src/main/resources/openapi.yaml"));
  }

  static OpenApi read(String yaml) {
    return new OpenApi(Yaml.text(yaml));
  }

  JsonNode root() {
    return root;
  }

  /** Its routes, such as {@code GET /labs}. */
  Set<String> routes() {
    Set<String> routes = new TreeSet<>();
    root.path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .fieldNames()
                    .forEachRemaining(
                        method -> {
                          if (METHODS.contains(method)) {
                            routes.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey());
                          }
                        }));
    return routes;
  }

  /** The operation behind a route. */
  JsonNode operation(String route) {
    String[] parts = route.split(" ", 2);
    return root.path("paths").path(parts[1]).path(parts[0].toLowerCase(Locale.ROOT));
  }

  /** What a schema of the contract says against a JSON document; empty: nothing. */
  List<String> against(String schema, String json) {
    ObjectNode whole = Yaml.MAPPER.createObjectNode();
    whole.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    whole.put("$ref", "#/components/schemas/" + schema);
    whole.set("components", root.path("components"));
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(whole.toString())
        .validate(
            json,
            InputFormat.JSON,
            context -> context.executionConfig(c -> c.formatAssertionsEnabled(true)))
        .stream()
        .map(Error::toString)
        .toList();
  }
}
