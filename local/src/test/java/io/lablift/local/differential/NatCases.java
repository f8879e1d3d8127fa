package io.lablift.local.differential;

import static io.lablift.local.differential.Outcome.ok;
import static io.lablift.local.differential.Outcome.refused;
import static io.lablift.local.differential.Outcome.shows;
import static io.lablift.local.differential.Parts.filter;

import io.lablift.local.differential.Making.Plot;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.ConnectivityType;

/** NAT gateways. */
final class NatCases {
  /** An available NAT gateway in the plot's first subnet. */
  private record Place(Plot plot, String address, String nat) {}

  private NatCases() {}

  static List<Case> all() {
    return List.of(
        Case.of(
            "a new NAT gateway is pending",
            a -> a.make().plot(),
            (a, plot) -> {
              String address = a.make().address();
              return a.ec2()
                  .createNatGateway(r -> r.subnetId(plot.subnetA()).allocationId(address))
                  .natGateway()
                  .stateAsString();
            },
            shows("pending")),
        Case.of(
            "a NAT gateway gets available",
            NatCases::place,
            (a, p) -> state(a, p.nat()),
            shows("available")),
        Case.of(
            "a NAT gateway needs a subnet that is there",
            a -> a.make().address(),
            (a, address) ->
                a.ec2().createNatGateway(r -> r.subnetId(Unknown.SUBNET).allocationId(address)),
            refused("InvalidSubnetID.NotFound")),
        Case.of(
            "a NAT gateway needs an address that is there",
            a -> a.make().plot(),
            (a, plot) ->
                a.ec2()
                    .createNatGateway(
                        r -> r.subnetId(plot.subnetA()).allocationId(Unknown.ADDRESS)),
            refused("InvalidAllocationID.NotFound")),
        Case.of(
            "a public NAT gateway needs an address",
            a -> a.make().plot(),
            (a, plot) -> a.ec2().createNatGateway(r -> r.subnetId(plot.subnetA())),
            refused("MissingParameter")),
        Case.of(
            "a private NAT gateway has no address",
            a -> a.make().plot(),
            (a, plot) -> {
              String address = a.make().address();
              return a.ec2()
                  .createNatGateway(
                      r ->
                          r.subnetId(plot.subnetA())
                              .allocationId(address)
                              .connectivityType(ConnectivityType.PRIVATE));
            },
            refused("InvalidParameterCombination")),
        Case.of(
            "a NAT gateway in a VPC without an internet gateway fails",
            a -> a.make().subnet(),
            (a, subnet) -> state(a, a.make().nat(subnet, a.make().address())),
            shows("failed")),
        Case.of(
            "a NAT gateway with an address in use fails",
            NatCases::place,
            (a, p) -> state(a, a.make().nat(p.plot().subnetC(), p.address())),
            shows("failed")),
        Case.of(
            "a token makes one NAT gateway",
            a -> a.make().plot(),
            (a, plot) -> {
              String address = a.make().address();
              for (int i = 0; i < 2; i++) {
                a.ec2()
                    .createNatGateway(
                        r -> r.subnetId(plot.subnetA()).allocationId(address).clientToken("once"));
              }
              return a.ec2()
                  .describeNatGateways(r -> r.filter(filter("vpc-id", plot.vpc())))
                  .natGateways()
                  .size();
            },
            shows(1)),
        Case.of(
            "a token makes the same NAT gateway only",
            a -> a.make().plot(),
            (a, plot) -> {
              String address = a.make().address();
              a.ec2()
                  .createNatGateway(
                      r -> r.subnetId(plot.subnetA()).allocationId(address).clientToken("once"));
              return a.ec2()
                  .createNatGateway(
                      r -> r.subnetId(plot.subnetC()).allocationId(address).clientToken("once"));
            },
            refused("IdempotentParameterMismatch")),
        Case.of(
            "a NAT gateway that is not there is not described",
            a -> a.ec2().describeNatGateways(r -> r.natGatewayIds(Unknown.NAT)),
            refused("NatGatewayNotFound")),
        Case.of(
            "what is no NAT gateway's id is malformed",
            a -> a.ec2().describeNatGateways(r -> r.natGatewayIds("nat-zzz")),
            refused("NatGatewayMalformed")),
        Case.of(
            "a filter that no NAT gateway meets finds none",
            a ->
                a.ec2()
                    .describeNatGateways(r -> r.filter(filter("vpc-id", Unknown.VPC)))
                    .natGateways()
                    .size(),
            shows(0)),
        Case.of(
            "a NAT gateway that is not there is not deleted",
            a -> a.ec2().deleteNatGateway(r -> r.natGatewayId(Unknown.NAT)),
            refused("NatGatewayNotFound")),
        Case.of(
            "a NAT gateway is deleting until it is deleted",
            NatCases::place,
            (a, p) -> {
              a.ec2().deleteNatGateway(r -> r.natGatewayId(p.nat()));
              return state(a, p.nat());
            },
            shows("deleting")),
        Case.of(
            "a deleted NAT gateway is listed for a while",
            NatCases::place,
            (a, p) -> {
              a.ec2().deleteNatGateway(r -> r.natGatewayId(p.nat()));
              a.settle();
              return state(a, p.nat());
            },
            shows("deleted")),
        Case.of(
            "a deleted NAT gateway frees its address",
            NatCases::place,
            (a, p) -> {
              a.ec2().deleteNatGateway(r -> r.natGatewayId(p.nat()));
              a.settle();
              return a.ec2().releaseAddress(r -> r.allocationId(p.address()));
            },
            ok()),
        Case.of(
            "a deleted NAT gateway frees its subnet",
            NatCases::place,
            (a, p) -> {
              a.ec2().deleteNatGateway(r -> r.natGatewayId(p.nat()));
              a.settle();
              return a.ec2().deleteSubnet(r -> r.subnetId(p.plot().subnetA()));
            },
            ok()),
        Case.of(
            "a sixth NAT gateway in a zone is beyond the quota",
            a -> {
              Plot plot = a.make().plot();
              for (int i = 0; i < 5; i++) {
                a.ec2()
                    .createNatGateway(
                        r -> r.subnetId(plot.subnetA()).connectivityType(ConnectivityType.PRIVATE));
              }
              return plot;
            },
            (a, plot) ->
                a.ec2()
                    .createNatGateway(
                        r -> r.subnetId(plot.subnetA()).connectivityType(ConnectivityType.PRIVATE)),
            refused("NatGatewayLimitExceeded")));
  }

  private static Place place(Side a) {
    Plot plot = a.make().plot();
    String address = a.make().address();
    return new Place(plot, address, a.make().nat(plot.subnetA(), address));
  }

  private static String state(Side a, String nat) {
    return a.ec2()
        .describeNatGateways(r -> r.natGatewayIds(nat))
        .natGateways()
        .getFirst()
        .stateAsString();
  }
}
