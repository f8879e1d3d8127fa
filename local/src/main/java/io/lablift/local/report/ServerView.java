package io.lablift.local.report;

import static io.lablift.local.report.LabView.filter;
import static io.lablift.local.report.LabView.name;
import static io.lablift.local.report.LabView.row;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.GroupIdentifier;
import software.amazon.awssdk.services.ec2.model.Instance;

/** The servers of a lab. */
final class ServerView {
  private final Ec2Client ec2;
  private final String vpc;

  ServerView(Ec2Client ec2, String vpc) {
    this.ec2 = ec2;
    this.vpc = vpc;
  }

  void addTo(List<ObjectNode> found) {
    ec2
        .describeInstancesPaginator(request -> request.filters(filter("vpc-id", vpc)))
        .reservations()
        .stream()
        .flatMap(reservation -> reservation.instances().stream())
        .forEach(instance -> found.add(server(instance)));
  }

  private static ObjectNode server(Instance instance) {
    ObjectNode row = row("instance", instance.instanceId(), name(instance.tags()));
    row.put("zone", instance.placement() == null ? "" : instance.placement().availabilityZone());
    row.put("subnet", instance.subnetId());
    row.put("instanceType", instance.instanceTypeAsString());
    row.put("image", instance.imageId());
    row.put("key", instance.keyName());
    row.put("privateIp", instance.privateIpAddress());
    row.put("publicIp", instance.publicIpAddress());
    ArrayNode groups = row.putArray("securityGroups");
    instance.securityGroups().stream()
        .map(GroupIdentifier::groupName)
        .sorted()
        .forEach(groups::add);
    row.put("state", instance.state() == null ? "" : instance.state().nameAsString());
    return row;
  }
}
