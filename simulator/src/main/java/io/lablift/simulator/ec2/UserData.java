package io.lablift.simulator.ec2;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a launch gives its servers to run ("Run commands when you launch an EC2 instance with user
 * data input" in the EC2 user guide).
 *
 * @param text as cloud-init reads it; empty where there is none
 * @param powerState the shutdown at its end, where it asks for one
 */
record UserData(String text, Optional<PowerState> powerState) {
  private static final int MOST_BYTES = 16 * 1024;

  /** Decodes what a call carries; refuses what is no base64 or too long. */
  static UserData decoded(@Nullable String base64) {
    if (base64 == null) {
      return new UserData("", Optional.empty());
    }
    byte[] decoded;
    try {
      decoded = Base64.getDecoder().decode(base64.replaceAll("\\s", ""));
    } catch (IllegalArgumentException e) {
      throw Refused.because("InvalidUserData.Malformed", "Invalid BASE64 encoding of user data");
    }
    if (decoded.length > MOST_BYTES) {
      throw Refused.because("InvalidUserData.Malformed", "User data is limited to 16384 bytes");
    }
    String text = new String(decoded, StandardCharsets.UTF_8);
    return new UserData(text, PowerState.of(text));
  }

  boolean isEmpty() {
    return text.isEmpty();
  }

  /** As a call carries it. */
  String encoded() {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
