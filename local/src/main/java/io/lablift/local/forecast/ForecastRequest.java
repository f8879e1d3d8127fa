package io.lablift.local.forecast;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.lablift.functions.error.InvalidRequest;
import io.lablift.functions.error.Violation;
import io.lablift.functions.json.Fields;
import io.lablift.functions.json.Json;
import io.lablift.local.simulate.AccountQuotas;
import io.lablift.local.simulate.Arrival;
import io.lablift.local.simulate.DayPlan;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the body of POST /forecasts; whatever is wrong with it is told together. */
final class ForecastRequest {
  private static final String REMEDY =
      "send a JSON object such as {\"students\": 30, \"hours\": 4}";
  private static final BigDecimal LEAST_HOURS = new BigDecimal("0.1");
  private static final BigDecimal MOST_HOURS = new BigDecimal("12");
  private static final BigDecimal MINUTES = new BigDecimal("60");
  private static final long USUAL_MINUTES = 240;
  private static final long MOST_SEED = Long.MAX_VALUE / 2;

  private ForecastRequest() {}

  /**
   * Reads a body such as {@code {"students":30,"hours":4,"nat":"single","arrival":"all",
   * "quotas":{"VPCS":40},"seed":1}}; only the students must be there.
   *
   * @throws InvalidRequest with every broken rule
   */
  static DayPlan read(String body) {
    List<Violation> violations = new ArrayList<>();
    Fields fields = Fields.of(parsed(body), violations);
    DayPlan plan =
        new DayPlan(
            students(fields),
            arrival(fields),
            minutes(fields),
            nat(fields),
            quotas(fields),
            fields.flag("advisedQuotas", false),
            seed(fields));
    fields.noOthers();
    if (!violations.isEmpty()) {
      throw new InvalidRequest(violations);
    }
    return plan;
  }

  private static JsonNode parsed(String body) {
    if (body.isBlank()) {
      throw new InvalidRequest(new Violation("", "the body is empty", REMEDY));
    }
    try {
      return Json.parse(body);
    } catch (JsonProcessingException e) {
      throw new InvalidRequest(new Violation("", "the body is not JSON", REMEDY));
    }
  }

  private static int students(Fields fields) {
    String remedy = "give 1 to " + DayPlan.MOST_STUDENTS;
    if (!fields.has("students")) {
      fields.violation("students", "is missing", remedy);
      return 1;
    }
    Long students = fields.optionalWhole("students", 1, DayPlan.MOST_STUDENTS, remedy);
    return students == null ? 1 : students.intValue();
  }

  private static Arrival arrival(Fields fields) {
    String text = fields.optionalText("arrival", wrongIn(Arrival::parse), "give " + Arrival.FORMS);
    return text == null ? new Arrival.AtOnce() : Arrival.parse(text);
  }

  private static long minutes(Fields fields) {
    BigDecimal hours =
        fields.optionalDecimal(
            "hours", LEAST_HOURS, MOST_HOURS, "give " + LEAST_HOURS + " to " + MOST_HOURS);
    return hours == null
        ? USUAL_MINUTES
        : hours.multiply(MINUTES).setScale(0, RoundingMode.HALF_UP).longValueExact();
  }

  private static String nat(Fields fields) {
    String nat =
        fields.optionalText(
            "nat",
            text -> DayPlan.NAT_MODES.contains(text) ? null : "is no NAT mode",
            "choose one of " + DayPlan.NAT_MODES);
    return nat == null ? DayPlan.NAT_MODES.getFirst() : nat;
  }

  private static AccountQuotas quotas(Fields fields) {
    JsonNode given = fields.optional("quotas");
    if (given == null) {
      return AccountQuotas.usual();
    }
    String remedy = "give an object such as {\"VPCS\": 40}";
    if (!given.isObject()) {
      fields.violation("quotas", "is not an object", remedy);
      return AccountQuotas.usual();
    }
    Map<String, Integer> named = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> quota : given.properties()) {
      if (!quota.getValue().isInt()) {
        fields.violation("quotas." + quota.getKey(), "is not a whole number", remedy);
        continue;
      }
      String wrong =
          wrongIn(name -> AccountQuotas.of(Map.of(name, quota.getValue().intValue())))
              .apply(quota.getKey());
      if (wrong == null) {
        named.put(quota.getKey(), quota.getValue().intValue());
      } else {
        fields.violation("quotas." + quota.getKey(), wrong, remedy);
      }
    }
    return AccountQuotas.of(named);
  }

  private static long seed(Fields fields) {
    Long seed = fields.optionalWhole("seed", 0, MOST_SEED, "give a whole number, 0 or above");
    return seed == null ? 1 : seed;
  }

  /** What something says that refuses a text; nothing when it takes it. */
  private static Function<String, @Nullable String> wrongIn(Function<String, ?> reader) {
    return text -> {
      try {
        var _ = reader.apply(text);
        return null;
      } catch (IllegalArgumentException e) {
        return ": " + e.getMessage();
      }
    };
  }
}
