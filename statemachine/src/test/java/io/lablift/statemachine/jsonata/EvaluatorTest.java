package io.lablift.statemachine.jsonata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class EvaluatorTest {
  private final ObjectMapper json = new ObjectMapper();

  private static Evaluator evaluator(long seed) {
    return new Evaluator(() -> Instant.parse("2026-03-02T09:00:00.250Z"), new Random(seed));
  }

  private @Nullable String evaluate(String expression, String x) {
    JsonNode value = evaluator(7).evaluate(Expression.parse(expression), Map.of("x", read(x)));
    return value == null ? null : value.toString();
  }

  private JsonNode read(String text) {
    try {
      return json.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest(name = "{0} = {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          $partition([1,2,3,4,5], 2)              | [[1,2],[3,4],[5]]
          $partition([1], 2)                      | [[1]]
          $range(0, 10, 5)                        | [0,5,10]
          $range(3, 1, -1)                        | [3,2,1]
          $hash("input data", "SHA-1")            | "aaff4a450a104cd177d28d18d74485e8cae074b7"
          $hash("", "MD5")                        | "d41d8cd98f00b204e9800998ecf8427e"
          $length($hash("a", "SHA-512"))          | 128
          $parse("{\\"foo\\": [1, null]}")        | {"foo":[1,null]}
          $parse("{\\"foo\\": 2}").foo            | 2
          $now()                                  | "2026-03-02T09:00:00.250Z"
          $now("[Y0001]-[M01]-[D01]", "+0900")    | "2026-03-02"
          $millis()                               | 1772442000250
          $uuid() = $uuid()                       | false
          $random(7) = $random(7)                 | true
          $random() < 1                           | true
          $pad("a", 4, "xy")                      | "axyx"
          $pad("a", -4, "xy")                     | "xyxa"
          $pad("abc", 2)                          | "abc"
          $pad("a", 3)                            | "a  "
          $length($pad("", 5000000, "x"))         | 5000000
          """)
  void knowsTheFunctionsOfStepFunctions(String expression, String value) {
    assertThat(evaluate(expression, "null")).isEqualTo(value);
  }

  @ParameterizedTest(name = "{0} on {1} = {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          $x.a + 1                 | {"a": 2}             | 3
          $x.a / 2                 | {"a": 3}             | 1.5
          $x.a * 2                 | {"a": 1.5}           | 3
          $x                       | {"a": [1, {"b": null}]} | {"a":[1,{"b":null}]}
          $x.a                     | {"a": null}          | null
          $x.a = null              | {"a": null}          | true
          {"a": $x.b, "c": 1}      | {}                   | {"c":1}
          [$x.a]                   | {"a": null}          | [null]
          $x[a > 1].a              | [{"a":1},{"a":2}]    | 2
          $x[a > 0].a              | [{"a":1},{"a":2}]    | [1,2]
          $count($x)               | []                   | 0
          $x                       | []                   | []
          $x                       | [7]                  | [7]
          $x.a                     | {"a": [7]}           | [7]
          $merge([$x, {"b": 2}])   | {"a": 1}             | {"a":1,"b":2}
          $x ? "yes" : "no"        | true                 | "yes"
          $map($x, function($v, $i) { $v * $i }) | [5, 6, 7] | [0,6,14]
          $string($x)              | 9007199254740993     | "9007199254740993"
          1e3 * $x                 | 1                    | 1000
          """)
  void givesBackJson(String expression, String x, String value) {
    assertThat(evaluate(expression, x)).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"$x.nothing", "$nobody", "$x[a = 9]", "$partition($x.nothing, 2)"})
  void saysUndefinedWhereThereIsNothing(String expression) {
    assertThat(evaluate(expression, "[{\"a\": 1}]")).isNull();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          $eval("1")                      | $eval is not available in Step Functions: use $parse
          $hash("a", "CRC32")             | $hash does not know the algorithm CRC32
          $parse("{")                     | $parse was given what is not JSON
          $range(1, 5, 0)                 | The increment of $range is 0
          $range(1, 100000000, 1)         | $range would have more than 10000000 values
          $partition([1], 0)              | The chunk size of $partition is 0
          $partition([1], 1.5)            | The chunk size of $partition has to be a whole number
          1 + "a"                         | right side
          $pad("", 2000000000, "x")       | The width of $pad is more than 10000000
          $error("my own words")          | my own words
          function($a) { $a }             | is a function
          $x(1)                           | non-function
          """)
  void saysWhatIsWrong(String expression, String words) {
    assertThatThrownBy(() -> evaluate(expression, "null"))
        .isInstanceOf(EvaluationFailed.class)
        .hasMessageContaining(words);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "($f := function($n) { $f($n + 1) + 1 }; $f(0))",
        "($f := function($n) { $f($n + 1) }; $f(0))"
      })
  void stopsARunawayExpression(String expression) {
    assertThatThrownBy(() -> evaluate(expression, "null"))
        .isInstanceOf(EvaluationFailed.class)
        .hasMessageContaining("does it ever end?");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1 +", "$x.", "{", "(", "\"open", "a b"})
  void refusesWhatIsNotAnExpression(String source) {
    assertThatThrownBy(() -> Expression.parse(source)).isInstanceOf(BadExpression.class);
  }

  @Test
  void drawsTheSameChanceFromTheSameSeed() {
    Expression chance = Expression.parse("[$random(), $uuid(), $shuffle([1..20])]");

    JsonNode one = evaluator(7).evaluate(chance, Map.of());
    JsonNode same = evaluator(7).evaluate(chance, Map.of());
    JsonNode other = evaluator(8).evaluate(chance, Map.of());

    assertThat(one).isEqualTo(same).isNotEqualTo(other);
    assertThat(String.valueOf(one))
        .containsPattern("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
  }

  @Test
  void doesNotTouchTheVariables() {
    JsonNode x = read("{\"a\": [1, null, {\"b\": null}]}");

    evaluator(7).evaluate(Expression.parse("$x ~> |$|{\"c\": 1}|"), Map.of("x", x));

    assertThat(x).isEqualTo(read("{\"a\": [1, null, {\"b\": null}]}"));
  }
}
