package io.lablift.functions.registry;

import io.lablift.functions.lab.ResourceType;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One resource that a lab has or had.
 *
 * @param id what AWS calls it: an id, an ARN, or the name where AWS knows it by name
 * @param name what the blueprint, or the student, calls it
 * @param address how it is reached: a DNS name or an IPv4 address, or what an AMI is called; null:
 *     it is not, or that is not known yet
 * @param madeAt when it was made, or first seen
 * @param readyAt when it was seen ready for use; null: not yet
 * @param goneAt when it was first seen gone, or not the lab's any more; null: not yet
 * @param leftTo whose it turned out to be, so that it was left alone; null: it is, or was, the
 *     lab's
 */
public record LedgerEntry(
    ResourceType type,
    String id,
    String name,
    @Nullable String address,
    Instant madeAt,
    @Nullable Instant readyAt,
    @Nullable Instant goneAt,
    @Nullable String leftTo) {

  /** Nothing that is gone is shown for so long. */
  private static final Duration STALE = Duration.ofMinutes(2);

  /** Something just made, not known to be ready. */
  public static LedgerEntry made(ResourceType type, String id, String name, Instant at) {
    return new LedgerEntry(type, id, name, null, at, null, null, null);
  }

  public LedgerEntry ready(Instant at) {
    return readyAt != null
        ? this
        : new LedgerEntry(type, id, name, address, madeAt, at, goneAt, leftTo);
  }

  public LedgerEntry gone(Instant at) {
    return goneAt != null
        ? this
        : new LedgerEntry(type, id, name, address, madeAt, readyAt, at, leftTo);
  }

  /**
   * It is there at this moment. If it was taken for gone long before, it was not: what a Describe
   * shows for a moment after a deletion does not count.
   */
  public LedgerEntry seen(Instant now) {
    return goneAt == null || leftTo != null || now.isBefore(goneAt.plus(STALE))
        ? this
        : new LedgerEntry(type, id, name, address, madeAt, readyAt, null, null);
  }

  public LedgerEntry at(@Nullable String newAddress) {
    return new LedgerEntry(type, id, name, newAddress, madeAt, readyAt, goneAt, leftTo);
  }

  /** It hung on the lab for a while, and is somebody else's now. */
  public LedgerEntry leftTo(String whose, Instant at) {
    return new LedgerEntry(
        type, id, name, address, madeAt, readyAt, goneAt == null ? at : goneAt, whose);
  }

  public boolean isReady() {
    return readyAt != null;
  }

  /**
   * The place of a resource in the ledger: its role in the lab. There is one resource per role,
   * which is what makes a claim a claim.
   */
  public static String role(ResourceType type, String name) {
    return type.text() + "/" + name;
  }
}
