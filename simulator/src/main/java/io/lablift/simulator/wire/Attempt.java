package io.lablift.simulator.wire;

import java.time.Instant;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkRequest;

/** A call under way, as an {@link Accident} sees it. */
public final class Attempt {
  private final int ordinal;
  private final String action;
  private final Caller caller;
  private final SdkRequest request;
  private final Instant at;
  private final ServiceErrors errors;

  Attempt(
      int ordinal,
      String action,
      Caller caller,
      SdkRequest request,
      Instant at,
      ServiceErrors errors) {
    this.ordinal = ordinal;
    this.action = action;
    this.caller = caller;
    this.request = request;
    this.at = at;
    this.errors = errors;
  }

  /** Its place among all calls, from 1. */
  public int ordinal() {
    return ordinal;
  }

  /** IAM's name of the action, such as {@code ec2:CreateVpc}. */
  public String action() {
    return action;
  }

  /** Who makes it. */
  public Caller caller() {
    return caller;
  }

  /** What is asked for. */
  public SdkRequest request() {
    return request;
  }

  /** The moment at which the service acts on it. */
  public Instant at() {
    return at;
  }

  /**
   * Whether it is meant by {@code name}: {@code ec2:CreateVpc}, or {@code CreateVpc} of whatever
   * service.
   */
  public boolean is(String name) {
    return action.equals(name) || action.endsWith(":" + name);
  }

  /** The error that this service's client throws for {@code code}. */
  public AwsServiceException error(String code) {
    return errors.of(code, "An accident was arranged: " + code + " at " + action);
  }

  /** The error with which this service refuses too many requests. */
  public AwsServiceException throttled() {
    return errors.throttled();
  }
}
