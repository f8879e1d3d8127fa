package io.lablift.local.cli;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.Parameters;

/** The lab that a command is about. */
final class LabArgument {
  @Parameters(
      index = "0",
      paramLabel = "LAB",
      description = "The lab's id, course-student, as in ./lablift ls.")
  private String id = "";

  String path() {
    return "/labs/" + URLEncoder.encode(id, StandardCharsets.UTF_8);
  }
}
