package io.lablift.statemachine.asl;

import java.util.regex.Pattern;

/** Where in a definition something stands, as a person would write it. */
record Path(String text) {
  static final Path ROOT = new Path("");

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  Path field(String name) {
    String shown = PLAIN.matcher(name).matches() ? name : '"' + name + '"';
    return new Path(text.isEmpty() ? shown : text + "." + shown);
  }

  Path item(int index) {
    return new Path(text + "[" + index + "]");
  }
}
