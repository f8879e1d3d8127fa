package io.lablift.local.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ./lablift image}: shows its commands. */
@Command(
    name = "image",
    mixinStandardHelpOptions = true,
    description = {
      "Images of a course: baked once, launched in every lab of the course.",
      "A lab whose request names no image is launched from its course's newest one."
    })
final class ImageCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
