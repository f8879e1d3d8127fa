package io.lablift.simulator.wire;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

/** Finds resource ids ({@code vpc-0123…}) and ARNs in a request or an answer of any service. */
final class NamedIds {
  /**
   * EC2's ids: kind, hyphen, eight or seventeen hexadecimal digits (EC2 user guide, "Resource
   * IDs").
   */
  private static final Pattern ID = Pattern.compile("[a-z][a-z-]*-[0-9a-f]{8}(?:[0-9a-f]{9})?");

  private NamedIds() {}

  static List<String> in(Object message) {
    Set<String> found = new LinkedHashSet<>();
    collect(message, found);
    return new ArrayList<>(found);
  }

  private static void collect(@Nullable Object value, Set<String> found) {
    switch (value) {
      case null -> {}
      case String text -> {
        if (text.startsWith("arn:") || ID.matcher(text).matches()) {
          found.add(text);
        }
      }
      case List<?> list -> list.forEach(element -> collect(element, found));
      case Map<?, ?> map -> map.values().forEach(element -> collect(element, found));
      case SdkPojo pojo -> {
        for (SdkField<?> field : pojo.sdkFields()) {
          collect(field.getValueOrDefault(pojo), found);
        }
      }
      default -> {}
    }
  }
}
