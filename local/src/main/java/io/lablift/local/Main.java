package io.lablift.local;

import io.lablift.local.cli.Cli;
import io.lablift.local.show.Console;
import io.lablift.local.world.Environment;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/**
 * Where {@code ./lablift} starts: the only place that knows the process's environment and streams.
 */
public final class Main {
  private Main() {}

  /** Runs one command and ends the JVM with its exit code. */
  public static void main(String[] arguments) {
    Environment environment = new Environment(System.getenv());
    Console console =
        new Console(
            System.in,
            new PrintWriter(System.out, false, StandardCharsets.UTF_8),
            new PrintWriter(System.err, true, StandardCharsets.UTF_8),
            isTerminal() && !environment.plain());
    int exit = new Cli(environment, console).run(arguments);
    console.out().flush();
    console.err().flush();
    // DynamoDB Local leaves threads behind that would keep the JVM.
    System.exit(exit);
  }

  @SuppressWarnings(
      "SystemConsoleNull") // null, when neither end is a terminal, from JDK 25 on again
  private static boolean isTerminal() {
    java.io.Console terminal = System.console();
    return terminal != null && terminal.isTerminal();
  }
}
