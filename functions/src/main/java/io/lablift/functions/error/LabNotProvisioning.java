package io.lablift.functions.error;

/**
 * The lab is not, or no longer, to be provisioned by this attempt: a late function must not create.
 */
public final class LabNotProvisioning extends LabliftException {
  public LabNotProvisioning(String message) {
    super(message);
  }

  public LabNotProvisioning(String message, Throwable cause) {
    super(message, cause);
  }
}
