package io.lablift.local.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ./lablift asl}: shows its two commands. */
@Command(
    name = "asl",
    mixinStandardHelpOptions = true,
    description = "Check or run any state machine in the Amazon States Language, JSONata dialect.")
final class AslCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
