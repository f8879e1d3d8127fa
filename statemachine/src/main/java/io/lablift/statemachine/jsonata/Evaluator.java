package io.lablift.statemachine.jsonata;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata.Frame;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.InstantSource;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Evaluates expressions at the moment that a clock tells and with chance that a seed decides. */
public final class Evaluator {
  private final AwsFunctions functions;

  /**
   * Evaluates with a clock and a source of chance.
   *
   * @param random decides {@code $random}, {@code $uuid} and {@code $shuffle}
   */
  public Evaluator(InstantSource clock, Random random) {
    this.functions = new AwsFunctions(clock, random);
  }

  /**
   * Evaluates an expression.
   *
   * @param variables by name without the dollar; {@code states} is one of them
   * @return its value; null when it is undefined
   * @throws EvaluationFailed when it has none that is JSON, runs away or refers to what is not
   *     there
   */
  public @Nullable JsonNode evaluate(Expression expression, Map<String, JsonNode> variables) {
    Frame frame = expression.compiled().createFrame();
    Bounds.guard(frame);
    functions.bindTo(frame, expression);
    Values values = new Values();
    variables.forEach(
        (name, value) -> {
          if (expression.mentions(name)) {
            frame.bind(name, values.plain(value));
          }
        });
    try {
      return values.json(expression.compiled().evaluate(null, frame));
    } catch (JException e) {
      throw new EvaluationFailed(String.valueOf(e.getMessage()), e);
    } catch (EvaluationFailed e) {
      throw e;
    } catch (StackOverflowError e) {
      throw new EvaluationFailed("it calls itself without end", e);
    } catch (OutOfMemoryError e) {
      // What it had gathered is garbage now, so the machine goes on.
      throw new EvaluationFailed("its value is larger than the memory", e);
    } catch (RuntimeException e) {
      // The library answers some wrong arguments with an exception of its inside.
      throw new EvaluationFailed(describe(e), e);
    }
  }

  private static String describe(RuntimeException e) {
    Throwable cause = e.getCause() instanceof JException inner ? inner : e;
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }
}
