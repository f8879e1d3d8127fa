package io.lablift.functions.finish;

import io.lablift.functions.aws.AwsErrors;
import io.lablift.functions.aws.Tags;
import io.lablift.functions.registry.LabRecord;
import io.lablift.functions.registry.LedgerEntry;
import io.lablift.functions.stage.Traces;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Address;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.InternetGateway;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Vpc;

/**
 * What a lost answer has doubled: a VPC, an internet gateway or an Elastic IP that bears the lab's
 * tags and is not the one that the ledger claimed.
 *
 * <p>Asked for when the lab is whole, so that nothing that is just being claimed is mistaken for
 * one. One that something hangs on is refused by AWS, and left to the teardown, which finds it by
 * its tags.
 */
public final class Twins {
  private final Ec2Client ec2;

  public Twins(Ec2Client ec2) {
    this.ec2 = ec2;
  }

  /**
   * Deletes them. Errors of the SDK escape.
   *
   * @return the ids of those that were deleted
   */
  public List<String> remove(LabRecord lab) {
    Set<String> known =
        lab.ledger().values().stream().map(LedgerEntry::id).collect(Collectors.toSet());
    Traces traces = Traces.of(ec2, lab.ref(), known);
    List<String> removed = new ArrayList<>();
    if (traces.of(ResourceType.ELASTIC_IP)) {
      ec2.describeAddresses(r -> r.filters(Tags.filters(lab.mark()))).addresses().stream()
          .map(Address::allocationId)
          .filter(id -> !known.contains(id))
          .filter(id -> removed(() -> ec2.releaseAddress(r -> r.allocationId(id))))
          .forEach(removed::add);
    }
    if (traces.of(ResourceType.INTERNET_GATEWAY)) {
      ec2
          .describeInternetGateways(r -> r.filters(Tags.filters(lab.mark())))
          .internetGateways()
          .stream()
          .map(InternetGateway::internetGatewayId)
          .filter(id -> !known.contains(id))
          .filter(id -> removed(() -> ec2.deleteInternetGateway(r -> r.internetGatewayId(id))))
          .forEach(removed::add);
    }
    if (traces.of(ResourceType.VPC)) {
      ec2.describeVpcs(r -> r.filters(Tags.filters(lab.mark()))).vpcs().stream()
          .map(Vpc::vpcId)
          .filter(id -> !known.contains(id))
          .filter(id -> removed(() -> ec2.deleteVpc(r -> r.vpcId(id))))
          .forEach(removed::add);
    }
    return List.copyOf(removed);
  }

  /** One that is gone already is well. */
  private static boolean removed(Runnable deletion) {
    try {
      deletion.run();
      return true;
    } catch (Ec2Exception e) {
      if (!AwsErrors.isNotFound(e) && !AwsErrors.isInUse(e)) {
        throw e;
      }
      return false;
    }
  }
}
