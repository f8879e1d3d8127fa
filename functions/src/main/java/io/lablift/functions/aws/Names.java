package io.lablift.functions.aws;

import io.lablift.functions.lab.LabMark;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Names and tokens that AWS wants unique: pure functions of deployment, lab and attempt, so that a
 * function that runs again comes to the same ones.
 */
public final class Names {
  private static final String BASE32 = "abcdefghijklmnopqrstuvwxyz234567";
  private static final int SUFFIX = 12;

  private Names() {}

  /**
   * The stem, a hyphen and 12 base32 characters (60 bits) of a hash of deployment, lab and attempt.
   */
  public static String unique(String stem, LabMark mark) {
    byte[] hash = sha256(mark.toString());
    StringBuilder suffix = new StringBuilder();
    int buffer = 0;
    int bits = 0;
    for (int i = 0; suffix.length() < SUFFIX; i++) {
      buffer = (buffer << 8) | (hash[i] & 0xff);
      bits += 8;
      while (bits >= 5 && suffix.length() < SUFFIX) {
        bits -= 5;
        suffix.append(BASE32.charAt((buffer >>> bits) & 31));
      }
    }
    return stem + "-" + suffix;
  }

  /** Whether {@link #unique} makes such a name for this attempt. */
  public static boolean isUnique(String name, LabMark mark) {
    return name.endsWith(unique("", mark));
  }

  /**
   * A ClientToken: the same for the same step of the same attempt, and another one for each
   * replacement of something that failed.
   *
   * @param ordinal 0, growing by one when a failed resource is replaced
   */
  public static String token(LabMark mark, String step, int ordinal) {
    return HexFormat.of().formatHex(sha256(mark + "/" + step + "/" + ordinal), 0, 24);
  }

  /** The path of a lab's parameters: {@code /lablift/a1b2c3/aws101-kim/1/}. */
  public static String parameterPath(LabMark mark) {
    return deploymentPath(mark.deployment()) + mark.lab() + "/" + mark.attempt() + "/";
  }

  /** The path of all parameters of a deployment: {@code /lablift/a1b2c3/}. */
  public static String deploymentPath(String deployment) {
    return "/lablift/" + deployment + "/";
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
