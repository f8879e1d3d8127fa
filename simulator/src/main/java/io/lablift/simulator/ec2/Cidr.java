package io.lablift.simulator.ec2;

import java.util.Optional;

/** An IPv4 block, such as {@code 10.0.0.0/16}. */
record Cidr(long address, int bits) {
  static Optional<Cidr> parse(String text) {
    String[] parts = text.split("/", -1);
    String[] bytes = parts[0].split("\\.", -1);
    if (parts.length != 2 || bytes.length != 4 || !parts[1].matches("\\d{1,2}")) {
      return Optional.empty();
    }
    long address = 0;
    for (String part : bytes) {
      if (!part.matches("\\d{1,3}") || Integer.parseInt(part) > 255) {
        return Optional.empty();
      }
      address = address << 8 | Integer.parseInt(part);
    }
    int bits = Integer.parseInt(parts[1]);
    return bits > 32 ? Optional.empty() : Optional.of(new Cidr(address, bits));
  }

  /** The block, or AWS's refusal of a text that is none. */
  static Cidr of(String text, String parameter) {
    return parse(text)
        .orElseThrow(
            () ->
                Refused.invalid(
                    "Value (%s) for parameter %s is invalid. This is not a valid CIDR block.",
                    text, parameter));
  }

  /** The block with its host bits cleared, as AWS stores it. */
  Cidr canonical() {
    return new Cidr(address & -size(), bits);
  }

  long size() {
    return 1L << (32 - bits);
  }

  boolean contains(Cidr other) {
    return bits <= other.bits && canonical().address == (other.address & -size());
  }

  boolean contains(String ip) {
    return parse(ip + "/32").map(this::contains).orElse(false);
  }

  boolean overlaps(Cidr other) {
    return contains(other) || other.contains(this);
  }

  String ip(long offset) {
    long ip = canonical().address + offset;
    return (ip >> 24) + "." + (ip >> 16 & 255) + "." + (ip >> 8 & 255) + "." + (ip & 255);
  }

  @Override
  public String toString() {
    return (address >> 24)
        + "."
        + (address >> 16 & 255)
        + "."
        + (address >> 8 & 255)
        + "."
        + (address & 255)
        + "/"
        + bits;
  }
}
