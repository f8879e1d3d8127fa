package io.lablift.functions.network;

import static io.lablift.functions.lab.ResourceType.ROUTE_TABLE;
import static io.lablift.functions.lab.ResourceType.SUBNET;

import io.lablift.functions.aws.AwsClients;
import io.lablift.functions.aws.AwsErrors;
import io.lablift.functions.aws.Names;
import io.lablift.functions.aws.Tags;
import io.lablift.functions.blueprint.StageName;
import io.lablift.functions.blueprint.Topology;
import io.lablift.functions.stage.Lab;
import io.lablift.functions.stage.Lazy;
import io.lablift.functions.stage.Progress;
import io.lablift.functions.stage.StageHandler;
import io.lablift.functions.stage.Traces;
import java.time.Duration;
import java.util.function.Supplier;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.ResourceType;

/**
 * Makes the subnets, the private route tables with their associations, and the security groups with
 * their rules.
 *
 * <p>Subnets are guarded by their CIDR, groups by their name within the VPC, route tables by a
 * ClientToken: none of them can be made twice.
 */
public final class CreateSubnets extends StageHandler {
  private final Ec2Client ec2;
  private final SecurityGroups groups;

  public CreateSubnets() {
    this(AwsClients.fromEnvironment());
  }

  public CreateSubnets(AwsClients aws) {
    super(aws, StageName.CREATE_SUBNETS, Duration.ofMinutes(5));
    this.ec2 = aws.ec2();
    this.groups = new SecurityGroups(ec2);
  }

  @Override
  protected Progress converge(Lab lab) {
    // Everything is made first and configured after that, so that what is made has time to become
    // visible.
    Supplier<Traces> traces = Lazy.of(() -> Traces.of(ec2, lab.ref(), lab.knownIds()));
    if (lab.spec().place() != null) {
      return groups.make(lab, traces).and(groups.authorize(lab));
    }
    Progress made =
        subnets(lab, traces).and(routeTables(lab, traces)).and(groups.make(lab, traces));
    if (!made.ready()) {
      return made;
    }
    return groups.authorize(lab).and(configure(lab));
  }

  private Progress subnets(Lab lab, Supplier<Traces> traces) {
    if (lab.topology().subnets().stream().allMatch(subnet -> lab.has(SUBNET, subnet.name()))) {
      return Progress.done();
    }
    if (traces.get().of(ResourceType.SUBNET)) {
      ec2.describeSubnets(r -> r.filters(Tags.filter("vpc-id", lab.vpcId())))
          .subnets()
          .forEach(found -> enter(lab, found.cidrBlock(), found.subnetId()));
    }
    Progress progress = Progress.done();
    for (Topology.Subnet subnet : lab.topology().subnets()) {
      if (!lab.has(SUBNET, subnet.name())) {
        progress = progress.and(create(lab, subnet));
      }
    }
    return progress;
  }

  private static void enter(Lab lab, String cidr, String id) {
    lab.topology().subnets().stream()
        .filter(subnet -> subnet.cidr().toString().equals(cidr))
        .filter(subnet -> !lab.has(SUBNET, subnet.name()))
        .forEach(subnet -> lab.enter(SUBNET, id, subnet.name()));
  }

  private Progress create(Lab lab, Topology.Subnet subnet) {
    try {
      String id =
          ec2.createSubnet(
                  r ->
                      r.vpcId(lab.vpcId())
                          .cidrBlock(subnet.cidr().toString())
                          .availabilityZone(subnet.zone())
                          .tagSpecifications(
                              Tags.spec(ResourceType.SUBNET, lab.mark(), subnet.name())))
              .subnet()
              .subnetId();
      lab.enter(SUBNET, id, subnet.name());
      return Progress.done();
    } catch (Ec2Exception e) {
      if (AwsErrors.code(e).equals("InvalidSubnet.Conflict")) {
        return lab.waitForSight(subnet.name());
      }
      throw e;
    }
  }

  private Progress routeTables(Lab lab, Supplier<Traces> traces) {
    if (lab.topology().privateRouteTables().stream()
        .allMatch(table -> lab.has(ROUTE_TABLE, table.name()))) {
      return Progress.done();
    }
    if (traces.get().of(ResourceType.ROUTE_TABLE)) {
      ec2
          .describeRouteTables(r -> r.filters(Tags.filter("vpc-id", lab.vpcId())))
          .routeTables()
          .stream()
          .filter(table -> Tags.prove(table.tags(), lab.mark()))
          .filter(table -> !lab.has(ROUTE_TABLE, Tags.name(table.tags())))
          .forEach(table -> lab.enter(ROUTE_TABLE, table.routeTableId(), Tags.name(table.tags())));
    }
    for (Topology.PrivateRouteTable table : lab.topology().privateRouteTables()) {
      if (!lab.has(ROUTE_TABLE, table.name())) {
        String id =
            ec2.createRouteTable(
                    r ->
                        r.vpcId(lab.vpcId())
                            .clientToken(Names.token(lab.mark(), table.name(), 0))
                            .tagSpecifications(
                                Tags.spec(ResourceType.ROUTE_TABLE, lab.mark(), table.name())))
                .routeTable()
                .routeTableId();
        lab.enter(ROUTE_TABLE, id, table.name());
      }
    }
    return Progress.done();
  }

  /** Public addresses on launch, and the associations with route tables. */
  private Progress configure(Lab lab) {
    Progress progress = Progress.done();
    for (Topology.Subnet subnet : lab.topology().subnets()) {
      // One that is not visible yet means another run in a moment: the others need no failing calls
      // of their own.
      if (progress.ready() && !lab.isReady(SUBNET, subnet.name())) {
        progress = configure(lab, subnet);
      }
    }
    if (progress.ready()) {
      lab.topology().privateRouteTables().forEach(table -> lab.ready(ROUTE_TABLE, table.name()));
    }
    return progress;
  }

  private Progress configure(Lab lab, Topology.Subnet subnet) {
    String id = lab.id(SUBNET, subnet.name());
    try {
      if (subnet.isPublic()) {
        ec2.modifySubnetAttribute(r -> r.subnetId(id).mapPublicIpOnLaunch(v -> v.value(true)));
      }
      associate(id, lab.id(ROUTE_TABLE, tableOf(lab, subnet)));
      lab.ready(SUBNET, subnet.name());
      return Progress.done();
    } catch (Ec2Exception e) {
      if (AwsErrors.isNotFound(e)) {
        return lab.waitForSight(subnet.name());
      }
      throw e;
    }
  }

  private static String tableOf(Lab lab, Topology.Subnet subnet) {
    return lab.topology().privateRouteTables().stream()
        .filter(table -> table.subnets().contains(subnet.name()))
        .map(Topology.PrivateRouteTable::name)
        .findFirst()
        .orElse(lab.topology().publicRouteTable());
  }

  private void associate(String subnet, String table) {
    try {
      ec2.associateRouteTable(r -> r.subnetId(subnet).routeTableId(table));
    } catch (Ec2Exception e) {
      // Done in a run whose answer was lost: nobody else associates the lab's subnets while it is
      // being built.
      if (!AwsErrors.code(e).equals("Resource.AlreadyAssociated")) {
        throw e;
      }
    }
  }
}
