package io.lablift.local.show;

import java.io.InputStream;
import java.io.PrintWriter;

/**
 * Where a command reads and writes.
 *
 * @param out its result
 * @param err what it says about itself
 * @param lively whether bars and colours are welcome: a terminal, and no {@code NO_COLOR}
 */
public record Console(InputStream in, PrintWriter out, PrintWriter err, boolean lively) {
  /** One line of the result. */
  public void line(String text) {
    out.println(text);
    out.flush();
  }

  /** One line about the command itself. */
  public void note(String text) {
    err.println(text);
    err.flush();
  }

  /** The text in bold, where that can be shown. */
  public String bold(String text) {
    return lively ? "\u001b[1m" + text + "\u001b[0m" : text;
  }
}
