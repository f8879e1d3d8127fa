package io.lablift.local.differential;

import static io.lablift.local.differential.Outcome.ok;
import static io.lablift.local.differential.Outcome.refused;
import static io.lablift.local.differential.Outcome.shows;
import static io.lablift.local.differential.Parts.filter;

import java.util.List;
import software.amazon.awssdk.services.ec2.model.InstanceAttributeName;

/** Servers after their launch. */
final class InstanceCases {
  private InstanceCases() {}

  static List<Case> all() {
    return List.of(
        Case.of(
            "a server that is not there is not described",
            a -> a.ec2().describeInstances(r -> r.instanceIds(Unknown.INSTANCE)),
            refused("InvalidInstanceID.NotFound")),
        Case.of(
            "what is no server's id is malformed",
            a -> a.ec2().describeInstances(r -> r.instanceIds("i-zzz")),
            refused("InvalidInstanceID.Malformed")),
        Case.of(
            "a filter that no server meets finds none",
            a ->
                a.ec2()
                    .describeInstances(r -> r.filters(filter("vpc-id", Unknown.VPC)))
                    .reservations()
                    .size(),
            shows(0)),
        Case.of(
            "servers are described by their ids or page by page",
            InstanceCases::instance,
            (a, id) -> a.ec2().describeInstances(r -> r.instanceIds(id).maxResults(5)),
            refused("InvalidParameterCombination")),
        Case.of(
            "a server that is not there is not terminated",
            a -> a.ec2().terminateInstances(r -> r.instanceIds(Unknown.INSTANCE)),
            refused("InvalidInstanceID.NotFound")),
        Case.of(
            "what is no server's id is not terminated",
            a -> a.ec2().terminateInstances(r -> r.instanceIds("i-zzz")),
            refused("InvalidInstanceID.Malformed")),
        Case.of(
            "a server shuts down before it is terminated",
            InstanceCases::instance,
            (a, id) ->
                a.ec2()
                    .terminateInstances(r -> r.instanceIds(id))
                    .terminatingInstances()
                    .getFirst()
                    .currentState()
                    .nameAsString(),
            shows("shutting-down")),
        Case.of(
            "a terminated server is listed for a while",
            InstanceCases::terminated,
            (a, id) ->
                a.ec2()
                    .describeInstances(r -> r.instanceIds(id))
                    .reservations()
                    .getFirst()
                    .instances()
                    .getFirst()
                    .state()
                    .nameAsString(),
            shows("terminated")),
        Case.of(
            "a server is terminated twice",
            InstanceCases::terminated,
            (a, id) ->
                a.ec2()
                    .terminateInstances(r -> r.instanceIds(id))
                    .terminatingInstances()
                    .getFirst()
                    .currentState()
                    .nameAsString(),
            shows("terminated")),
        Case.of(
            "one server that is not there keeps all from being terminated",
            InstanceCases::instance,
            (a, id) -> a.ec2().terminateInstances(r -> r.instanceIds(id, Unknown.INSTANCE)),
            refused("InvalidInstanceID.NotFound")),
        Case.of(
            "a protected server is not terminated",
            a -> {
              String id = instance(a);
              a.ec2()
                  .modifyInstanceAttribute(
                      r -> r.instanceId(id).disableApiTermination(v -> v.value(true)));
              return id;
            },
            (a, id) -> a.ec2().terminateInstances(r -> r.instanceIds(id)),
            refused("OperationNotPermitted")),
        Case.of(
            "a server says that it is protected",
            a -> {
              String id = instance(a);
              a.ec2()
                  .modifyInstanceAttribute(
                      r -> r.instanceId(id).disableApiTermination(v -> v.value(true)));
              return id;
            },
            (a, id) ->
                a.ec2()
                    .describeInstanceAttribute(
                        r ->
                            r.instanceId(id)
                                .attribute(InstanceAttributeName.DISABLE_API_TERMINATION))
                    .disableApiTermination()
                    .value(),
            shows(true)),
        Case.of(
            "a server that is not there has no attributes",
            a ->
                a.ec2()
                    .modifyInstanceAttribute(
                        r ->
                            r.instanceId(Unknown.INSTANCE)
                                .disableApiTermination(v -> v.value(true))),
            refused("InvalidInstanceID.NotFound")),
        Case.of(
            "a running server stops",
            InstanceCases::instance,
            (a, id) ->
                a.ec2()
                    .stopInstances(r -> r.instanceIds(id))
                    .stoppingInstances()
                    .getFirst()
                    .currentState()
                    .nameAsString(),
            shows("stopping")),
        Case.of(
            "a stopped server stops again",
            InstanceCases::stopped,
            (a, id) -> a.ec2().stopInstances(r -> r.instanceIds(id)),
            ok()),
        Case.of(
            "a running server starts again",
            InstanceCases::instance,
            (a, id) -> a.ec2().startInstances(r -> r.instanceIds(id)),
            ok()),
        Case.of(
            "a stopped server starts",
            InstanceCases::stopped,
            (a, id) ->
                a.ec2()
                    .startInstances(r -> r.instanceIds(id))
                    .startingInstances()
                    .getFirst()
                    .currentState()
                    .nameAsString(),
            shows("pending")),
        Case.of(
            "a terminated server does not start",
            InstanceCases::terminated,
            (a, id) -> a.ec2().startInstances(r -> r.instanceIds(id)),
            refused("IncorrectInstanceState")),
        Case.of(
            "a terminated server does not stop",
            InstanceCases::terminated,
            (a, id) -> a.ec2().stopInstances(r -> r.instanceIds(id)),
            refused("IncorrectInstanceState")),
        Case.of(
            "a server that is not there does not stop",
            a -> a.ec2().stopInstances(r -> r.instanceIds(Unknown.INSTANCE)),
            refused("InvalidInstanceID.NotFound")),
        Case.of(
            "a terminated server takes its disk along",
            InstanceCases::terminated,
            (a, id) -> a.ec2().describeVolumes().volumes().size(),
            shows(0)),
        Case.of(
            "a terminated server frees its subnet",
            a -> {
              String subnet = a.make().plot().subnetA();
              String id = a.make().instance(subnet);
              a.ec2().terminateInstances(r -> r.instanceIds(id));
              return subnet;
            },
            (a, subnet) -> a.ec2().deleteSubnet(r -> r.subnetId(subnet)),
            ok()),
        Case.of(
            "the status of servers is that of running ones",
            InstanceCases::stopped,
            (a, id) ->
                a.ec2().describeInstanceStatus(r -> r.instanceIds(id)).instanceStatuses().size(),
            shows(0)));
  }

  private static String instance(Side a) {
    return a.make().instance(a.make().plot().subnetA());
  }

  private static String stopped(Side a) {
    String id = instance(a);
    a.ec2().stopInstances(r -> r.instanceIds(id));
    return id;
  }

  private static String terminated(Side a) {
    String id = instance(a);
    a.ec2().terminateInstances(r -> r.instanceIds(id));
    return id;
  }
}
