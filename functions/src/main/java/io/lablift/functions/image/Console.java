package io.lablift.functions.image;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ec2.Ec2Client;

/** What a server has written to its console, for the reason of a bake that failed. */
final class Console {
  private static final int LINES = 8;
  private static final int LINE = 120;

  private final Ec2Client ec2;

  Console(Ec2Client ec2) {
    this.ec2 = ec2;
  }

  /**
   * The last lines, as far as AWS gives them: only instances of the Nitro system have the latest
   * ("GetConsoleOutput", EC2 API). They explain a failure; they must not become another one.
   */
  String lastLines(String instance, String type) {
    try {
      String output =
          ec2.getConsoleOutput(
                  r -> r.instanceId(instance).latest(type.startsWith("t3") ? Boolean.TRUE : null))
              .output();
      return output == null ? "" : lastLines(output);
    } catch (SdkException e) {
      return "";
    }
  }

  private static String lastLines(String base64) {
    String text =
        new String(Base64.getMimeDecoder().decode(base64), StandardCharsets.UTF_8)
            .replaceAll("\\e\\[[0-9;?]*[A-Za-z]", "");
    List<String> lines =
        Arrays.stream(text.split("\\R"))
            .map(line -> line.replaceAll("\\p{Cntrl}", " ").strip())
            .filter(line -> !line.isEmpty())
            .map(line -> line.length() > LINE ? line.substring(0, LINE) + "…" : line)
            .toList();
    return lines.stream()
        .skip(Math.max(0, lines.size() - LINES))
        .collect(Collectors.joining(" | "));
  }
}
