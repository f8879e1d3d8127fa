package io.lablift.local.differential;

import static io.lablift.local.differential.Making.ZONE_A;
import static io.lablift.local.differential.Making.ZONE_C;
import static io.lablift.local.differential.Outcome.ok;
import static io.lablift.local.differential.Outcome.refused;
import static io.lablift.local.differential.Outcome.shows;
import static io.lablift.local.differential.Parts.filter;

import io.lablift.local.differential.Making.Plot;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;

/** Network interfaces. */
final class InterfaceCases {
  /** A server, and a second network interface. */
  private record Pair(String instance, String second) {}

  private InterfaceCases() {}

  static List<Case> all() {
    return List.of(
        Case.of(
            "a free network interface is available and bears the default group",
            a -> a.make().networkInterface(a.make().subnet()),
            (a, id) -> {
              NetworkInterface free = described(a, id);
              return free.statusAsString() + " " + free.groups().getFirst().groupName();
            },
            shows("available default")),
        Case.of(
            "a network interface needs a subnet that is there",
            a -> a.ec2().createNetworkInterface(r -> r.subnetId(Unknown.SUBNET)),
            refused("InvalidSubnetID.NotFound")),
        Case.of(
            "a network interface needs a group that is there",
            a -> a.make().subnet(),
            (a, subnet) ->
                a.ec2().createNetworkInterface(r -> r.subnetId(subnet).groups(Unknown.GROUP)),
            refused("InvalidGroup.NotFound")),
        Case.of(
            "a network interface's address lies in its subnet",
            a -> a.make().subnet(),
            (a, subnet) ->
                a.ec2()
                    .createNetworkInterface(r -> r.subnetId(subnet).privateIpAddress("10.0.2.7")),
            refused("InvalidParameterValue")),
        Case.of(
            "a network interface's address is not in use",
            a -> a.make().subnet(),
            (a, subnet) -> {
              a.ec2().createNetworkInterface(r -> r.subnetId(subnet).privateIpAddress("10.0.1.77"));
              return a.ec2()
                  .createNetworkInterface(r -> r.subnetId(subnet).privateIpAddress("10.0.1.77"));
            },
            refused("InvalidIPAddress.InUse")),
        Case.of(
            "a network interface that is not there is not described",
            a -> a.ec2().describeNetworkInterfaces(r -> r.networkInterfaceIds(Unknown.INTERFACE)),
            refused("InvalidNetworkInterfaceID.NotFound")),
        Case.of(
            "what is no network interface's id is malformed",
            a -> a.ec2().describeNetworkInterfaces(r -> r.networkInterfaceIds("eni-zzz")),
            refused("InvalidNetworkInterfaceId.Malformed")),
        Case.of(
            "a network interface that is not there is not deleted",
            a -> a.ec2().deleteNetworkInterface(r -> r.networkInterfaceId(Unknown.INTERFACE)),
            refused("InvalidNetworkInterfaceID.NotFound")),
        Case.of(
            "a free network interface is deleted",
            a -> a.make().networkInterface(a.make().subnet()),
            (a, id) -> a.ec2().deleteNetworkInterface(r -> r.networkInterfaceId(id)),
            ok()),
        Case.of(
            "an attached network interface is not deleted",
            InterfaceCases::attached,
            (a, pair) -> a.ec2().deleteNetworkInterface(r -> r.networkInterfaceId(pair.second())),
            refused("InvalidParameterValue")),
        Case.of(
            "an attached network interface is in use",
            InterfaceCases::attached,
            (a, pair) -> described(a, pair.second()).statusAsString(),
            shows("in-use")),
        Case.of(
            "a network interface is attached once",
            InterfaceCases::attached,
            (a, pair) ->
                a.ec2()
                    .attachNetworkInterface(
                        r ->
                            r.instanceId(pair.instance())
                                .networkInterfaceId(pair.second())
                                .deviceIndex(2)),
            refused("InvalidNetworkInterface.InUse")),
        Case.of(
            "a device index is taken once",
            a -> {
              Plot plot = a.make().plot();
              return new Pair(
                  a.make().instance(plot.subnetA()), a.make().networkInterface(plot.subnetA()));
            },
            (a, pair) ->
                a.ec2()
                    .attachNetworkInterface(
                        r ->
                            r.instanceId(pair.instance())
                                .networkInterfaceId(pair.second())
                                .deviceIndex(0)),
            refused("InvalidParameterValue")),
        Case.of(
            "a network interface of another zone is not attached",
            a -> {
              Plot plot = a.make().plot();
              return new Pair(
                  a.make().instance(plot.subnetA()), a.make().networkInterface(plot.subnetC()));
            },
            (a, pair) ->
                a.ec2()
                    .attachNetworkInterface(
                        r ->
                            r.instanceId(pair.instance())
                                .networkInterfaceId(pair.second())
                                .deviceIndex(1)),
            refused("InvalidParameterCombination")),
        Case.of(
            "a server's first network interface is not detached",
            a -> a.make().instance(a.make().plot().subnetA()),
            (a, instance) -> {
              String attachment =
                  described(a, a.make().primaryInterface(instance)).attachment().attachmentId();
              return a.ec2().detachNetworkInterface(r -> r.attachmentId(attachment));
            },
            refused("OperationNotPermitted")),
        Case.of(
            "an attachment that is not there is not detached",
            a -> a.ec2().detachNetworkInterface(r -> r.attachmentId(Unknown.ATTACHMENT)),
            refused("InvalidAttachmentID.NotFound")),
        Case.of(
            "a detached network interface is deleted",
            a -> {
              Pair pair = attached(a);
              String attachment = described(a, pair.second()).attachment().attachmentId();
              a.ec2().detachNetworkInterface(r -> r.attachmentId(attachment));
              return pair;
            },
            (a, pair) -> a.ec2().deleteNetworkInterface(r -> r.networkInterfaceId(pair.second())),
            ok()),
        Case.of(
            "a terminated server leaves a network interface that was attached to it",
            a -> {
              Pair pair = attached(a);
              a.ec2().terminateInstances(r -> r.instanceIds(pair.instance()));
              return pair;
            },
            (a, pair) -> described(a, pair.second()).statusAsString(),
            shows("available")),
        Case.of(
            "a network interface gets other groups",
            a -> {
              String vpc = a.make().vpc();
              a.make().group(vpc, "web");
              return a.make().networkInterface(a.make().subnet(vpc, "10.0.1.0/24", ZONE_A));
            },
            (a, id) -> {
              String group =
                  a.ec2()
                      .describeSecurityGroups(r -> r.filters(filter("group-name", "web")))
                      .securityGroups()
                      .getFirst()
                      .groupId();
              a.ec2().modifyNetworkInterfaceAttribute(r -> r.networkInterfaceId(id).groups(group));
              return described(a, id).groups().stream().map(g -> g.groupName()).toList();
            },
            shows("[web]")),
        Case.of(
            "a load balancer's network interfaces say whose they are",
            a -> {
              a.make().balancer("b", a.make().plot());
              return a;
            },
            (a, same) ->
                a
                    .ec2()
                    .describeNetworkInterfaces(r -> r.filters(filter("description", "ELB app/b/*")))
                    .networkInterfaces()
                    .stream()
                    .map(i -> i.requesterManaged() + " " + i.availabilityZone())
                    .sorted()
                    .toList(),
            shows("[true " + ZONE_A + ", true " + ZONE_C + "]")));
  }

  private static NetworkInterface described(Side a, String id) {
    return a.ec2()
        .describeNetworkInterfaces(r -> r.networkInterfaceIds(id))
        .networkInterfaces()
        .getFirst();
  }

  private static Pair attached(Side a) {
    Plot plot = a.make().plot();
    Pair pair =
        new Pair(a.make().instance(plot.subnetA()), a.make().networkInterface(plot.subnetA()));
    a.ec2()
        .attachNetworkInterface(
            r -> r.instanceId(pair.instance()).networkInterfaceId(pair.second()).deviceIndex(1));
    return pair;
  }
}
