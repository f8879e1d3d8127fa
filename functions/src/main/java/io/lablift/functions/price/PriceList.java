package io.lablift.functions.price;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.lablift.functions.error.Violation;
import io.lablift.functions.json.Fields;
import io.lablift.functions.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The prices of the regions that are known. Where a region is not, nothing is charged in its name:
 * another region's prices would be wrong in silence.
 *
 * <p>The shipped ones are {@code prices.json}; sources are AWS's price list files and the pages
 * "Amazon VPC pricing", "Elastic Load Balancing pricing", "Amazon EC2 On-Demand Pricing" and
 * "Amazon EBS pricing".
 *
 * @param byRegion such as {@code ap-northeast-2}
 */
public record PriceList(Map<String, Prices> byRegion) {
  private static final String SHIPPED = "/prices.json";
  private static final BigDecimal MOST = BigDecimal.valueOf(1_000);
  private static final String REMEDY = "give US dollars, such as 0.059";

  public PriceList {
    byRegion = Map.copyOf(byRegion);
  }

  /** What comes with Lablift. */
  public static PriceList shipped() {
    try (InputStream in =
        Objects.requireNonNull(PriceList.class.getResourceAsStream(SHIPPED), SHIPPED)) {
      return read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a price list, {@code {"regions": {"ap-northeast-2": {…}}}}, as {@code prices.json} is
   * one.
   *
   * @throws IllegalArgumentException with everything that is wrong with it
   */
  public static PriceList read(String json) {
    List<Violation> violations = new ArrayList<>();
    Map<String, Prices> byRegion = new HashMap<>();
    try {
      Fields document = Fields.of(Json.parse(json), violations);
      document.optional("sources");
      Fields regions = document.object("regions");
      document.noOthers();
      for (String region : names(document.optional("regions"))) {
        byRegion.put(region, prices(regions.object(region)));
      }
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("a price list that is not JSON: " + e.getMessage(), e);
    }
    if (!violations.isEmpty()) {
      throw new IllegalArgumentException("a price list that breaks rules: " + violations);
    }
    return new PriceList(byRegion);
  }

  private static List<String> names(@Nullable JsonNode node) {
    List<String> names = new ArrayList<>();
    if (node != null) {
      node.fieldNames().forEachRemaining(names::add);
    }
    return names;
  }

  private static Prices prices(Fields fields) {
    Map<String, BigDecimal> servers = new TreeMap<>();
    Fields types = fields.object("serverHour");
    for (String type : names(fields.optional("serverHour"))) {
      servers.put(type, price(types, type));
    }
    Prices prices =
        new Prices(
            fields.text("asOf", "say when the prices were looked up, such as 2026-11"),
            price(fields, "natGatewayHour"),
            price(fields, "loadBalancerHour"),
            price(fields, "publicAddressHour"),
            servers,
            price(fields, "gp3GibMonth"),
            price(fields, "snapshotGibMonth"));
    fields.noOthers();
    return prices;
  }

  private static BigDecimal price(Fields fields, String field) {
    BigDecimal price = fields.optionalDecimal(field, BigDecimal.ZERO, MOST, REMEDY);
    if (!fields.has(field)) {
      fields.violation(field, "is missing", REMEDY);
    }
    return price == null ? BigDecimal.ZERO : price;
  }

  /**
   * These prices, and for the regions of another list that list's: one's own rates.
   *
   * @param json the other list; blank: there is none
   * @throws IllegalArgumentException with everything that is wrong with it
   */
  public PriceList with(String json) {
    if (json.isBlank()) {
      return this;
    }
    Map<String, Prices> both = new HashMap<>(byRegion);
    both.putAll(read(json).byRegion());
    return new PriceList(both);
  }

  /** Those of one region; empty if they are not known. */
  public Optional<Prices> of(String region) {
    return Optional.ofNullable(byRegion.get(region));
  }
}
