package io.lablift.local.cli;

import io.lablift.statemachine.asl.InvalidDefinition;
import io.lablift.statemachine.asl.StateMachine;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Reads definitions from files, with words for what can go wrong. */
final class AslFile {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Za-z0-9]{1,64})}");

  private AslFile() {}

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      throw new Failure(Exit.USAGE, "there is no file " + file);
    } catch (MalformedInputException e) {
      throw new Failure(Exit.USAGE, file + " is not text in UTF-8");
    } catch (IOException e) {
      throw new Failure(Exit.USAGE, file + " cannot be read: " + e.getMessage());
    }
  }

  /**
   * A state machine from a file. Where it has placeholders for a deployment to fill in, such as
   * {@code ${CreateVpcFunctionArn}}, their names stand for the functions.
   */
  static StateMachine machine(Path file) {
    try {
      return StateMachine.parse(PLACEHOLDER.matcher(text(file)).replaceAll("$1"));
    } catch (InvalidDefinition e) {
      throw new Failure(Exit.USAGE, file + ": " + e.getMessage());
    }
  }
}
