package io.lablift.functions.blueprint;

import java.util.List;

/**
 * The steps of provisioning that make something, in order: those of a lab, whose checkpoint names
 * the last one that is to be done, and those of an image.
 */
public enum StageName {
  CREATE_VPC("CreateVpc"),
  CREATE_SUBNETS("CreateSubnets"),
  CREATE_NAT("CreateNat"),
  LAUNCH_FROM_AMI("LaunchFromAmi"),
  CREATE_ALB("CreateAlb"),
  LAUNCH_BUILDER("LaunchBuilder"),
  CREATE_IMAGE("CreateImage"),
  REMOVE_BUILDER("RemoveBuilder");

  private static final List<StageName> OF_LABS =
      List.of(CREATE_VPC, CREATE_SUBNETS, CREATE_NAT, LAUNCH_FROM_AMI, CREATE_ALB);

  private final String function;

  StageName(String function) {
    this.function = function;
  }

  private static final List<StageName> OF_IMAGES =
      List.of(LAUNCH_BUILDER, CREATE_IMAGE, REMOVE_BUILDER);

  /** The stages of an image. */
  public static List<StageName> ofImages() {
    return OF_IMAGES;
  }

  /** The stages of a lab with servers. */
  public static List<StageName> ofLabs() {
    return OF_LABS;
  }

  /** The name of its Lambda function, which is also what people and the registry call the stage. */
  public String function() {
    return function;
  }
}
