package io.lablift.local.differential;

import static io.lablift.local.differential.Making.ZONE_C;
import static io.lablift.local.differential.Outcome.refused;
import static io.lablift.local.differential.Outcome.shows;
import static io.lablift.local.differential.Parts.filter;
import static io.lablift.local.differential.Parts.named;

import io.lablift.local.differential.Making.Plot;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;

/** RunInstances. */
final class LaunchCases {
  private LaunchCases() {}

  static List<Case> all() {
    return List.of(
        launch(
            "a new server is pending",
            r -> {},
            i -> i.getFirst().state().nameAsString(),
            shows("pending")),
        launch(
            "a server gets an address of its subnet and no public one",
            r -> {},
            i ->
                i.getFirst().privateIpAddress().startsWith("10.0.1.")
                    + " "
                    + i.getFirst().publicIpAddress(),
            shows("true null")),
        launch(
            "a server gets the address that it asks for",
            r -> r.privateIpAddress("10.0.1.77"),
            i -> i.getFirst().privateIpAddress(),
            shows("10.0.1.77")),
        launch("a call makes as many servers as it may", r -> r.maxCount(3), List::size, shows(3)),
        launch(
            "a server needs an image that is there",
            r -> r.imageId(Unknown.IMAGE),
            List::size,
            refused("InvalidAMIID.NotFound")),
        launch(
            "a server needs an image's id",
            r -> r.imageId("ami-zzz"),
            List::size,
            refused("InvalidAMIID.Malformed")),
        launch(
            "a server needs a subnet that is there",
            r -> r.subnetId(Unknown.SUBNET),
            List::size,
            refused("InvalidSubnetID.NotFound")),
        launch(
            "a server needs a group that is there",
            r -> r.securityGroupIds(Unknown.GROUP),
            List::size,
            refused("InvalidGroup.NotFound")),
        launch(
            "a server needs a key that is there",
            r -> r.keyName("nobody"),
            List::size,
            refused("InvalidKeyPair.NotFound")),
        launch(
            "a server needs a type that is known",
            r -> r.instanceType("t3.giant"),
            List::size,
            refused("InvalidParameterValue")),
        launch(
            "a call makes at least one server",
            r -> r.minCount(0).maxCount(0),
            List::size,
            refused("InvalidParameterValue")),
        launch(
            "a call makes no more servers than it may",
            r -> r.minCount(3).maxCount(2),
            List::size,
            refused("InvalidParameterValue")),
        launch(
            "a server's user data is encoded",
            r -> r.userData("%%%"),
            List::size,
            refused("InvalidUserData.Malformed")),
        launch(
            "a server's address lies in its subnet",
            r -> r.privateIpAddress("10.0.2.77"),
            List::size,
            refused("InvalidParameterValue")),
        launch(
            "a server is asked for without making it",
            r -> r.dryRun(true),
            List::size,
            refused("DryRunOperation")),
        launch(
            "eleven servers of four vCPUs are beyond the quota",
            r -> r.instanceType("t3.xlarge").minCount(11).maxCount(11),
            List::size,
            refused("VcpuLimitExceeded")),
        Case.of(
            "a server's groups belong to its subnet's VPC",
            a -> a.make().plot(),
            (a, plot) -> {
              String stranger = a.make().group(a.make().vpc("10.1.0.0/16"), "web");
              return a.ec2().runInstances(r -> base(a, plot).accept(r.securityGroupIds(stranger)));
            },
            refused("InvalidParameter")),
        Case.of(
            "a server's address is not in use",
            a -> a.make().plot(),
            (a, plot) -> {
              a.ec2().runInstances(r -> base(a, plot).accept(r.privateIpAddress("10.0.1.77")));
              return a.ec2()
                  .runInstances(r -> base(a, plot).accept(r.privateIpAddress("10.0.1.77")));
            },
            refused("InvalidIPAddress.InUse")),
        Case.of(
            "a token makes one server",
            a -> a.make().plot(),
            (a, plot) -> {
              for (int i = 0; i < 2; i++) {
                a.ec2().runInstances(r -> base(a, plot).accept(r.clientToken("once")));
              }
              return a
                  .ec2()
                  .describeInstances(r -> r.filters(filter("vpc-id", plot.vpc())))
                  .reservations()
                  .stream()
                  .mapToInt(reservation -> reservation.instances().size())
                  .sum();
            },
            shows(1)),
        Case.of(
            "a token makes the same server only",
            a -> a.make().plot(),
            (a, plot) -> {
              a.ec2().runInstances(r -> base(a, plot).accept(r.clientToken("once")));
              return a.ec2()
                  .runInstances(
                      r -> {
                        base(a, plot).accept(r.clientToken("once"));
                        r.instanceType("t3.small");
                      });
            },
            refused("IdempotentParameterMismatch")),
        Case.of(
            "a server in a subnet that gives public addresses has one",
            a -> {
              Plot plot = a.make().plot();
              a.ec2()
                  .modifySubnetAttribute(
                      r -> r.subnetId(plot.subnetA()).mapPublicIpOnLaunch(v -> v.value(true)));
              return a.make().instance(plot.subnetA());
            },
            (a, id) -> described(a, id).publicIpAddress() != null,
            shows(true)),
        Case.of(
            "a server's disks and interfaces are tagged in its create call",
            a -> a.make().plot(),
            (a, plot) -> {
              a.ec2()
                  .runInstances(
                      r ->
                          base(a, plot)
                              .accept(
                                  r.tagSpecifications(
                                      named(ResourceType.INSTANCE),
                                      named(ResourceType.VOLUME),
                                      named(ResourceType.NETWORK_INTERFACE))));
              return a.ec2().describeTags(r -> r.filters(filter("value", "lab"))).tags().stream()
                  .map(tag -> tag.resourceTypeAsString())
                  .sorted()
                  .toList();
            },
            shows("[instance, network-interface, volume]")),
        Case.of(
            "a server runs in its subnet's zone",
            a -> a.make().instance(a.make().plot().subnetC()),
            (a, id) ->
                described(a, id).state().nameAsString()
                    + " "
                    + described(a, id).placement().availabilityZone(),
            shows("running " + ZONE_C)));
  }

  private static Instance described(Side a, String id) {
    return a.ec2()
        .describeInstances(r -> r.instanceIds(id))
        .reservations()
        .getFirst()
        .instances()
        .getFirst();
  }

  private static Consumer<RunInstancesRequest.Builder> base(Side a, Plot plot) {
    String image = a.image();
    return r ->
        r.imageId(image).instanceType("t3.micro").subnetId(plot.subnetA()).minCount(1).maxCount(1);
  }

  /** The launch of a t3.micro in the plot's first subnet, changed in one point. */
  private static Case launch(
      String sentence,
      Consumer<RunInstancesRequest.Builder> change,
      Function<List<Instance>, Object> shown,
      Outcome outcome) {
    return Case.of(
        sentence,
        a -> a.make().plot(),
        (a, plot) ->
            shown.apply(
                a.ec2()
                    .runInstances(
                        r -> {
                          base(a, plot).accept(r);
                          change.accept(r);
                        })
                    .instances()),
        outcome);
  }
}
