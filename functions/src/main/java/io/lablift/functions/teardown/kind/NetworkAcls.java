package io.lablift.functions.teardown.kind;

import io.lablift.functions.aws.Tags;
import io.lablift.functions.lab.ResourceType;
import java.util.List;
import software.amazon.awssdk.services.ec2.Ec2Client;

/** Network ACLs that the student made; the default one goes with the VPC. */
public final class NetworkAcls implements Kind {
  private final Ec2Client ec2;

  public NetworkAcls(Ec2Client ec2) {
    this.ec2 = ec2;
  }

  @Override
  public ResourceType type() {
    return ResourceType.NETWORK_ACL;
  }

  @Override
  public List<Remnant> list(Scope scope) {
    if (scope.isEmpty()) {
      return List.of();
    }
    return ec2
        .describeNetworkAclsPaginator(
            r -> r.filters(scope.inVpcs("vpc-id"), Tags.filter("default", "false")))
        .networkAcls()
        .stream()
        .map(
            acl ->
                Remnant.of(
                    type(),
                    acl.networkAclId(),
                    Tags.name(acl.tags()),
                    Ownership.inVpc(acl.vpcId()),
                    List.of(acl.vpcId())))
        .toList();
  }

  @Override
  public void delete(Remnant acl) {
    ec2.deleteNetworkAcl(r -> r.networkAclId(acl.id()));
  }
}
