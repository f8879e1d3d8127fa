package io.lablift.local.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ./lablift} by itself: shows what it can do. */
@Command(
    name = "lablift",
    mixinStandardHelpOptions = true,
    version = "lablift 1.0.0",
    description = {
      "An HTTP request in, a student's own AWS lab out; when the lease ends, nothing is left.",
      "",
      "Try it first: @|bold ./lablift demo|@ builds a lab in a simulated account, lets its lease"
          + " end, and proves that",
      "nothing is left. No AWS account is needed.",
      ""
    },
    footerHeading = "%nWorlds:%n",
    footer = {
      "  by default             a simulated account; its time is paced",
      "  AWS_ENDPOINT_URL set   that endpoint, such as moto; labs are kept in --data",
      "  --aws                  the account of your credentials; asks first",
      "",
      "A first session:",
      "  ./lablift serve                              in one terminal",
      "  ./lablift up --course aws101 --student kim   in another: a lab",
      "  ./lablift show aws101-kim                    its servers, addresses, lease",
      "  ./lablift down aws101-kim                    gone, with the proof",
      "",
      "Exit codes: 0 done; 1 the result is not as it should be; 2 wrong usage;",
      "3 the server refused; 4 no server." + " refused; 4 no server."
    })
final class LabliftCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
