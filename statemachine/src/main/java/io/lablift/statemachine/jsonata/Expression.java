package io.lablift.statemachine.jsonata;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;

/** One JSONata expression, parsed. */
public final class Expression {
  private final String source;
  private final Jsonata compiled;

  private Expression(String source, Jsonata compiled) {
    this.source = source;
    this.compiled = compiled;
    compiled.setOutputConvertNulls(false);
  }

  /**
   * Parses an expression, without its delimiters.
   *
   * @throws BadExpression when it is not one
   */
  public static Expression parse(String source) {
    try {
      return new Expression(source, Jsonata.jsonata(source));
    } catch (JException e) {
      throw new BadExpression(e.getMessage() + " (at character " + e.getLocation() + ")", e);
    } catch (RuntimeException | StackOverflowError e) {
      // The parser is a port from JavaScript: some malformed texts end in an exception of its
      // inside.
      throw new BadExpression("it is malformed", e);
    }
  }

  /** The text between the delimiters, trimmed. */
  public String source() {
    return source;
  }

  /** Whether it could read a variable: to spare the conversion of those that it cannot. */
  boolean mentions(String variable) {
    return source.contains("$" + variable) || source.contains("$`");
  }

  Jsonata compiled() {
    return compiled;
  }

  @Override
  public String toString() {
    return "{% " + source + " %}";
  }
}
