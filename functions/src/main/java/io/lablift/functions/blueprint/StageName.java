package io.lablift.functions.blueprint;

/**
 * The steps of provisioning that make something, in order. A checkpoint names the last one that is
 * to be done.
 */
public enum StageName {
  CREATE_VPC("CreateVpc"),
  CREATE_SUBNETS("CreateSubnets"),
  CREATE_NAT("CreateNat"),
  LAUNCH_FROM_AMI("LaunchFromAmi"),
  CREATE_ALB("CreateAlb");

  private final String function;

  StageName(String function) {
    this.function = function;
  }

  /** The name of its Lambda function, which is also what people and the registry call the stage. */
  public String function() {
    return function;
  }
}
