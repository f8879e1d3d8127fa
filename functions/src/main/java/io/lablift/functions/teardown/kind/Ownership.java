package io.lablift.functions.teardown.kind;

import io.lablift.functions.aws.Tags;
import java.util.Collection;
import software.amazon.awssdk.services.ec2.model.Tag;

/**
 * Why something is provably the lab's, without which nothing is deleted: the evidence as a listing
 * saw it, checked once more in {@link Scope#demandProof}.
 *
 * @param because which proof
 * @param of the VPC or subnet that it lies in, whose tags it bears, its name, or the resource that
 *     it hangs on
 */
public record Ownership(Because because, String of) {
  /** The proofs that there are. */
  public enum Because {
    /** It lies in a VPC of the lab. */
    IN_VPC,
    /** It starts servers in a subnet of the lab. */
    IN_SUBNET,
    /** It bears the lab's tags, with this deployment and this attempt. */
    TAGGED,
    /** It lies below this attempt's path in Parameter Store. */
    AT_PATH,
    /** Its name ends as only the names of this attempt do. */
    NAMED,
    /** It hangs on something of the lab: the address of a NAT gateway, the volume of a server. */
    HANGS_ON,
    /** The lab's ledger has it, entered while one of the other proofs still held. */
    WRITTEN
  }

  static Ownership inVpc(String vpc) {
    return new Ownership(Because.IN_VPC, vpc);
  }

  static Ownership inSubnet(String subnet) {
    return new Ownership(Because.IN_SUBNET, subnet);
  }

  /** By the tags that it bears. */
  static Ownership tagged(Collection<Tag> tags) {
    return new Ownership(Because.TAGGED, Tags.owner(tags));
  }

  static Ownership atPath(String name) {
    return new Ownership(Because.AT_PATH, name);
  }

  static Ownership named(String name) {
    return new Ownership(Because.NAMED, name);
  }

  static Ownership hangsOn(String id) {
    return new Ownership(Because.HANGS_ON, id);
  }

  static Ownership written(String id) {
    return new Ownership(Because.WRITTEN, id);
  }

  /**
   * Whether the proof rests on a link that may be cut while the thing lives on: then it is looked
   * at again just before it is deleted.
   */
  public boolean mayHaveLapsed() {
    return because == Because.HANGS_ON || because == Because.WRITTEN;
  }
}
