package io.lablift.local.show;

import com.fasterxml.jackson.databind.JsonNode;

/** Shows how far a lab is, each time it is given the lab's newest state. */
public sealed interface Progress extends AutoCloseable permits PlainProgress, BarProgress {
  /** Of a lab's whole life: bars on a terminal, lines elsewhere. */
  static Progress on(Console console) {
    return console.lively() ? new BarProgress(true) : new PlainProgress(console, true);
  }

  /** The same without the stages that build it. */
  static Progress ofTeardown(Console console) {
    return console.lively() ? new BarProgress(false) : new PlainProgress(console, false);
  }

  /** Shows a lab as the API describes it. */
  void show(JsonNode lab);

  /** Ends the show; what was shown stays. */
  @Override
  void close();
}
