package io.lablift.functions.error;

/** A quota of the account is used up; another try in seconds cannot help. */
public final class QuotaExceeded extends LabliftException {
  public QuotaExceeded(String message) {
    super(message);
  }

  public QuotaExceeded(String message, Throwable cause) {
    super(message, cause);
  }
}
