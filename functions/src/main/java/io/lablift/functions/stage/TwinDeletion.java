package io.lablift.functions.stage;

import io.lablift.functions.aws.AwsErrors;
import io.lablift.functions.aws.Tags;
import io.lablift.functions.lab.LabMark;
import java.util.Collection;
import java.util.Set;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;

/**
 * Deletes what a lost answer has doubled: a VPC, an internet gateway or an Elastic IP that is the
 * lab's and that its ledger does not have. Beside a teardown, nothing else deletes these.
 *
 * <p>One that is gone already is well; one that something hangs on is refused by AWS, and left to
 * the teardown, which finds it by its tags.
 */
public final class TwinDeletion {
  private final Ec2Client ec2;
  private final LabMark mark;
  private final Set<String> known;

  /**
   * For one lab.
   *
   * @param known every id that its ledger has
   */
  public TwinDeletion(Ec2Client ec2, LabMark mark, Collection<String> known) {
    this.ec2 = ec2;
    this.mark = mark;
    this.known = Set.copyOf(known);
  }

  /**
   * Deletes what was found, if its tags prove that it is the lab's and the ledger does not have it.
   *
   * @return whether it was a twin, and is deleted
   */
  public boolean found(ResourceType type, String id, Collection<Tag> tags) {
    return Tags.prove(tags, mark) && !known.contains(id) && isDeleted(type, id);
  }

  /**
   * Deletes what the caller has just made itself, and what lost its claim.
   *
   * @throws IllegalStateException if the ledger has it after all
   */
  public void made(ResourceType type, String id) {
    if (known.contains(id)) {
      throw new IllegalStateException(
          type + " " + id + " is in the ledger of " + mark + ": it is no twin");
    }
    var _ = isDeleted(type, id);
  }

  private boolean isDeleted(ResourceType type, String id) {
    try {
      switch (type) {
        case VPC -> ec2.deleteVpc(r -> r.vpcId(id));
        case INTERNET_GATEWAY -> ec2.deleteInternetGateway(r -> r.internetGatewayId(id));
        case ELASTIC_IP -> ec2.releaseAddress(r -> r.allocationId(id));
        default -> throw new IllegalArgumentException("no " + type + " is ever doubled");
      }
      return true;
    } catch (Ec2Exception e) {
      if (!AwsErrors.isNotFound(e) && !AwsErrors.isInUse(e)) {
        throw e;
      }
      return false;
    }
  }
}
