package io.lablift.simulator.ec2;

import static io.lablift.simulator.ec2.Refused.required;

import io.lablift.simulator.ec2.SimInterface.Attachment;
import io.lablift.simulator.world.Kind;
import io.lablift.simulator.world.Takes;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.AttachNetworkInterfaceRequest;
import software.amazon.awssdk.services.ec2.model.AttachNetworkInterfaceResponse;
import software.amazon.awssdk.services.ec2.model.CreateNetworkInterfaceRequest;
import software.amazon.awssdk.services.ec2.model.CreateNetworkInterfaceResponse;
import software.amazon.awssdk.services.ec2.model.DeleteNetworkInterfaceRequest;
import software.amazon.awssdk.services.ec2.model.DeleteNetworkInterfaceResponse;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInterfacesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInterfacesResponse;
import software.amazon.awssdk.services.ec2.model.DetachNetworkInterfaceRequest;
import software.amazon.awssdk.services.ec2.model.DetachNetworkInterfaceResponse;
import software.amazon.awssdk.services.ec2.model.ModifyNetworkInterfaceAttributeRequest;
import software.amazon.awssdk.services.ec2.model.ModifyNetworkInterfaceAttributeResponse;

/** Network interfaces ("Elastic network interfaces" in the EC2 user guide). */
final class Interfaces {
  private final Ec2World ec2;
  private final InterfaceView view;
  private final Filters<SimInterface> filters;

  Interfaces(Ec2World ec2) {
    this.ec2 = ec2;
    this.view = new InterfaceView(ec2);
    this.filters = view.filters();
  }

  /** A service makes an interface for itself. */
  SimInterface openFor(
      SimSubnet subnet, String type, String requester, String description, List<String> groups) {
    SimInterface made =
        ec2.interfaces.add(
            new SimInterface(
                ec2, subnet, subnet.nextIp(), type, requester, description, groups, Map.of()));
    made.attach(new Attachment(ec2.world.newId("ela-attach"), "", 1, false, ec2.now()));
    return made;
  }

  CreateNetworkInterfaceResponse create(CreateNetworkInterfaceRequest request) {
    SimInterface made =
        ec2.tokens.once(
            SimInterface.class,
            "CreateNetworkInterface",
            request.clientToken(),
            request,
            () -> {
              SimSubnet subnet = ec2.subnets.use(required(request.subnetId(), "subnetId"));
              Map<String, String> tags =
                  Tagging.of(request.tagSpecifications(), Kind.NETWORK_INTERFACE);
              String description = request.description() == null ? "" : request.description();
              return make(subnet, request.groups(), request.privateIpAddress(), description, tags);
            });
    return CreateNetworkInterfaceResponse.builder()
        .networkInterface(view.shown(made))
        .clientToken(request.clientToken())
        .build();
  }

  /** An interface of the account's own, free as yet. */
  SimInterface make(
      SimSubnet subnet,
      List<String> groupIds,
      @Nullable String ip,
      String description,
      Map<String, String> tags) {
    List<String> groups = groups(subnet.vpcId, groupIds);
    subnet.requireFree(ip);
    SimInterface made =
        ec2.interfaces.add(
            new SimInterface(
                ec2,
                subnet,
                ip == null ? subnet.nextIp() : ip,
                "interface",
                "",
                description,
                groups,
                tags));
    Set<String> names = new LinkedHashSet<>(groups);
    names.add(subnet.id());
    ec2.world.journal().made(made, "ec2:CreateNetworkInterface", names);
    return made;
  }

  /** The groups of that VPC; without any, its default group. */
  List<String> groups(String vpcId, List<String> ids) {
    if (ids.isEmpty()) {
      return ec2.groups
          .linked("vpc", vpcId)
          .filter(g -> g.vpcId.equals(vpcId) && g.isDefault())
          .map(SimGroup::id)
          .toList();
    }
    return ids.stream()
        .map(ec2.groups::use)
        .peek(
            g -> {
              if (!g.vpcId.equals(vpcId)) {
                throw Refused.because(
                    "InvalidGroup.NotFound",
                    "You have specified two resources that belong to different networks: %s",
                    g.id());
              }
            })
        .map(SimGroup::id)
        .toList();
  }

  DescribeNetworkInterfacesResponse describe(DescribeNetworkInterfacesRequest request) {
    Page<SimInterface> page =
        Filters.page(
            ec2.interfaces,
            filters,
            request.networkInterfaceIds(),
            request.filters(),
            request.nextToken(),
            request.maxResults());
    return DescribeNetworkInterfacesResponse.builder()
        .networkInterfaces(page.items().stream().map(view::shown).toList())
        .nextToken(page.nextToken())
        .build();
  }

  AttachNetworkInterfaceResponse attach(AttachNetworkInterfaceRequest request) {
    SimInterface target =
        ec2.interfaces.use(required(request.networkInterfaceId(), "networkInterfaceId"));
    SimInstance instance = ec2.instances.use(required(request.instanceId(), "instanceId"));
    if (request.deviceIndex() == null) {
      throw Refused.missing("deviceIndex");
    }
    if (target.attachment().isPresent()) {
      throw Refused.because(
          "InvalidNetworkInterface.InUse", "Interface: [%s] in use.", target.id());
    }
    if (!instance.life.is("running", "stopped")) {
      throw Refused.because(
          "IncorrectInstanceState", "Instance '%s' is not 'running' or 'stopped'.", instance.id());
    }
    if (!instance.launch.subnet().zone.equals(target.zone)) {
      throw Refused.combination(
          "You may not attach a network interface to an instance if they are not in the same"
              + " availability zone");
    }
    if (ec2.interfacesOf(instance)
        .flatMap(i -> i.attachment().stream())
        .anyMatch(a -> a.device() == request.deviceIndex())) {
      throw Refused.invalid(
          "Instance '%s' already has an interface attached at device index '%d'.",
          instance.id(), request.deviceIndex());
    }
    Attachment attachment =
        new Attachment(
            ec2.world.newId("eni-attach"), instance.id(), request.deviceIndex(), false, ec2.now());
    target.attach(attachment);
    return AttachNetworkInterfaceResponse.builder().attachmentId(attachment.id()).build();
  }

  DetachNetworkInterfaceResponse detach(DetachNetworkInterfaceRequest request) {
    String id = required(request.attachmentId(), "attachmentId");
    SimInterface target = byAttachment(id);
    Attachment attachment = target.attachment().orElseThrow();
    if (target.isManaged()) {
      // As it is reported, such as in boto/boto3's issue 2218; the reference says nothing of it.
      throw Refused.because(
          "OperationNotPermitted", "You are not allowed to manage 'ela-attach' attachments.");
    }
    if (attachment.device() == 0) {
      throw Refused.because(
          "OperationNotPermitted", "The network interface at device index 0 cannot be detached.");
    }
    if (!target.isDetaching()) {
      target.detachAt(ec2.now().plus(ec2.world.draw(Takes.INTERFACE_DETACHED, id)));
    }
    return DetachNetworkInterfaceResponse.builder().build();
  }

  private SimInterface byAttachment(String id) {
    return ec2.interfaces
        .existing()
        .filter(i -> i.attachment().filter(a -> a.id().equals(id)).isPresent())
        .findAny()
        .orElseThrow(
            () ->
                Refused.because(
                    "InvalidAttachmentID.NotFound", "The attachment ID '%s' does not exist", id));
  }

  ModifyNetworkInterfaceAttributeResponse modify(ModifyNetworkInterfaceAttributeRequest request) {
    SimInterface target =
        ec2.interfaces.use(required(request.networkInterfaceId(), "networkInterfaceId"));
    if (target.isManaged()) {
      throw Refused.because(
          "AuthFailure", "You do not have permission to access the specified resource.");
    }
    if (!request.groups().isEmpty()) {
      target.joins(groups(target.vpcId, request.groups()));
    }
    if (request.sourceDestCheck() != null) {
      target.sourceDestCheck = request.sourceDestCheck().value();
    }
    if (request.description() != null) {
      target.description = request.description().value();
    }
    if (request.attachment() != null) {
      Attachment old = byAttachment(request.attachment().attachmentId()).attachment().orElseThrow();
      target.attach(
          new Attachment(
              old.id(),
              old.instanceId(),
              old.device(),
              Boolean.TRUE.equals(request.attachment().deleteOnTermination()),
              old.at()));
    }
    return ModifyNetworkInterfaceAttributeResponse.builder().build();
  }

  /**
   * Refused while the interface is plugged in, also into a service ("currently in use" is what
   * people see for those of NAT gateways, endpoints and functions: gruntwork-io/cloud-nuke's issue
   * 431 and pull request 1132).
   */
  DeleteNetworkInterfaceResponse delete(DeleteNetworkInterfaceRequest request) {
    SimInterface target =
        ec2.interfaces.use(required(request.networkInterfaceId(), "networkInterfaceId"));
    if (target.attachment().isPresent()) {
      throw Refused.invalid("Network interface '%s' is currently in use.", target.id());
    }
    ec2.world.journal().ended(target, "ec2:DeleteNetworkInterface", Duration.ZERO);
    target.endAt(ec2.now());
    return DeleteNetworkInterfaceResponse.builder().build();
  }

  /** The interfaces that services keep for the purpose, such as a load balancer. */
  Stream<SimInterface> managed(String description) {
    return ec2.interfaces
        .linked("description", description)
        .filter(i -> i.isManaged() && i.description.equals(description));
  }
}
