package io.lablift.functions.blueprint;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A block of IPv4 addresses such as {@code 10.0.1.0/24}; its host bits are zero.
 *
 * @param network the first address, as an unsigned 32-bit number
 * @param prefix the length of the network part in bits, 0 to 32
 */
public record Cidr(int network, int prefix) {
  private static final Pattern FORM =
      Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})/(\\d{1,2})");

  public Cidr {
    if (prefix < 0 || prefix > 32 || (network & ~mask(prefix)) != 0) {
      throw new IllegalArgumentException("not a network: " + network + "/" + prefix);
    }
  }

  /** What is wrong with this text as a CIDR block, or null. */
  public static @Nullable String problem(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      return "is not an IPv4 CIDR block";
    }
    long address = 0;
    for (int i = 1; i <= 4; i++) {
      int octet = Integer.parseInt(form.group(i));
      if (octet > 255) {
        return "has the octet " + octet + ", above 255";
      }
      address = (address << 8) | octet;
    }
    int prefix = Integer.parseInt(form.group(5));
    if (prefix > 32) {
      return "has a prefix above /32";
    }
    if (((int) address & ~mask(prefix)) != 0) {
      return "has host bits set; the network is " + new Cidr((int) address & mask(prefix), prefix);
    }
    return null;
  }

  /**
   * Reads {@code a.b.c.d/n}.
   *
   * @throws IllegalArgumentException if it is not a network
   */
  @JsonCreator
  public static Cidr parse(String text) {
    String problem = problem(text);
    if (problem != null) {
      throw new IllegalArgumentException(text + " " + problem);
    }
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new IllegalArgumentException(text);
    }
    int address = 0;
    for (int i = 1; i <= 4; i++) {
      address = (address << 8) | Integer.parseInt(form.group(i));
    }
    return new Cidr(address, Integer.parseInt(form.group(5)));
  }

  public boolean contains(Cidr other) {
    return other.prefix >= prefix && (other.network & mask(prefix)) == network;
  }

  public boolean overlaps(Cidr other) {
    return contains(other) || other.contains(this);
  }

  private static int mask(int prefix) {
    return prefix == 0 ? 0 : -1 << (32 - prefix);
  }

  @JsonValue
  @Override
  public String toString() {
    return "%d.%d.%d.%d/%d"
        .formatted(
            (network >>> 24) & 255,
            (network >>> 16) & 255,
            (network >>> 8) & 255,
            network & 255,
            prefix);
  }
}
