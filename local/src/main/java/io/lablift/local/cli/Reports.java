package io.lablift.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Writes figures to a file. */
final class Reports {
  private Reports() {}

  /**
   * Writes them as JSON.
   *
   * @param file nobody wants a report if there is none
   */
  static void write(@Nullable Path file, JsonNode figures) {
    if (file == null) {
      return;
    }
    try {
      Files.writeString(file, figures.toPrettyString() + "\n");
    } catch (IOException e) {
      throw new Failure(Exit.USAGE, "the report cannot be written to " + file + ": " + e);
    }
  }
}
