package io.lablift.local.cli;

import io.lablift.local.show.Console;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code ./lablift asl validate FILE…}. */
@Command(
    name = "validate",
    mixinStandardHelpOptions = true,
    description = {
      "Says everything that is wrong with a state machine, each with its place and the remedy.",
      "Exit code 0: it is sound; 2: it is not."
    })
final class AslValidateCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "State machine definitions (JSON).")
  private List<Path> files = List.of();

  AslValidateCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    int exit = Exit.OK;
    for (Path file : files) {
      try {
        AslFile.machine(file);
        console.line(file + ": sound");
      } catch (Failure failure) {
        console.note("lablift: " + failure.getMessage());
        exit = Exit.USAGE;
      }
    }
    return exit;
  }
}
