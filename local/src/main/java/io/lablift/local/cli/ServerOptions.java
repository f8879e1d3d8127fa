package io.lablift.local.cli;

import io.lablift.local.client.ApiClient;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which server a command speaks to, and as whom. */
final class ServerOptions {
  @Option(
      names = "--url",
      paramLabel = "URL",
      defaultValue = "http://127.0.0.1:8080",
      description = "The server, as ./lablift serve prints it (default: ${DEFAULT-VALUE}).")
  private URI url = URI.create("http://127.0.0.1:8080");

  @Option(
      names = "--as",
      paramLabel = "STUDENT",
      description =
          "Ask as this student, who sees only their own labs (default: as an instructor).")
  private @Nullable String student;

  ApiClient client() {
    if (url.getHost() == null || url.getScheme() == null) {
      throw new Failure(
          Exit.USAGE, "--url wants an address such as http://127.0.0.1:8080, not " + url);
    }
    return new ApiClient(url, Optional.ofNullable(student));
  }
}
