package io.lablift.infra.policy.facts;

import java.util.List;
import java.util.Map;

/** What is so in the account, as far as authorisation depends on it, whatever a Describe shows. */
public interface Truth {
  /**
   * The tags of something, or its last ones.
   *
   * @param id its id, or its ARN or name where it has no id
   * @throws IllegalArgumentException if there never was such a thing
   */
  Map<String, String> tags(String id);

  /** The tags of a key pair of that name. */
  Map<String, String> tagsOfKeyPair(String name);

  /** The tags of an image; none: it is not this account's, or bears none. */
  Map<String, String> tagsOfImage(String id);

  /** The snapshots that an image is made of, as far as they are there. */
  List<String> snapshotsOf(String image);

  /** The VPC of a subnet. */
  String vpcOf(String subnet);

  /** A route table's association with a subnet. */
  record Association(String routeTable, String subnet) {}

  /** By the association's id. */
  Association association(String id);

  /** The ARN of an Auto Scaling group. */
  String scalingGroup(String name);
}
