package io.lablift.functions.image;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a builder runs at its first start: the instructor's user data and, if all of it succeeded,
 * the end.
 *
 * <p>A builder has no rights in AWS by which it could say that it is done, so it says it by
 * stopping. cloud-init takes several parts as one MIME document (cloud-init, "User-data formats",
 * MIME multi-part archive); the last part has it switch the power off when everything else is over,
 * on the condition that no part has failed (cloud-init, "Power State Change": {@code condition} is
 * a command, and the state changes only if it succeeds; "Status and result files": {@code
 * result.json} has the errors of all of its stages). A script that fails, an include that cannot be
 * fetched: the builder keeps running, and the bake says so.
 */
public final class BuilderUserData {
  /** RunInstances takes 16 KiB (16,384 bytes); what is added here takes less than the rest. */
  public static final int LARGEST = 16_000;

  /** RunInstances' limit, in bytes before encoding (EC2 user guide, "Run commands at launch"). */
  private static final int LAUNCH = 16 * 1024;

  private static final Pattern UNDERSTOOD =
      Pattern.compile("#!.*|#include(-once)?(\\s.*)?|#cloud-config(\\s.*)?", Pattern.DOTALL);

  private BuilderUserData() {}

  /**
   * Wraps an instructor's user data.
   *
   * @param userData a script with {@code #!}, {@code #include} and URLs, or {@code #cloud-config};
   *     at most {@value #LARGEST} bytes of UTF-8
   */
  public static String wrap(String userData) {
    String boundary = "=lablift=";
    while (userData.contains(boundary)) {
      boundary = "=" + boundary + "=";
    }
    return """
    Content-Type: multipart/mixed; boundary="%1$s"
    MIME-Version: 1.0

    --%1$s
    Content-Type: %2$s
    %3$s
    --%1$s
    Content-Type: text/cloud-config

    power_state:
     mode: poweroff
     condition: [grep, -q, '"errors": \\[\\]', /run/cloud-init/result.json]
    --%1$s--
    """
        .formatted(boundary, type(userData), body(userData));
  }

  /**
   * Why user data cannot be run by a builder, beside its length in plain ASCII; null: it can.
   *
   * <p>Whatever else cloud-init knows by its first line, such as {@code #cloud-config-archive}, is
   * refused: in a part of another type it is passed over without an error, and the bake would
   * succeed with nothing done.
   */
  public static @Nullable String problem(String userData) {
    if (!UNDERSTOOD.matcher(userData).matches()) {
      return "begins with neither #! nor #include nor #cloud-config";
    }
    return wrap(userData).getBytes(StandardCharsets.UTF_8).length > LAUNCH
        ? "has more than "
            + LAUNCH
            + " bytes as it is sent: what is not plain ASCII takes a third more"
        : null;
  }

  /**
   * The part's last headers and its body. Python's e-mail parser, which cloud-init reads the
   * document with, takes a body that is not encoded for ASCII, and makes {@code \uc548} of a Korean
   * letter ("email.message", get_payload): such a text is sent as base64.
   */
  private static String body(String userData) {
    if (userData.chars().allMatch(c -> c < 128)) {
      return "\n" + userData;
    }
    return "Content-Transfer-Encoding: base64\n\n"
        + Base64.getMimeEncoder(76, new byte[] {'\n'})
            .encodeToString(userData.getBytes(StandardCharsets.UTF_8));
  }

  private static String type(String userData) {
    String start = userData.stripLeading().toLowerCase(Locale.ROOT);
    if (start.startsWith("#include")) {
      return "text/x-include-url";
    }
    return start.startsWith("#cloud-config") ? "text/cloud-config" : "text/x-shellscript";
  }
}
