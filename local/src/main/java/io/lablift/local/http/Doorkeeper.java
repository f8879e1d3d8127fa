package io.lablift.local.http;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Lets in only what this machine itself asks for.
 *
 * <p>The server has no login, because it listens on the loopback address only; but any web page
 * that is open in a browser here can send requests to it. A name that an attacker points to
 * 127.0.0.1 (DNS rebinding) shows in {@code Host}, a foreign page in {@code Origin} or {@code
 * Sec-Fetch-Site}.
 */
final class Doorkeeper {
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

  private Doorkeeper() {}

  /** The refusal, or empty when the request may come in. */
  static Optional<Exchange.Response> refusal(Exchange.Request request) {
    if (!LOOPBACK.contains(withoutPort(request.header("host")))) {
      return Optional.of(
          Problem.of(
              403,
              "Not this host",
              "The Host header \""
                  + request.header("host")
                  + "\" is not this machine's own: use http://127.0.0.1 or http://localhost."));
    }
    String origin = request.header("origin");
    if ((!origin.isEmpty() && !isLoopback(origin))
        || request.header("sec-fetch-site").equals("cross-site")) {
      return Optional.of(
          Problem.of(
              403,
              "Not for other sites",
              "A page of another site ("
                  + (origin.isEmpty() ? "unnamed" : origin)
                  + ") may not use this server."));
    }
    return Optional.empty();
  }

  private static boolean isLoopback(String origin) {
    try {
      String host = URI.create(origin).getHost();
      return host != null && LOOPBACK.contains(host.toLowerCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static String withoutPort(String host) {
    int colon = host.lastIndexOf(':');
    boolean hasPort = colon > host.lastIndexOf(']') && colon >= 0;
    return (hasPort ? host.substring(0, colon) : host).toLowerCase(Locale.ROOT);
  }
}
