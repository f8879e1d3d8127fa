package io.lablift.simulator.ec2;

import static io.lablift.simulator.ec2.Refused.required;

import io.lablift.simulator.ec2.SimAcl.Entry;
import io.lablift.simulator.world.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.ec2.model.CreateNetworkAclEntryRequest;
import software.amazon.awssdk.services.ec2.model.CreateNetworkAclEntryResponse;
import software.amazon.awssdk.services.ec2.model.CreateNetworkAclRequest;
import software.amazon.awssdk.services.ec2.model.CreateNetworkAclResponse;
import software.amazon.awssdk.services.ec2.model.DeleteNetworkAclRequest;
import software.amazon.awssdk.services.ec2.model.DeleteNetworkAclResponse;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkAclsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkAclsResponse;
import software.amazon.awssdk.services.ec2.model.NetworkAcl;
import software.amazon.awssdk.services.ec2.model.NetworkAclAssociation;
import software.amazon.awssdk.services.ec2.model.NetworkAclEntry;
import software.amazon.awssdk.services.ec2.model.ReplaceNetworkAclAssociationRequest;
import software.amazon.awssdk.services.ec2.model.ReplaceNetworkAclAssociationResponse;

/** Network ACLs ("Control subnet traffic with network access control lists"). */
final class Acls {
  private final Ec2World ec2;
  private final Filters<SimAcl> filters;

  Acls(Ec2World ec2) {
    this.ec2 = ec2;
    this.filters =
        Filters.<SimAcl>tagged()
            .each("association.association-id", a -> a.associations.keySet().stream())
            .each("association.subnet-id", a -> a.associations.values().stream())
            .one("association.network-acl-id", a -> a.associations.isEmpty() ? null : a.id())
            .one("default", a -> a.isDefault)
            .id("network-acl-id", SimAcl::id)
            .one("owner-id", a -> ec2.owner())
            .link("vpc-id", "vpc", a -> a.vpcId);
  }

  void makeDefault(SimVpc vpc) {
    SimAcl acl = ec2.acls.add(new SimAcl(ec2, vpc.id(), true, Map.of()));
    ec2.world.journal().made(acl, "ec2:CreateVpc", Set.of());
  }

  /** A new subnet follows the VPC's default ACL. */
  void addToDefault(SimSubnet subnet) {
    ec2.acls
        .linked("vpc", subnet.vpcId)
        .filter(a -> a.isDefault && a.vpcId.equals(subnet.vpcId))
        .forEach(a -> a.associations.put(ec2.world.newId("aclassoc"), subnet.id()));
  }

  CreateNetworkAclResponse create(CreateNetworkAclRequest request) {
    SimAcl acl =
        ec2.tokens.once(
            SimAcl.class,
            "CreateNetworkAcl",
            request.clientToken(),
            request,
            () -> {
              SimVpc vpc = ec2.vpcs.use(required(request.vpcId(), "vpcId"));
              Map<String, String> tags = Tagging.of(request.tagSpecifications(), Kind.NETWORK_ACL);
              SimAcl made = ec2.acls.add(new SimAcl(ec2, vpc.id(), false, tags));
              ec2.world.journal().made(made, "ec2:CreateNetworkAcl", Set.of(vpc.id()));
              return made;
            });
    return CreateNetworkAclResponse.builder()
        .networkAcl(shown(acl))
        .clientToken(request.clientToken())
        .build();
  }

  CreateNetworkAclEntryResponse createEntry(CreateNetworkAclEntryRequest request) {
    SimAcl acl = ec2.acls.use(required(request.networkAclId(), "networkAclId"));
    Integer number = request.ruleNumber();
    if (number == null || request.egress() == null) {
      throw Refused.missing(number == null ? "ruleNumber" : "egress");
    }
    if (number < 1 || number > 32766) {
      throw Refused.invalid("Value (%d) for parameter ruleNumber is invalid.", number);
    }
    if (acl.entries.containsKey(SimAcl.key(request.egress(), number))) {
      throw Refused.because(
          "NetworkAclEntryAlreadyExists",
          "The network acl entry identified by %d already exists.",
          number);
    }
    String cidr = Cidr.of(required(request.cidrBlock(), "cidrBlock"), "cidrBlock").toString();
    boolean ports = request.portRange() != null;
    acl.put(
        new Entry(
            number,
            request.egress(),
            required(request.protocol(), "protocol"),
            "allow".equals(required(request.ruleActionAsString(), "ruleAction")),
            cidr,
            ports ? request.portRange().from() : -1,
            ports ? request.portRange().to() : -1));
    return CreateNetworkAclEntryResponse.builder().build();
  }

  ReplaceNetworkAclAssociationResponse replace(ReplaceNetworkAclAssociationRequest request) {
    String id = required(request.associationId(), "associationId");
    SimAcl from =
        ec2.acls
            .existing()
            .filter(a -> a.associations.containsKey(id))
            .findAny()
            .orElseThrow(
                () ->
                    Refused.because(
                        "InvalidAssociationID.NotFound",
                        "The association ID '%s' does not exist",
                        id));
    SimAcl to = ec2.acls.use(required(request.networkAclId(), "networkAclId"));
    if (!to.vpcId.equals(from.vpcId)) {
      throw Refused.invalid("network acl %s belongs to another network", to.id());
    }
    String subnet = from.associations.get(id);
    from.associations.remove(id);
    String made = ec2.world.newId("aclassoc");
    to.associations.put(made, subnet);
    return ReplaceNetworkAclAssociationResponse.builder().newAssociationId(made).build();
  }

  DescribeNetworkAclsResponse describe(DescribeNetworkAclsRequest request) {
    Page<SimAcl> page =
        Filters.page(
            ec2.acls,
            filters,
            request.networkAclIds(),
            request.filters(),
            request.nextToken(),
            request.maxResults());
    return DescribeNetworkAclsResponse.builder()
        .networkAcls(page.items().stream().map(this::shown).toList())
        .nextToken(page.nextToken())
        .build();
  }

  DeleteNetworkAclResponse delete(DeleteNetworkAclRequest request) {
    SimAcl acl = ec2.acls.use(required(request.networkAclId(), "networkAclId"));
    if (acl.isDefault) {
      throw Refused.invalid("cannot delete default network ACL %s", acl.id());
    }
    if (!acl.associations.isEmpty()) {
      throw Refused.dependency(
          "The networkAcl '%s' has dependencies and cannot be deleted.", acl.id());
    }
    ec2.world.journal().ended(acl, "ec2:DeleteNetworkAcl", Duration.ZERO);
    acl.endAt(ec2.now());
    return DeleteNetworkAclResponse.builder().build();
  }

  private NetworkAcl shown(SimAcl acl) {
    List<NetworkAclAssociation> associations =
        acl.associations.entrySet().stream()
            .map(
                e ->
                    NetworkAclAssociation.builder()
                        .networkAclAssociationId(e.getKey())
                        .networkAclId(acl.id())
                        .subnetId(e.getValue())
                        .build())
            .toList();
    return NetworkAcl.builder()
        .networkAclId(acl.id())
        .vpcId(acl.vpcId)
        .ownerId(ec2.owner())
        .isDefault(acl.isDefault)
        .associations(associations)
        .entries(acl.entries.values().stream().map(Acls::shown).toList())
        .tags(Tagging.shown(acl))
        .build();
  }

  private static NetworkAclEntry shown(Entry entry) {
    var shown =
        NetworkAclEntry.builder()
            .ruleNumber(entry.number())
            .egress(entry.egress())
            .protocol(entry.protocol())
            .ruleAction(entry.allow() ? "allow" : "deny")
            .cidrBlock(entry.cidr());
    if (entry.from() >= 0) {
      shown.portRange(p -> p.from(entry.from()).to(entry.to()));
    }
    return shown.build();
  }
}
