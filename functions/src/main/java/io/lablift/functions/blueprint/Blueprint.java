package io.lablift.functions.blueprint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lablift.functions.error.InvalidRequest;
import io.lablift.functions.error.Violation;
import io.lablift.functions.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A topology as data, before zones and addresses are chosen.
 *
 * <p>Texts may hold placeholders: {@code {az1}} and {@code {az2}} are the zones' names ({@code
 * ap-northeast-2a}), {@code {zone1}} and {@code {zone2}} their digit and letter ({@code 2a}),
 * {@code {sshCidr}} who may reach the bastion.
 */
public record Blueprint(JsonNode document) {
  /** The blueprint of the tutorial, which a request that names none gets. */
  public static final String DEFAULT = "aws-networking";

  private static final List<String> SHIPPED = List.of(DEFAULT);

  /** The names of the blueprints that come with Lablift. */
  public static List<String> shipped() {
    return SHIPPED;
  }

  /** A blueprint that comes with Lablift. */
  public static Blueprint named(String name) {
    if (!SHIPPED.contains(name)) {
      throw new InvalidRequest(
          new Violation(
              "blueprint", "there is no blueprint \"" + name + "\"", "known are " + SHIPPED));
    }
    return new Blueprint(Json.read(resource(name + ".json"), JsonNode.class));
  }

  /** The blueprint of the lab that an image is baked in; no request names it. */
  public static Blueprint ofBuilder() {
    return new Blueprint(Json.read(resource("image-builder.json"), JsonNode.class));
  }

  /** The user data of a builder: its image serves a page that names the server. */
  public static String defaultBakeUserData() {
    return resource("bake-user-data.sh");
  }

  /**
   * The user data of a server that is started from a plain image: it serves a page that names the
   * server.
   */
  public static String defaultUserData() {
    return resource("user-data.sh");
  }

  private static String resource(String name) {
    try (InputStream in = Blueprint.class.getResourceAsStream("/blueprints/" + name)) {
      if (in == null) {
        throw new IllegalStateException("blueprints/" + name + " is not in the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Fills in the placeholders and the addresses that the request gives, and checks the whole.
   *
   * @param vpcCidr replaces the VPC's CIDR, if given
   * @param subnetCidrs replaces CIDRs by subnet name
   * @param violations gets every broken rule
   * @return null if there are violations
   */
  public @Nullable Topology resolve(
      Map<String, String> placeholders,
      @Nullable String vpcCidr,
      Map<String, String> subnetCidrs,
      List<Violation> violations) {
    JsonNode filled = fill(document, placeholders);
    if (vpcCidr != null && filled.get("vpc") instanceof ObjectNode vpc) {
      vpc.put("cidr", vpcCidr);
    }
    subnetCidrs.forEach((name, cidr) -> readdress(filled, name, cidr, violations));
    return TopologyReader.read(filled, violations);
  }

  private static void readdress(
      JsonNode filled, String name, String cidr, List<Violation> violations) {
    for (JsonNode subnet : filled.path("subnets")) {
      if (subnet instanceof ObjectNode object && subnet.path("name").asText().equals(name)) {
        object.put("cidr", cidr);
        return;
      }
    }
    violations.add(
        new Violation(
            "subnetCidrs",
            "there is no subnet \"" + name + "\"",
            "name one of the blueprint's subnets"));
  }

  private static JsonNode fill(JsonNode node, Map<String, String> placeholders) {
    if (node.isTextual()) {
      String text = node.textValue();
      for (Map.Entry<String, String> entry : placeholders.entrySet()) {
        text = text.replace("{" + entry.getKey() + "}", entry.getValue());
      }
      return JsonNodeFactory.instance.textNode(text);
    }
    if (node.isArray()) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      node.forEach(item -> array.add(fill(item, placeholders)));
      return array;
    }
    if (node.isObject()) {
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      node.properties().forEach(e -> object.set(e.getKey(), fill(e.getValue(), placeholders)));
      return object;
    }
    return node;
  }
}
