package io.lablift.simulator.ec2;

import io.lablift.simulator.world.Kind;
import io.lablift.simulator.world.Resource;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A network interface: a server's, a free one, or one that a service made for itself. */
final class SimInterface extends Resource {
  /**
   * What the interface is plugged into.
   *
   * @param instanceId empty for the interface of a service
   */
  record Attachment(
      String id, String instanceId, int device, boolean deleteOnTermination, Instant at) {}

  private final Ec2World ec2;
  final String subnetId;
  final String vpcId;
  final String zone;
  final String privateIp;
  final String type;

  /** The service that manages the interface, such as {@code amazon-elb}; empty for one's own. */
  final String requester;

  String description;
  List<String> groups = List.of();
  boolean sourceDestCheck = true;
  @Nullable String publicIp;
  private @Nullable Attachment attachment;
  private @Nullable Instant attachedUntil;

  SimInterface(
      Ec2World ec2,
      SimSubnet subnet,
      String privateIp,
      String type,
      String requester,
      String description,
      List<String> groups,
      Map<String, String> tags) {
    super(ec2.world, Kind.NETWORK_INTERFACE, ec2.world.newId("eni"), tags);
    this.ec2 = ec2;
    this.subnetId = subnet.id();
    this.vpcId = subnet.vpcId;
    this.zone = subnet.zone;
    this.privateIp = privateIp;
    this.type = type;
    this.requester = requester;
    this.description = description;
    linkTo("vpc", vpcId);
    linkTo("subnet", subnetId);
    if (isManaged()) {
      linkTo("description", description);
    }
    joins(groups);
  }

  /** It leaves its groups for others. */
  final void joins(List<String> others) {
    groups = List.copyOf(others);
    groups.forEach(group -> linkTo("group", group));
  }

  boolean isManaged() {
    return !requester.isEmpty();
  }

  void attach(Attachment to) {
    attachment = to;
    linkTo("instance", to.instanceId());
    attachedUntil = null;
  }

  /** It is free from the moment on. */
  void detachAt(Instant moment) {
    attachedUntil = moment;
  }

  Optional<Attachment> attachment() {
    boolean over = attachedUntil != null && !world().now().isBefore(attachedUntil);
    return over ? Optional.empty() : Optional.ofNullable(attachment);
  }

  boolean isDetaching() {
    return attachedUntil != null && attachment().isPresent();
  }

  boolean isAttachedTo(String instanceId) {
    return attachment().filter(a -> a.instanceId().equals(instanceId)).isPresent();
  }

  /** The public address that the world reaches it at, its own or an Elastic IP. */
  Optional<String> mapped() {
    return ec2.addressOf(this).map(a -> a.publicIp).or(() -> Optional.ofNullable(publicIp));
  }

  @Override
  public String state() {
    return attachment().isPresent() ? "in-use" : "available";
  }

  @Override
  public String name() {
    String name = super.name();
    return name.isEmpty() ? description : name;
  }

  @Override
  public Set<String> holds() {
    Set<String> holds = new LinkedHashSet<>(groups);
    holds.add(subnetId);
    if (mapped().isPresent()) {
      ec2.gatewayOf(vpcId).ifPresent(gateway -> holds.add(gateway.attachment()));
    }
    return holds;
  }
}
