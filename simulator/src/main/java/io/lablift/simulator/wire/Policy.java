package io.lablift.simulator.wire;

import software.amazon.awssdk.core.SdkRequest;

/** Says whether a caller may do what it asks for. */
@FunctionalInterface
public interface Policy {
  /** Lets everybody do everything. */
  Policy ALLOW_ALL = (caller, action, request) -> {};

  /**
   * Returns when the call is allowed.
   *
   * @param action IAM's name of the action, such as {@code ec2:CreateVpc}
   * @throws RuntimeException when it is not; what is thrown is what the caller sees
   */
  void authorize(Caller caller, String action, SdkRequest request);
}
