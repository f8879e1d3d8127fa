package io.lablift.simulator.ec2;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parts of user data ("User data formats" in cloud-init's documentation): those of a MIME
 * multi-part document, or the whole as one part whose first line says what it is.
 *
 * <p>Parts may be encoded as base64. What is compressed, quoted-printable or nested is refused as
 * unknown.
 */
final class MimeParts {
  /** One part: its type, such as {@code text/cloud-config}, and its text. */
  record Part(String type, String text) {}

  private record Message(Map<String, String> headers, String body) {}

  private static final Pattern BOUNDARY =
      Pattern.compile(";\\s*boundary=(?:\"([^\"]+)\"|([^;\\s]+))", Pattern.CASE_INSENSITIVE);
  private static final Pattern HEADER = Pattern.compile("(?m)^([\\w-]+):[ \\t]*(.*)$");

  private MimeParts() {}

  static List<Part> of(String userData) {
    String text = userData.replace("\r\n", "\n");
    if (text.startsWith("\u001f")) {
      throw new UnsupportedOperationException("the simulator reads no compressed user data");
    }
    String start = text.toLowerCase(Locale.ROOT);
    if (start.startsWith("content-type:") || start.startsWith("mime-version:")) {
      return parts(message(text));
    }
    return List.of(new Part(typeOf(text), text));
  }

  private static List<Part> parts(Message message) {
    String type = message.headers().getOrDefault("content-type", "text/plain");
    if (!type.toLowerCase(Locale.ROOT).startsWith("multipart/")) {
      return List.of(part(message));
    }
    Matcher boundary = BOUNDARY.matcher(type);
    if (!boundary.find()) {
      throw new UnsupportedOperationException(
          "the simulator reads no multi-part user data without a boundary");
    }
    String mark = "--" + (boundary.group(1) == null ? boundary.group(2) : boundary.group(1));
    List<Part> parts = new ArrayList<>();
    StringBuilder open = new StringBuilder();
    boolean inside = false;
    for (String line : message.body().split("\n", -1)) {
      String end = line.stripTrailing();
      if (end.equals(mark) || end.equals(mark + "--")) {
        if (inside) {
          parts.add(part(message(open.toString())));
        }
        open.setLength(0);
        inside = end.equals(mark);
      } else {
        open.append(line).append('\n');
      }
    }
    return List.copyOf(parts);
  }

  private static Message message(String text) {
    int blank = text.startsWith("\n") ? 0 : text.indexOf("\n\n");
    String head = blank < 0 ? text : text.substring(0, blank);
    String body = blank < 0 ? "" : text.substring(blank).replaceFirst("^\n{1,2}", "");
    Map<String, String> headers = new TreeMap<>();
    // A header goes on in lines that begin with a blank (RFC 5322).
    Matcher header = HEADER.matcher(head.replaceAll("\n[ \t]+", " "));
    while (header.find()) {
      headers.put(header.group(1).toLowerCase(Locale.ROOT), header.group(2).strip());
    }
    return new Message(headers, body);
  }

  private static Part part(Message message) {
    String encoding =
        message
            .headers()
            .getOrDefault("content-transfer-encoding", "7bit")
            .toLowerCase(Locale.ROOT);
    String text =
        switch (encoding) {
          case "7bit", "8bit", "binary" -> message.body();
          case "base64" ->
              new String(Base64.getMimeDecoder().decode(message.body()), StandardCharsets.UTF_8);
          default ->
              throw new UnsupportedOperationException(
                  "the simulator reads no user data encoded as " + encoding);
        };
    String type = message.headers().getOrDefault("content-type", "text/plain");
    String plain = type.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
    if (plain.startsWith("multipart/")) {
      throw new UnsupportedOperationException("the simulator reads no parts within parts");
    }
    return new Part(plain.equals("text/plain") ? typeOf(text) : plain, text);
  }

  private static String typeOf(String text) {
    if (text.startsWith("#cloud-config")) {
      return "text/cloud-config";
    }
    if (text.startsWith("#include")) {
      return "text/x-include-url";
    }
    return text.startsWith("#!") ? "text/x-shellscript" : "text/plain";
  }
}
