package io.lablift.local.cli;

import io.lablift.local.client.Refused;
import io.lablift.local.client.Unreachable;
import io.lablift.local.show.Console;
import io.lablift.local.world.Account;
import io.lablift.local.world.Environment;
import io.lablift.local.world.RegistryInUse;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** The whole command line, with its errors turned into words and exit codes in one place. */
public final class Cli {
  private final Environment environment;
  private final Console console;

  /** A command line in that environment, on that console. */
  public Cli(Environment environment, Console console) {
    this.environment = environment;
    this.console = console;
  }

  /** Runs a command and returns its exit code. */
  public int run(String... arguments) {
    CommandLine asl =
        new CommandLine(new AslCommand())
            .addSubcommand(new AslValidateCommand(console))
            .addSubcommand(new AslRunCommand(console));
    CommandLine image =
        new CommandLine(new ImageCommand())
            .addSubcommand(new ImageBakeCommand(console))
            .addSubcommand(new ImageLsCommand(console))
            .addSubcommand(new ImageRmCommand(console));
    CommandLine course =
        new CommandLine(new ClassCommand())
            .addSubcommand(new ClassUpCommand(console))
            .addSubcommand(new ClassLsCommand(console))
            .addSubcommand(new ClassShowCommand(console))
            .addSubcommand(new ClassAddCommand(console))
            .addSubcommand(new ClassExtendCommand(console))
            .addSubcommand(new ClassDownCommand(console));
    CommandLine root =
        new CommandLine(new LabliftCommand())
            .addSubcommand(new DemoCommand(environment, console))
            .addSubcommand(new ServeCommand(environment, console))
            .addSubcommand(new UpCommand(console))
            .addSubcommand(new LsCommand(console))
            .addSubcommand(new ShowCommand(console))
            .addSubcommand(new ExtendCommand(console))
            .addSubcommand(new DownCommand(console))
            .addSubcommand(course)
            .addSubcommand(new CapacityCommand(console))
            .addSubcommand(image)
            .addSubcommand(new ForecastCommand(console))
            .addSubcommand(new SimulateCommand(console))
            .addSubcommand(new FaultsCommand(console))
            .addSubcommand(new LambdaCommand(environment, console))
            .addSubcommand(asl);
    return root.setOut(console.out())
        .setErr(console.err())
        .setColorScheme(CommandLine.Help.defaultColorScheme(console.lively() ? Ansi.ON : Ansi.OFF))
        .setUsageHelpAutoWidth(true)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler((problem, command, parsed) -> failed(problem))
        .execute(arguments);
  }

  private int failed(Exception problem) throws Exception {
    int exit =
        switch (problem) {
          case Failure failure -> failure.exit();
          case Refused refused -> Exit.REFUSED;
          case Unreachable unreachable -> Exit.UNREACHABLE;
          case RegistryInUse inUse -> Exit.USAGE;
          case Account.NoAccount none -> Exit.UNREACHABLE;
          default -> throw problem;
        };
    console.note("lablift: " + problem.getMessage());
    return exit;
  }
}
