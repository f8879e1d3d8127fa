package io.lablift.local.differential;

import static io.lablift.local.differential.Making.ZONE_A;
import static io.lablift.local.differential.Outcome.ok;
import static io.lablift.local.differential.Outcome.refused;
import static io.lablift.local.differential.Outcome.shows;
import static io.lablift.local.differential.Parts.filter;

import java.util.List;

/** Elastic IPs. */
final class AddressCases {
  /** A server and an address that is associated with it. */
  private record Joined(String instance, String address, String association) {}

  private AddressCases() {}

  static List<Case> all() {
    return List.of(
        Case.of(
            "an address is allocated for VPCs",
            a -> a.ec2().allocateAddress(r -> r.domain("vpc")).domainAsString(),
            shows("vpc")),
        Case.of(
            "a sixth address is beyond the quota",
            a -> {
              for (int i = 0; i < 5; i++) {
                a.make().address();
              }
              return a;
            },
            (a, same) -> a.ec2().allocateAddress(r -> r.domain("vpc")),
            refused("AddressLimitExceeded")),
        Case.of(
            "an address that is not there is not described",
            a -> a.ec2().describeAddresses(r -> r.allocationIds(Unknown.ADDRESS)),
            refused("InvalidAllocationID.NotFound")),
        Case.of(
            "a filter that no address meets finds none",
            a ->
                a.ec2()
                    .describeAddresses(r -> r.filters(filter("allocation-id", Unknown.ADDRESS)))
                    .addresses()
                    .size(),
            shows(0)),
        Case.of(
            "an address that is not there is not released",
            a -> a.ec2().releaseAddress(r -> r.allocationId(Unknown.ADDRESS)),
            refused("InvalidAllocationID.NotFound")),
        Case.of(
            "an address is released once",
            a -> {
              String address = a.make().address();
              a.ec2().releaseAddress(r -> r.allocationId(address));
              return address;
            },
            (a, address) -> a.ec2().releaseAddress(r -> r.allocationId(address)),
            refused("InvalidAllocationID.NotFound")),
        Case.of(
            "an address on a server is not released",
            AddressCases::joined,
            (a, j) -> a.ec2().releaseAddress(r -> r.allocationId(j.address())),
            refused("InvalidIPAddress.InUse")),
        Case.of(
            "an address of a NAT gateway is not released",
            a -> {
              Making.Plot plot = a.make().plot();
              String address = a.make().address();
              a.make().nat(plot.subnetA(), address);
              return address;
            },
            (a, address) -> a.ec2().releaseAddress(r -> r.allocationId(address)),
            refused("InvalidIPAddress.InUse")),
        Case.of(
            "an address is free again when it is disassociated",
            a -> {
              Joined j = joined(a);
              a.ec2().disassociateAddress(r -> r.associationId(j.association()));
              return j;
            },
            (a, j) -> a.ec2().releaseAddress(r -> r.allocationId(j.address())),
            ok()),
        Case.of(
            "an address is free again when its server is terminated",
            a -> {
              Joined j = joined(a);
              a.ec2().terminateInstances(r -> r.instanceIds(j.instance()));
              return j;
            },
            (a, j) -> a.ec2().releaseAddress(r -> r.allocationId(j.address())),
            ok()),
        Case.of(
            "an address that is not there is not associated",
            a -> a.make().instance(a.make().plot().subnetA()),
            (a, instance) ->
                a.ec2().associateAddress(r -> r.allocationId(Unknown.ADDRESS).instanceId(instance)),
            refused("InvalidAllocationID.NotFound")),
        Case.of(
            "an address is not associated with a server that is not there",
            a -> a.make().address(),
            (a, address) ->
                a.ec2().associateAddress(r -> r.allocationId(address).instanceId(Unknown.INSTANCE)),
            refused("InvalidInstanceID.NotFound")),
        Case.of(
            "an address is not associated with an interface that is not there",
            a -> a.make().address(),
            (a, address) ->
                a.ec2()
                    .associateAddress(
                        r -> r.allocationId(address).networkInterfaceId(Unknown.INTERFACE)),
            refused("InvalidNetworkInterfaceID.NotFound")),
        Case.of(
            "an address needs a VPC with an internet gateway",
            a -> a.make().networkInterface(a.make().subnet()),
            (a, target) -> {
              String address = a.make().address();
              return a.ec2()
                  .associateAddress(r -> r.allocationId(address).networkInterfaceId(target));
            },
            refused("Gateway.NotAttached")),
        Case.of(
            "an address stays with its server when it is told to",
            AddressCases::joined,
            (a, j) -> {
              String other = otherInterface(a, j);
              return a.ec2()
                  .associateAddress(
                      r ->
                          r.allocationId(j.address())
                              .networkInterfaceId(other)
                              .allowReassociation(false));
            },
            refused("Resource.AlreadyAssociated")),
        Case.of(
            "an address moves unless it is told to stay",
            AddressCases::joined,
            (a, j) -> {
              String other = otherInterface(a, j);
              return a.ec2()
                  .associateAddress(r -> r.allocationId(j.address()).networkInterfaceId(other));
            },
            ok()),
        Case.of(
            "an address moves when it is told to",
            AddressCases::joined,
            (a, j) -> {
              String other = otherInterface(a, j);
              return a.ec2()
                  .associateAddress(
                      r ->
                          r.allocationId(j.address())
                              .networkInterfaceId(other)
                              .allowReassociation(true));
            },
            ok()),
        Case.of(
            "an address is associated with the same server again",
            AddressCases::joined,
            (a, j) ->
                a.ec2().associateAddress(r -> r.allocationId(j.address()).instanceId(j.instance())),
            ok()),
        Case.of(
            "an address's association that is not there is not ended",
            a -> a.ec2().disassociateAddress(r -> r.associationId(Unknown.ADDRESS_ASSOCIATION)),
            refused("InvalidAssociationID.NotFound")),
        Case.of(
            "an address shows the server that it is associated with",
            AddressCases::joined,
            (a, j) ->
                a.ec2()
                    .describeAddresses(r -> r.filters(filter("instance-id", j.instance())))
                    .addresses()
                    .size(),
            shows(1)));
  }

  private static Joined joined(Side a) {
    String instance = a.make().instance(a.make().plot().subnetA());
    String address = a.make().address();
    String association =
        a.ec2().associateAddress(r -> r.allocationId(address).instanceId(instance)).associationId();
    return new Joined(instance, address, association);
  }

  private static String otherInterface(Side a, Joined j) {
    String vpc =
        a.ec2()
            .describeInstances(r -> r.instanceIds(j.instance()))
            .reservations()
            .getFirst()
            .instances()
            .getFirst()
            .vpcId();
    return a.make().networkInterface(a.make().subnet(vpc, "10.0.9.0/24", ZONE_A));
  }
}
