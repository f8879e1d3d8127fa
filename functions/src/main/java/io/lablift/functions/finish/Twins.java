package io.lablift.functions.finish;

import static software.amazon.awssdk.services.ec2.model.ResourceType.ELASTIC_IP;
import static software.amazon.awssdk.services.ec2.model.ResourceType.INTERNET_GATEWAY;
import static software.amazon.awssdk.services.ec2.model.ResourceType.VPC;

import io.lablift.functions.aws.Tags;
import io.lablift.functions.registry.LabRecord;
import io.lablift.functions.registry.LedgerEntry;
import io.lablift.functions.stage.Traces;
import io.lablift.functions.stage.TwinDeletion;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ec2.Ec2Client;

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
    TwinDeletion twins = new TwinDeletion(ec2, lab.mark(), known);
    Traces traces = Traces.of(ec2, lab.ref(), known);
    List<String> removed = new ArrayList<>();
    if (traces.of(ELASTIC_IP)) {
      ec2.describeAddresses(r -> r.filters(Tags.filters(lab.mark()))).addresses().stream()
          .filter(x -> twins.found(ELASTIC_IP, x.allocationId(), x.tags()))
          .forEach(x -> removed.add(x.allocationId()));
    }
    if (traces.of(INTERNET_GATEWAY)) {
      ec2
          .describeInternetGateways(r -> r.filters(Tags.filters(lab.mark())))
          .internetGateways()
          .stream()
          .filter(x -> twins.found(INTERNET_GATEWAY, x.internetGatewayId(), x.tags()))
          .forEach(x -> removed.add(x.internetGatewayId()));
    }
    if (traces.of(VPC)) {
      ec2.describeVpcs(r -> r.filters(Tags.filters(lab.mark()))).vpcs().stream()
          .filter(x -> !Boolean.TRUE.equals(x.isDefault()))
          .filter(x -> twins.found(VPC, x.vpcId(), x.tags()))
          .forEach(x -> removed.add(x.vpcId()));
    }
    return List.copyOf(removed);
  }
}
