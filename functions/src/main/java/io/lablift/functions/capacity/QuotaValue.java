package io.lablift.functions.capacity;

/**
 * A quota's value in this account and region, and how that is known.
 *
 * @param value how much the account may have, of whomever
 */
public record QuotaValue(int value, Source source) {
  /** How a value is known. */
  public enum Source {
    /** Service Quotas gave the value that is applied to this account. */
    READ,
    /** Service Quotas knows of no value of the account's own: AWS's default applies. */
    DEFAULT,
    /** Service Quotas could not be asked: what AWS's documentation says. */
    ASSUMED
  }
}
