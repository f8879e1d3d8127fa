package io.lablift.simulator.ec2;

import static io.lablift.simulator.ec2.Refused.required;

import io.lablift.simulator.world.Kind;
import io.lablift.simulator.world.Quota;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.model.AttributeBooleanValue;
import software.amazon.awssdk.services.ec2.model.CreateVpcRequest;
import software.amazon.awssdk.services.ec2.model.CreateVpcResponse;
import software.amazon.awssdk.services.ec2.model.DeleteVpcRequest;
import software.amazon.awssdk.services.ec2.model.DeleteVpcResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVpcAttributeRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcAttributeResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVpcsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcsResponse;
import software.amazon.awssdk.services.ec2.model.ModifyVpcAttributeRequest;
import software.amazon.awssdk.services.ec2.model.ModifyVpcAttributeResponse;
import software.amazon.awssdk.services.ec2.model.Vpc;
import software.amazon.awssdk.services.ec2.model.VpcCidrBlockAssociation;

/** VPCs ("VPC CIDR blocks", "Delete your VPC" in the VPC user guide). */
final class Vpcs {
  static final String DHCP_OPTIONS = "dopt-0a1b2c3d4e5f60718";

  private final Ec2World ec2;
  private final RouteTables routeTables;
  private final Groups groups;
  private final Acls acls;
  private final Filters<SimVpc> filters;

  Vpcs(Ec2World ec2, RouteTables routeTables, Groups groups, Acls acls) {
    this.ec2 = ec2;
    this.routeTables = routeTables;
    this.groups = groups;
    this.acls = acls;
    this.filters =
        Filters.<SimVpc>tagged()
            .one("cidr", v -> v.cidr)
            .one("cidr-block-association.cidr-block", v -> v.cidr)
            .one("dhcp-options-id", v -> DHCP_OPTIONS)
            .one("is-default", v -> v.isDefault)
            .one("isDefault", v -> v.isDefault)
            .one("owner-id", v -> ec2.owner())
            .one("state", v -> "available")
            .id("vpc-id", SimVpc::id);
  }

  CreateVpcResponse create(CreateVpcRequest request) {
    Cidr cidr = Cidr.of(required(request.cidrBlock(), "cidrBlock"), "cidrBlock");
    if (cidr.bits() < 16 || cidr.bits() > 28) {
      throw Refused.because("InvalidVpc.Range", "The CIDR '%s' is invalid.", cidr);
    }
    Map<String, String> tags = Tagging.of(request.tagSpecifications(), Kind.VPC);
    ec2.require(Quota.VPCS, ec2.vpcs.existing().count(), 1, "VPCs");
    SimVpc vpc = make(cidr.canonical(), false, tags);
    return CreateVpcResponse.builder().vpc(shown(vpc).toBuilder().state("pending").build()).build();
  }

  /** A VPC with all that it is born with. */
  SimVpc make(Cidr cidr, boolean isDefault, Map<String, String> tags) {
    SimVpc vpc = ec2.vpcs.add(new SimVpc(ec2, cidr, isDefault, tags));
    routeTables.makeMain(vpc);
    groups.makeDefault(vpc);
    acls.makeDefault(vpc);
    ec2.world.journal().made(vpc, "ec2:CreateVpc", Set.of());
    return vpc;
  }

  DescribeVpcsResponse describe(DescribeVpcsRequest request) {
    Page<SimVpc> page =
        Filters.page(
            ec2.vpcs,
            filters,
            request.vpcIds(),
            request.filters(),
            request.nextToken(),
            request.maxResults());
    return DescribeVpcsResponse.builder()
        .vpcs(page.items().stream().map(this::shown).toList())
        .nextToken(page.nextToken())
        .build();
  }

  ModifyVpcAttributeResponse modifyAttribute(ModifyVpcAttributeRequest request) {
    SimVpc vpc = ec2.vpcs.use(required(request.vpcId(), "vpcId"));
    AttributeBooleanValue support = request.enableDnsSupport();
    AttributeBooleanValue hostnames = request.enableDnsHostnames();
    AttributeBooleanValue metrics = request.enableNetworkAddressUsageMetrics();
    long given =
        Stream.of(support != null, hostnames != null, metrics != null).filter(b -> b).count();
    if (given != 1) {
      // "You can only modify one attribute at a time" (ModifyVpcAttribute).
      throw given == 0
          ? Refused.missing("attribute")
          : Refused.combination("Fields for multiple attribute types specified");
    }
    if (support != null) {
      vpc.dnsSupport.set(support.value());
    } else if (hostnames != null) {
      vpc.dnsHostnames.set(hostnames.value());
    } else {
      vpc.addressUsageMetrics.set(metrics.value());
    }
    return ModifyVpcAttributeResponse.builder().build();
  }

  DescribeVpcAttributeResponse describeAttribute(DescribeVpcAttributeRequest request) {
    SimVpc vpc = ec2.vpcs.use(required(request.vpcId(), "vpcId"));
    var answer = DescribeVpcAttributeResponse.builder().vpcId(vpc.id());
    String attribute = required(request.attributeAsString(), "attribute");
    return switch (attribute) {
      case "enableDnsSupport" -> answer.enableDnsSupport(value(vpc.dnsSupport.seen())).build();
      case "enableDnsHostnames" ->
          answer.enableDnsHostnames(value(vpc.dnsHostnames.seen())).build();
      case "enableNetworkAddressUsageMetrics" ->
          answer.enableNetworkAddressUsageMetrics(value(vpc.addressUsageMetrics.seen())).build();
      default -> throw Refused.invalid("Value (%s) for parameter attribute is invalid.", attribute);
    };
  }

  DeleteVpcResponse delete(DeleteVpcRequest request) {
    SimVpc vpc = ec2.vpcs.use(required(request.vpcId(), "vpcId"));
    String id = vpc.id();
    if (hasDependents(id)) {
      throw Refused.dependency("The vpc '%s' has dependencies and cannot be deleted.", id);
    }
    ec2.world.journal().ended(vpc, "ec2:DeleteVpc", Duration.ZERO);
    vpc.endAt(ec2.now());
    Stream.of(
            ec2.routeTables.linked("vpc", id).filter(t -> t.vpcId.equals(id)),
            ec2.groups.linked("vpc", id).filter(g -> g.vpcId.equals(id)),
            ec2.acls.linked("vpc", id).filter(a -> a.vpcId.equals(id)))
        .flatMap(s -> s)
        .toList()
        .forEach(born -> born.endAt(ec2.now()));
    ec2.rules
        .linked("vpc", id)
        .filter(r -> r.group.vpcId.equals(id))
        .toList()
        .forEach(r -> r.endAt(ec2.now()));
    return DeleteVpcResponse.builder().build();
  }

  /** Whether the VPC holds anything beside its main table, default group and default ACL. */
  private boolean hasDependents(String id) {
    return ec2.subnets.linked("vpc", id).anyMatch(s -> s.vpcId.equals(id))
        || ec2.gatewayOf(id).isPresent()
        || ec2.egressGateways.existing().anyMatch(g -> g.vpcId.equals(id))
        || ec2.vpnGateways.existing().anyMatch(g -> g.isOn(id))
        || ec2.routeTables.linked("vpc", id).anyMatch(t -> t.vpcId.equals(id) && !t.isMain())
        || ec2.groups.linked("vpc", id).anyMatch(g -> g.vpcId.equals(id) && !g.isDefault())
        || ec2.acls.linked("vpc", id).anyMatch(a -> a.vpcId.equals(id) && !a.isDefault)
        || ec2.endpoints.linked("vpc", id).anyMatch(e -> e.vpcId.equals(id))
        || ec2.interfaces.linked("vpc", id).anyMatch(i -> i.vpcId.equals(id))
        || ec2.peerings.existing().anyMatch(p -> p.joins(id))
        || ec2.natGateways
            .linked("vpc", id)
            .anyMatch(n -> n.subnet.vpcId.equals(id) && !n.life.is("failed", "deleted"));
  }

  private Vpc shown(SimVpc vpc) {
    return vpc.shown(() -> built(vpc), Tagging.shown(vpc));
  }

  private Vpc built(SimVpc vpc) {
    return Vpc.builder()
        .vpcId(vpc.id())
        .cidrBlock(vpc.cidr.toString())
        .cidrBlockAssociationSet(
            VpcCidrBlockAssociation.builder()
                .associationId(vpc.id().replace("vpc-", "vpc-cidr-assoc-"))
                .cidrBlock(vpc.cidr.toString())
                .cidrBlockState(s -> s.state("associated"))
                .build())
        .dhcpOptionsId(DHCP_OPTIONS)
        .instanceTenancy("default")
        .isDefault(vpc.isDefault)
        .ownerId(ec2.owner())
        .state("available")
        .tags(Tagging.shown(vpc))
        .build();
  }

  private static AttributeBooleanValue value(boolean value) {
    return AttributeBooleanValue.builder().value(value).build();
  }
}
