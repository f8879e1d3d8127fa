package io.lablift.functions.pace;

import java.util.Map;

/**
 * The buckets that AWS meters the calls of a lab by ("Request throttling for the Amazon EC2 API",
 * EC2 developer guide). Those of Elastic Load Balancing are not published; EC2's are assumed.
 */
public final class Buckets {
  /** Of every call that changes something and is not named here. */
  private static final Bucket OTHER = new Bucket(50, 5);

  private static final Map<String, Bucket> BY_ACTION =
      Map.of(
          "CreateNatGateway", new Bucket(10, 1),
          "DeleteNatGateway", new Bucket(10, 1),
          "RunInstances", new Bucket(5, 2),
          "RunInstances/resources", new Bucket(1000, 2),
          "TerminateInstances/resources", new Bucket(1000, 20));

  private Buckets() {}

  /** The bucket of an action such as {@code RunInstances}. */
  public static Bucket of(String action) {
    return BY_ACTION.getOrDefault(action, OTHER);
  }
}
