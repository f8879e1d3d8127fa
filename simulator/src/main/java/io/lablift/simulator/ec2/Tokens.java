package io.lablift.simulator.ec2;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Client tokens ("Ensuring idempotency in Amazon EC2 API requests"): the same token with the same
 * parameters is answered with what it made before, with other parameters it is refused.
 */
final class Tokens {
  private record Use(Object request, Object made) {}

  private final Map<String, Use> uses = new HashMap<>();

  /** What the token made before, or else what {@code make} makes now. */
  <T> T once(
      Class<T> type, String action, @Nullable String token, Object request, Supplier<T> make) {
    if (token == null || token.isEmpty()) {
      return make.get();
    }
    if (token.length() > 64) {
      throw Refused.invalid("ClientToken must be no longer than 64 characters");
    }
    Use use = uses.get(action + " " + token);
    if (use == null) {
      T made = make.get();
      uses.put(action + " " + token, new Use(request, made));
      return made;
    }
    if (!use.request().equals(request)) {
      throw Refused.because(
          "IdempotentParameterMismatch",
          "Arguments on this idempotent request are inconsistent with arguments used in previous"
              + " request(s).");
    }
    return type.cast(use.made());
  }
}
