package io.lablift.functions.telemetry;

/** What is measured, in the namespace {@code Lablift}, by deployment. */
public enum Metric {
  /** From the start of a lease to READY. */
  BUILD_SECONDS("BuildSeconds", "Seconds"),
  /** From the fence to the proof that nothing is left. */
  TEARDOWN_SECONDS("TeardownSeconds", "Seconds"),
  /** What a lab that is gone has cost, in US dollars. */
  COST_USD("CostUsd", "None"),
  /** A build that ended in a teardown by itself. */
  PROVISIONING_FAILED("ProvisioningFailed", "Count"),
  /** Labs that were set aside because something holds them, and are not gone yet. */
  LABS_QUARANTINED("LabsQuarantined", "Count"),
  /** A sweep that came to its end. */
  SWEEPS("Sweeps", "Count"),
  /** Labs that wait for a place. */
  QUEUE("Queue", "Count"),
  /** Labs that there are, by {@code Status}. */
  LABS("Labs", "Count"),
  /** Calls to AWS that an event took. */
  CALLS("Calls", "Count"),
  /** Those of them that AWS throttled. */
  THROTTLES("Throttles", "Count");

  private final String word;
  private final String unit;

  Metric(String word, String unit) {
    this.word = word;
    this.unit = unit;
  }

  /** Its name in CloudWatch. */
  public String word() {
    return word;
  }

  /** A unit of CloudWatch's ("MetricDatum", CloudWatch API reference). */
  String unit() {
    return unit;
  }
}
