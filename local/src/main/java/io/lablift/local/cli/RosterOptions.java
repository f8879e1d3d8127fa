package io.lablift.local.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lablift.local.roster.BadRoster;
import io.lablift.local.roster.Roster;
import io.lablift.local.show.Console;
import io.lablift.local.show.RosterText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Who the students of a class are. */
final class RosterOptions {
  @Option(
      names = "--students",
      paramLabel = "FILE",
      description =
          "CSV in UTF-8: one student a line, or columns id and name; of a name an id is derived.")
  private @Nullable Path file;

  @Option(names = "--student", paramLabel = "ID", description = "A student by id; may be repeated.")
  private List<String> named = List.of();

  /** Whether anybody was named. */
  boolean areGiven() {
    return file != null || !named.isEmpty();
  }

  /** Adds the students to a request, and shows the ids that were derived. */
  void into(ObjectNode request, Console console) {
    named.forEach(student -> request.withArray("students").add(student));
    if (file == null) {
      return;
    }
    Roster roster = read(file);
    RosterText.lines(roster).forEach(console::line);
    roster.students().forEach(student -> request.withArray("students").add(student.id()));
  }

  private static Roster read(Path file) {
    try {
      return Roster.read(Files.readAllBytes(file));
    } catch (NoSuchFileException e) {
      throw new Failure(Exit.USAGE, "there is no file " + file);
    } catch (IOException e) {
      throw new Failure(Exit.USAGE, file + " cannot be read: " + e.getMessage());
    } catch (BadRoster e) {
      throw new Failure(Exit.USAGE, file + ": " + e.getMessage());
    }
  }
}
