package io.lablift.functions.network;

import static io.lablift.functions.lab.ResourceType.INTERNET_GATEWAY;
import static io.lablift.functions.lab.ResourceType.ROUTE_TABLE;
import static io.lablift.functions.lab.ResourceType.VPC;

import io.lablift.functions.aws.AwsClients;
import io.lablift.functions.aws.AwsErrors;
import io.lablift.functions.aws.Tags;
import io.lablift.functions.blueprint.StageName;
import io.lablift.functions.stage.Lab;
import io.lablift.functions.stage.Lazy;
import io.lablift.functions.stage.Progress;
import io.lablift.functions.stage.StageHandler;
import io.lablift.functions.stage.Traces;
import io.lablift.functions.stage.TwinDeletion;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.InternetGateway;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.Vpc;

/**
 * Makes the VPC with DNS host names, its internet gateway, and the public route table, which is the
 * VPC's main one under the lab's name.
 *
 * <p>A lab whose server stands in somebody else's subnet has none of these.
 *
 * <p>Neither CreateVpc nor CreateInternetGateway takes a ClientToken, and a Describe may miss what
 * was just made, so the ledger arbitrates: the first one claimed is the lab's, and a twin is
 * deleted.
 */
public final class CreateVpc extends StageHandler {
  private final Ec2Client ec2;

  public CreateVpc() {
    this(AwsClients.fromEnvironment());
  }

  public CreateVpc(AwsClients aws) {
    super(aws, StageName.CREATE_VPC, Duration.ofMinutes(5));
    this.ec2 = aws.ec2();
  }

  @Override
  protected Progress converge(Lab lab) {
    if (lab.spec().place() != null) {
      return Progress.done();
    }
    Supplier<Traces> traces = Lazy.of(() -> Traces.of(ec2, lab.ref(), lab.knownIds()));
    String vpc = vpc(lab, traces);
    String gateway = internetGateway(lab, traces);
    if (!lab.isReady(VPC, lab.topology().vpc().name())) {
      ec2.modifyVpcAttribute(r -> r.vpcId(vpc).enableDnsHostnames(v -> v.value(true)));
      lab.ready(VPC, lab.topology().vpc().name());
    }
    if (!lab.isReady(INTERNET_GATEWAY, lab.topology().internetGateway())) {
      attach(gateway, vpc);
      lab.ready(INTERNET_GATEWAY, lab.topology().internetGateway());
    }
    return publicRouteTable(lab, vpc, gateway);
  }

  private String vpc(Lab lab, Supplier<Traces> traces) {
    String name = lab.topology().vpc().name();
    if (lab.has(VPC, name)) {
      return lab.vpcId();
    }
    List<Vpc> found =
        traces.get().of(ResourceType.VPC)
            ? ec2.describeVpcs(r -> r.filters(Tags.filters(lab.mark()))).vpcs()
            : List.of();
    if (!found.isEmpty()) {
      return lab.claim(VPC, found.getFirst().vpcId(), name, null);
    }
    String made =
        ec2.createVpc(
                r ->
                    r.cidrBlock(lab.topology().vpc().cidr().toString())
                        .tagSpecifications(Tags.spec(ResourceType.VPC, lab.mark(), name)))
            .vpc()
            .vpcId();
    String claimed = lab.claim(VPC, made, name, null);
    if (!claimed.equals(made)) {
      new TwinDeletion(ec2, lab.mark(), lab.knownIds()).made(ResourceType.VPC, made);
    }
    return claimed;
  }

  private String internetGateway(Lab lab, Supplier<Traces> traces) {
    String name = lab.topology().internetGateway();
    if (lab.has(INTERNET_GATEWAY, name)) {
      return lab.id(INTERNET_GATEWAY, name);
    }
    List<InternetGateway> found =
        traces.get().of(ResourceType.INTERNET_GATEWAY)
            ? ec2.describeInternetGateways(r -> r.filters(Tags.filters(lab.mark())))
                .internetGateways()
            : List.of();
    if (!found.isEmpty()) {
      return lab.claim(INTERNET_GATEWAY, found.getFirst().internetGatewayId(), name, null);
    }
    String made =
        ec2.createInternetGateway(
                r ->
                    r.tagSpecifications(Tags.spec(ResourceType.INTERNET_GATEWAY, lab.mark(), name)))
            .internetGateway()
            .internetGatewayId();
    String claimed = lab.claim(INTERNET_GATEWAY, made, name, null);
    if (!claimed.equals(made)) {
      new TwinDeletion(ec2, lab.mark(), lab.knownIds()).made(ResourceType.INTERNET_GATEWAY, made);
    }
    return claimed;
  }

  private void attach(String gateway, String vpc) {
    try {
      ec2.attachInternetGateway(r -> r.internetGatewayId(gateway).vpcId(vpc));
    } catch (Ec2Exception e) {
      // The gateway is claimed, so whatever attached it was this stage, in a run whose answer was
      // lost.
      if (!AwsErrors.code(e).equals("Resource.AlreadyAssociated")) {
        throw e;
      }
    }
  }

  private Progress publicRouteTable(Lab lab, String vpc, String gateway) {
    String name = lab.topology().publicRouteTable();
    if (lab.isReady(ROUTE_TABLE, name)) {
      return Progress.done();
    }
    List<RouteTable> found =
        ec2.describeRouteTables(
                r -> r.filters(Tags.filter("vpc-id", vpc), Tags.filter("association.main", "true")))
            .routeTables();
    if (found.isEmpty()) {
      return lab.waitForSight("the main route table");
    }
    RouteTable main = found.getFirst();
    lab.enter(ROUTE_TABLE, main.routeTableId(), name);
    if (!Tags.prove(main.tags(), lab.mark())) {
      ec2.createTags(r -> r.resources(main.routeTableId()).tags(Tags.of(lab.mark(), name)));
    }
    if (main.routes().stream().noneMatch(route -> gateway.equals(route.gatewayId()))) {
      Routes.toInternet(ec2, main.routeTableId(), route -> route.gatewayId(gateway));
    }
    lab.ready(ROUTE_TABLE, name);
    return Progress.done();
  }
}
