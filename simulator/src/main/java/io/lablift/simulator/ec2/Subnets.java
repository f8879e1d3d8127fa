package io.lablift.simulator.ec2;

import static io.lablift.simulator.ec2.Refused.required;

import io.lablift.simulator.world.Kind;
import io.lablift.simulator.world.Quota;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.ec2.model.CreateSubnetRequest;
import software.amazon.awssdk.services.ec2.model.CreateSubnetResponse;
import software.amazon.awssdk.services.ec2.model.DeleteSubnetRequest;
import software.amazon.awssdk.services.ec2.model.DeleteSubnetResponse;
import software.amazon.awssdk.services.ec2.model.DescribeSubnetsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSubnetsResponse;
import software.amazon.awssdk.services.ec2.model.ModifySubnetAttributeRequest;
import software.amazon.awssdk.services.ec2.model.ModifySubnetAttributeResponse;
import software.amazon.awssdk.services.ec2.model.Subnet;

/** Subnets ("Subnets for your VPC" in the VPC user guide). */
final class Subnets {
  private final Ec2World ec2;
  private final Acls acls;
  private final Filters<SimSubnet> filters;

  Subnets(Ec2World ec2, Acls acls) {
    this.ec2 = ec2;
    this.acls = acls;
    this.filters =
        Filters.<SimSubnet>tagged()
            .one("availability-zone", s -> s.zone)
            .one("availabilityZone", s -> s.zone)
            .one("availability-zone-id", s -> ec2.zones.id(s.zone))
            .one("available-ip-address-count", SimSubnet::free)
            .one("cidr-block", s -> s.cidr)
            .one("cidr", s -> s.cidr)
            .one("cidrBlock", s -> s.cidr)
            .one("default-for-az", this::isDefault)
            .one("map-public-ip-on-launch", s -> s.publicIpOnLaunch.seen())
            .one("owner-id", s -> ec2.owner())
            .one("state", s -> "available")
            .one("subnet-arn", SimSubnet::arn)
            .id("subnet-id", SimSubnet::id)
            .link("vpc-id", "vpc", s -> s.vpcId);
  }

  CreateSubnetResponse create(CreateSubnetRequest request) {
    SimVpc vpc = ec2.vpcs.use(required(request.vpcId(), "vpcId"));
    Cidr cidr = Cidr.of(required(request.cidrBlock(), "cidrBlock"), "cidrBlock").canonical();
    if (cidr.bits() < 16 || cidr.bits() > 28 || !vpc.cidr.contains(cidr)) {
      throw Refused.because("InvalidSubnet.Range", "The CIDR '%s' is invalid.", cidr);
    }
    if (ec2.subnets
        .linked("vpc", vpc.id())
        .anyMatch(s -> s.vpcId.equals(vpc.id()) && s.cidr.overlaps(cidr))) {
      throw Refused.because(
          "InvalidSubnet.Conflict", "The CIDR '%s' conflicts with another subnet", cidr);
    }
    String zone = zone(request);
    Map<String, String> tags = Tagging.of(request.tagSpecifications(), Kind.SUBNET);
    long there = ec2.subnets.linked("vpc", vpc.id()).filter(s -> s.vpcId.equals(vpc.id())).count();
    ec2.require(Quota.SUBNETS_PER_VPC, there, 1, "subnets");
    return CreateSubnetResponse.builder().subnet(shown(make(vpc, cidr, zone, tags))).build();
  }

  SimSubnet make(SimVpc vpc, Cidr cidr, String zone, Map<String, String> tags) {
    SimSubnet subnet = ec2.subnets.add(new SimSubnet(ec2, vpc.id(), cidr, zone, tags));
    acls.addToDefault(subnet);
    ec2.world.journal().made(subnet, "ec2:CreateSubnet", Set.of(vpc.id()));
    return subnet;
  }

  private String zone(CreateSubnetRequest request) {
    String name = request.availabilityZone();
    String id = request.availabilityZoneId();
    if (name != null && id != null) {
      throw Refused.combination("availabilityZone and availabilityZoneId cannot both be given");
    }
    if (id != null) {
      return ec2.zones
          .byId(id)
          .orElseThrow(
              () -> Refused.invalid("Value (%s) for parameter availabilityZoneId is invalid.", id));
    }
    if (name != null && !ec2.zones.names().contains(name)) {
      throw Refused.invalid(
          "Value (%s) for parameter availabilityZone is invalid. Subnets can currently only be"
              + " created in the following availability zones: %s.",
          name, String.join(", ", ec2.zones.names()));
    }
    return name == null ? ec2.zones.names().getFirst() : name;
  }

  DescribeSubnetsResponse describe(DescribeSubnetsRequest request) {
    Page<SimSubnet> page =
        Filters.page(
            ec2.subnets,
            filters,
            request.subnetIds(),
            request.filters(),
            request.nextToken(),
            request.maxResults());
    return DescribeSubnetsResponse.builder()
        .subnets(page.items().stream().map(this::shown).toList())
        .nextToken(page.nextToken())
        .build();
  }

  ModifySubnetAttributeResponse modifyAttribute(ModifySubnetAttributeRequest request) {
    SimSubnet subnet = ec2.subnets.use(required(request.subnetId(), "subnetId"));
    if (request.mapPublicIpOnLaunch() == null) {
      throw new UnsupportedOperationException(
          "the simulator knows ModifySubnetAttribute for MapPublicIpOnLaunch only");
    }
    subnet.publicIpOnLaunch.set(request.mapPublicIpOnLaunch().value());
    return ModifySubnetAttributeResponse.builder().build();
  }

  DeleteSubnetResponse delete(DeleteSubnetRequest request) {
    SimSubnet subnet = ec2.subnets.use(required(request.subnetId(), "subnetId"));
    String id = subnet.id();
    if (ec2.interfaces.linked("subnet", id).anyMatch(i -> i.subnetId.equals(id))
        || ec2.connectEndpoints.existing().anyMatch(e -> e.subnet == subnet)) {
      throw Refused.dependency("The subnet '%s' has dependencies and cannot be deleted.", id);
    }
    ec2.world.journal().ended(subnet, "ec2:DeleteSubnet", Duration.ZERO);
    subnet.endAt(ec2.now());
    ec2.routeTables
        .linked("vpc", subnet.vpcId)
        .forEach(t -> t.associations.removeIf(a -> id.equals(a.subnetId())));
    ec2.acls.linked("vpc", subnet.vpcId).forEach(a -> a.associations.values().removeIf(id::equals));
    return DeleteSubnetResponse.builder().build();
  }

  private boolean isDefault(SimSubnet subnet) {
    return ec2.vpcs.get(subnet.vpcId).isDefault && subnet.isNative();
  }

  private Subnet shown(SimSubnet subnet) {
    return Subnet.builder()
        .subnetId(subnet.id())
        .subnetArn(subnet.arn())
        .vpcId(subnet.vpcId)
        .cidrBlock(subnet.cidr.toString())
        .availabilityZone(subnet.zone)
        .availabilityZoneId(ec2.zones.id(subnet.zone))
        .availableIpAddressCount((int) subnet.free())
        .defaultForAz(isDefault(subnet))
        .mapPublicIpOnLaunch(subnet.publicIpOnLaunch.seen())
        .assignIpv6AddressOnCreation(false)
        .ownerId(ec2.owner())
        .state("available")
        .tags(Tagging.shown(subnet))
        .build();
  }
}
