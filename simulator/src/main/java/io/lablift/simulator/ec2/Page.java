package io.lablift.simulator.ec2;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a longer answer ("Pagination" in the EC2 API reference). The token says where the next
 * part begins.
 */
record Page<T>(List<T> items, @Nullable String nextToken) {
  private static final String MARK = "page:";

  /** The part that the request asks for; 5 to 1,000 results at a time. */
  static <T> Page<T> of(List<T> all, @Nullable String token, @Nullable Integer maxResults) {
    if (maxResults != null && (maxResults < 5 || maxResults > 1000)) {
      throw Refused.invalid(
          "Value ( %s ) for parameter maxResults is invalid. Expecting a value between 5 and 1000.",
          maxResults);
    }
    int from = token == null || token.isEmpty() ? 0 : start(token);
    int to = Math.min(all.size(), from + (maxResults == null ? 1000 : maxResults));
    List<T> items = from > to ? List.of() : all.subList(from, to);
    return new Page<>(List.copyOf(items), to < all.size() ? token(to) : null);
  }

  private static String token(int start) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((MARK + start).getBytes(StandardCharsets.UTF_8));
  }

  private static int start(String token) {
    try {
      String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
      if (text.startsWith(MARK)) {
        return Integer.parseInt(text.substring(MARK.length()));
      }
    } catch (IllegalArgumentException e) {
      throw Refused.of(400, "InvalidNextToken", "Invalid value '" + token + "' for NextToken");
    }
    throw Refused.of(400, "InvalidNextToken", "Invalid value '" + token + "' for NextToken");
  }
}
