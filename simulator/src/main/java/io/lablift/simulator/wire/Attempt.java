package io.lablift.simulator.wire;

import java.time.Duration;
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
  private final Pause pause;

  Attempt(
      int ordinal,
      String action,
      Caller caller,
      SdkRequest request,
      Instant at,
      ServiceErrors errors,
      Pause pause) {
    this.ordinal = ordinal;
    this.action = action;
    this.caller = caller;
    this.request = request;
    this.at = at;
    this.errors = errors;
    this.pause = pause;
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

  /** The moment at which it arrived at the service. */
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

  /**
   * Keeps its caller in the call for so long, as a process that stands still would.
   *
   * <p>A function whose time-out comes meanwhile is unwound from here; before the effect, there is
   * then none.
   */
  public void hang(Duration duration) {
    pause.pause(duration);
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
