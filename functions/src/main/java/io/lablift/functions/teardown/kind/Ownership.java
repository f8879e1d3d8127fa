package io.lablift.functions.teardown.kind;

/**
 * Why something is provably the lab's, without which nothing is deleted.
 *
 * @param because which proof
 * @param of the VPC that it lies in, or the resource that it hangs on; empty for a tag
 */
public record Ownership(Because because, String of) {
  /** The three proofs that there are. */
  public enum Because {
    /** It lies in a VPC of the lab. */
    IN_VPC,
    /** It bears the lab's tags, with this attempt. */
    TAGGED,
    /** It hangs on something of the lab: the address of a NAT gateway, the volume of a server. */
    HANGS_ON
  }

  static Ownership inVpc(String vpc) {
    return new Ownership(Because.IN_VPC, vpc);
  }

  static Ownership tagged() {
    return new Ownership(Because.TAGGED, "");
  }

  static Ownership hangsOn(String id) {
    return new Ownership(Because.HANGS_ON, id);
  }
}
