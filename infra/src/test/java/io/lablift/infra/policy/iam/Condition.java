package io.lablift.infra.policy.iam;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.function.BiPredicate;

/**
 * One line of a statement's condition: an operator, a key, and the values of which one must fit.
 *
 * <p>Source: IAM user guide, "IAM JSON policy elements: Condition operators" and "Set operators for
 * multivalued context keys". A key with several values in the request needs a set operator; what is
 * not one of the operators below is refused.
 */
public record Condition(String operator, String key, List<String> values) {
  private static final String ALL = "ForAllValues:";
  private static final String ANY = "ForAnyValue:";
  private static final String IF_EXISTS = "IfExists";

  public Condition {
    values = List.copyOf(values);
    if (values.isEmpty()) {
      throw new IllegalArgumentException(operator + " of " + key + " has no values");
    }
    if (values.stream().anyMatch(value -> value.contains("${"))) {
      throw new IllegalArgumentException("policy variables are not known here: " + values);
    }
    if (!plain(operator).equals("Null")) {
      var _ = test(plain(operator));
    } else if (!operator.equals("Null")) {
      throw new IllegalArgumentException("Null stands alone, unlike " + operator);
    }
  }

  private static String plain(String operator) {
    String plain = operator;
    for (String set : List.of(ALL, ANY)) {
      plain = plain.startsWith(set) ? plain.substring(set.length()) : plain;
    }
    return plain.endsWith(IF_EXISTS)
        ? plain.substring(0, plain.length() - IF_EXISTS.length())
        : plain;
  }

  /** How a value of the policy (first) is held against one of the request (second). */
  private static BiPredicate<String, String> test(String plain) {
    return switch (plain) {
      case "StringEquals" -> String::equals;
      case "StringEqualsIgnoreCase" -> String::equalsIgnoreCase;
      case "StringLike" -> Wildcards::match;
      case "ArnEquals", "ArnLike" -> Wildcards::matchArn;
      case "Bool" -> String::equalsIgnoreCase;
      case "NumericLessThanEquals" ->
          (most, given) -> new BigDecimal(given).compareTo(new BigDecimal(most)) <= 0;
      default ->
          throw new IllegalArgumentException("the condition operator " + plain + " is not known");
    };
  }

  /**
   * Whether it holds.
   *
   * @throws IllegalStateException if that cannot be known
   */
  public boolean holds(Ask ask) {
    if (ask.isUnknown(key)) {
      throw new IllegalStateException(
          ask + ": AWS gives " + key + " here, and its value is not known");
    }
    List<String> given = ask.context().get(key);
    if (operator.equals("Null")) {
      boolean wanted = Boolean.parseBoolean(values.getFirst().toLowerCase(Locale.ROOT));
      return wanted == (given == null);
    }
    if (given == null) {
      // "ForAllValues also returns true if there are no context keys in the request."
      return operator.startsWith(ALL) || operator.endsWith(IF_EXISTS);
    }
    BiPredicate<String, String> test = test(plain(operator));
    if (operator.startsWith(ALL)) {
      return given.stream().allMatch(one -> fits(test, one));
    }
    if (operator.startsWith(ANY)) {
      return given.stream().anyMatch(one -> fits(test, one));
    }
    if (given.size() != 1) {
      throw new IllegalStateException(
          key + " has several values, so " + operator + " needs ForAllValues or ForAnyValue");
    }
    return fits(test, given.getFirst());
  }

  private boolean fits(BiPredicate<String, String> test, String given) {
    return values.stream().anyMatch(value -> test.test(value, given));
  }

  @Override
  public String toString() {
    return operator + " " + key + " " + values;
  }
}
