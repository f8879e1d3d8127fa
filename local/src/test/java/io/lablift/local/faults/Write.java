package io.lablift.local.faults;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * A write to the registry of which a part is left out.
 *
 * <p>DynamoDB refuses names and values that no expression uses, so they go with the part.
 */
record Write(UpdateItemRequest request) {
  private static final Pattern NAME = Pattern.compile("[#:]\\w+");

  /** Without those of its conditions that {@code which} accepts. */
  Write withoutConditions(Predicate<String> which) {
    String all = request.conditionExpression();
    if (all == null) {
      return this;
    }
    List<String> kept = Arrays.stream(all.split(" AND ")).filter(which.negate()).toList();
    return with(kept.isEmpty() ? null : String.join(" AND ", kept), request.updateExpression());
  }

  /**
   * Without what it sets in places of which {@code which} accepts the path, such as {@code
   * ledger.vpc/lab-vpc}.
   */
  Write withoutSets(Predicate<String> which) {
    String expression = request.updateExpression();
    if (!expression.startsWith("SET ")) {
      return this;
    }
    int end =
        expression.contains(" REMOVE ") ? expression.indexOf(" REMOVE ") : expression.length();
    List<String> kept =
        Arrays.stream(expression.substring("SET ".length(), end).split(", "))
            .filter(set -> !which.test(path(set)))
            .toList();
    String rest = expression.substring(end).strip();
    String sets = kept.isEmpty() ? "" : "SET " + String.join(", ", kept) + " ";
    return with(request.conditionExpression(), (sets + rest).strip());
  }

  private String path(String set) {
    return Arrays.stream(set.substring(0, set.indexOf(" = ")).split("\\."))
        .map(request.expressionAttributeNames()::get)
        .collect(Collectors.joining("."));
  }

  private Write with(@Nullable String condition, String update) {
    List<String> used =
        NAME.matcher(condition + " " + update).results().map(found -> found.group()).toList();
    Map<String, String> names = new HashMap<>(request.expressionAttributeNames());
    names.keySet().retainAll(used);
    Map<String, AttributeValue> values = new HashMap<>(request.expressionAttributeValues());
    values.keySet().retainAll(used);
    return new Write(
        request.toBuilder()
            .conditionExpression(condition)
            .updateExpression(update.isEmpty() ? null : update)
            .expressionAttributeNames(names.isEmpty() ? null : names)
            .expressionAttributeValues(values.isEmpty() ? null : values)
            .build());
  }
}
