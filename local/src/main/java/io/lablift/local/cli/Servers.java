package io.lablift.local.cli;

import io.lablift.local.http.Gateway;
import io.lablift.local.http.LambdaEndpoint;
import io.lablift.local.http.LocalServer;
import java.util.function.Supplier;

/** Starts servers, with words for a port that cannot be had. */
final class Servers {
  private Servers() {}

  static LocalServer start(Gateway gateway, int port) {
    return started(() -> LocalServer.of(gateway, port), port);
  }

  static LocalServer start(LambdaEndpoint endpoint, int port) {
    return started(() -> LocalServer.of(endpoint, port), port);
  }

  private static LocalServer started(Supplier<LocalServer> start, int port) {
    if (port < 0 || port > 65_535) {
      throw new Failure(Exit.USAGE, "--port wants 0 to 65535, not " + port);
    }
    try {
      return start.get();
    } catch (RuntimeException e) {
      throw new Failure(
          Exit.USAGE,
          "cannot listen on port "
              + port
              + " ("
              + e.getMessage()
              + "): give another with --port, or 0 for any");
    }
  }
}
