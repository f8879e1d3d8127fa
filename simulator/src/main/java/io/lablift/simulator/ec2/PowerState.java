package io.lablift.simulator.ec2;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The shutdown that user data asks for when cloud-init is done ("Power State Change" in
 * cloud-init's documentation).
 *
 * <p>Understood is the key {@code power_state} at the left edge of a {@code text/cloud-config}
 * part, either as a block ({@code mode: poweroff} on an indented line) or as a flow mapping on its
 * own line ({@code power_state: {mode: poweroff}}); of several parts the last one that has the key
 * counts. Of its keys, {@code mode} has to be {@code poweroff}; {@code delay} may be {@code now} or
 * minutes ({@code 5}, {@code +5}); {@code condition} may be true, false, or a command. {@code
 * message} and {@code timeout} change nothing here. Everything else is refused as unknown.
 *
 * <p>A command is not run: it is taken to ask whether the user data succeeded.
 *
 * @param evenInFailure whether it shuts down without asking whether the user data succeeded
 * @param delay from cloud-init's end until the shutdown
 */
record PowerState(boolean evenInFailure, Duration delay) {
  private static final String KEY = "power_state";
  private static final Pattern OURS = Pattern.compile("^[\"']?power_state[\"']?\\s*:(.*)$");
  private static final Pattern ENTRY = Pattern.compile("^[\"']?(\\w+)[\"']?\\s*:(?:\\s+(.*))?$");

  /** The shutdown that the user data asks for; empty where it asks for none. */
  static Optional<PowerState> of(String userData) {
    Optional<Map<String, String>> last = Optional.empty();
    for (MimeParts.Part part : MimeParts.of(userData)) {
      if (part.type().equals("text/cloud-config")) {
        Optional<Map<String, String>> found = find(part.text());
        if (found.isPresent()) {
          last = found;
        }
      }
    }
    return last.flatMap(PowerState::read);
  }

  private static Optional<Map<String, String>> find(String config) {
    List<String> lines = config.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      Matcher ours = OURS.matcher(lines.get(i));
      if (ours.matches()) {
        String rest = withoutComment(ours.group(1));
        return Optional.of(rest.isEmpty() ? block(lines.subList(i + 1, lines.size())) : flow(rest));
      }
      if (lines.get(i).startsWith("{") && config.contains(KEY)) {
        throw unknown("in a flow mapping of the whole part");
      }
    }
    return Optional.empty();
  }

  /** The entries of the block's own indentation; deeper lines belong to the entry before them. */
  private static Map<String, String> block(List<String> lines) {
    Map<String, String> entries = new LinkedHashMap<>();
    int indentation = 0;
    for (String line : lines) {
      String text = withoutComment(line);
      if (text.isEmpty()) {
        continue;
      }
      int depth = line.length() - line.stripLeading().length();
      if (depth == 0) {
        break;
      }
      indentation = indentation == 0 ? depth : indentation;
      Matcher entry = ENTRY.matcher(text);
      if (depth == indentation && entry.matches()) {
        entries.put(entry.group(1), value(entry.group(2)));
      } else if (depth <= indentation && !text.startsWith("-")) {
        throw unknown("with the line '" + text + "'");
      }
    }
    return entries;
  }

  private static Map<String, String> flow(String text) {
    if (!text.startsWith("{") || !text.endsWith("}")) {
      throw unknown("'" + text + "'");
    }
    Map<String, String> entries = new LinkedHashMap<>();
    String inside = text.substring(1, text.length() - 1);
    int from = 0;
    int depth = 0;
    char quote = 0;
    for (int i = 0; i <= inside.length(); i++) {
      char c = i == inside.length() ? ',' : inside.charAt(i);
      if (i == inside.length() || (c == ',' && depth == 0 && quote == 0)) {
        Matcher entry = ENTRY.matcher(inside.substring(from, i).strip());
        if (entry.matches()) {
          entries.put(entry.group(1), value(entry.group(2)));
        } else {
          throw unknown("'" + text + "'");
        }
        from = i + 1;
      } else if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else {
        depth += c == '[' || c == '{' ? 1 : c == ']' || c == '}' ? -1 : 0;
      }
    }
    return entries;
  }

  private static String withoutComment(String text) {
    return text.replaceFirst("(^|\\s)#.*$", "").strip();
  }

  private static String value(@Nullable String text) {
    return text == null ? "" : text.strip().replaceFirst("^([\"'])(.*)\\1$", "$2");
  }

  private static Optional<PowerState> read(Map<String, String> entries) {
    for (String key : entries.keySet()) {
      if (!List.of("mode", "delay", "condition", "message", "timeout").contains(key)) {
        throw unknown("with the key " + key);
      }
    }
    String mode = entries.getOrDefault("mode", "");
    if (!mode.equals("poweroff")) {
      throw unknown("with the mode '" + mode + "'");
    }
    String condition = entries.getOrDefault("condition", "true");
    if (condition.matches("(?i)false|no|off")) {
      return Optional.empty();
    }
    return Optional.of(
        new PowerState(
            condition.matches("(?i)true|yes|on"), delay(entries.getOrDefault("delay", "now"))));
  }

  private static Duration delay(String text) {
    if (text.equals("now")) {
      return Duration.ZERO;
    }
    if (!text.matches("\\+?\\d{1,4}")) {
      throw unknown("with the delay '" + text + "'");
    }
    return Duration.ofMinutes(Integer.parseInt(text.replace("+", "")));
  }

  private static UnsupportedOperationException unknown(String what) {
    return new UnsupportedOperationException("the simulator does not know a power_state " + what);
  }
}
