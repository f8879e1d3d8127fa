package io.lablift.local.cli;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.Parameters;

/** The class that a command is about. */
final class ClassArgument {
  @Parameters(
      index = "0",
      paramLabel = "COURSE",
      description = "The course whose class it is, as in ./lablift class ls.")
  private String course = "";

  String path() {
    return "/classes/" + URLEncoder.encode(course, StandardCharsets.UTF_8);
  }
}
