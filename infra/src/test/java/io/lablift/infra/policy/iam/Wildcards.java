package io.lablift.infra.policy.iam;

import java.util.List;

/**
 * The patterns of IAM: {@code *} is any text, {@code ?} one character.
 *
 * <p>Source: IAM user guide, "IAM JSON policy elements: Resource" and "IAM JSON policy elements:
 * Condition operators".
 */
public final class Wildcards {
  /** {@code arn:partition:service:region:account:resource}. */
  private static final int PARTS = 6;

  private Wildcards() {}

  /** Whether a text is of the pattern. */
  public static boolean match(String pattern, String text) {
    int p = 0;
    int t = 0;
    int star = -1;
    int from = 0;
    while (t < text.length()) {
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        from = t;
      } else if (p < pattern.length()
          && (pattern.charAt(p) == '?' || pattern.charAt(p) == text.charAt(t))) {
        p++;
        t++;
      } else if (star >= 0) {
        p = star + 1;
        t = ++from;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }

  /**
   * Whether an ARN is of the pattern: part by part, so that no wildcard reaches over a colon but in
   * the last part. An action without resources asks for {@code *}, which only {@code *} allows.
   */
  public static boolean matchArn(String pattern, String arn) {
    if (pattern.equals("*")) {
      return true;
    }
    if (arn.equals("*")) {
      return false;
    }
    List<String> wanted = List.of(pattern.split(":", PARTS));
    List<String> given = List.of(arn.split(":", PARTS));
    if (wanted.size() != PARTS || given.size() != PARTS) {
      throw new IllegalArgumentException(
          "an ARN has six parts, unlike " + (wanted.size() == PARTS ? arn : pattern));
    }
    for (int i = 0; i < PARTS; i++) {
      if (!match(wanted.get(i), given.get(i))) {
        return false;
      }
    }
    return true;
  }
}
