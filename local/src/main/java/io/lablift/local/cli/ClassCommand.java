package io.lablift.local.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ./lablift class}: shows its commands. */
@Command(
    name = "class",
    mixinStandardHelpOptions = true,
    description = {
      "Classes: many labs of one course, at once, at a time, or ready by a time.",
      "See before whether they fit (./lablift capacity --labs N) and what they will be like",
      "(./lablift forecast --students N --hours H)."
    })
final class ClassCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
