package io.lablift.simulator.ec2;

import static io.lablift.simulator.ec2.Refused.required;

import io.lablift.simulator.world.Kind;
import io.lablift.simulator.world.Read;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.ec2.model.CreateEgressOnlyInternetGatewayRequest;
import software.amazon.awssdk.services.ec2.model.CreateEgressOnlyInternetGatewayResponse;
import software.amazon.awssdk.services.ec2.model.DeleteEgressOnlyInternetGatewayRequest;
import software.amazon.awssdk.services.ec2.model.DeleteEgressOnlyInternetGatewayResponse;
import software.amazon.awssdk.services.ec2.model.DescribeEgressOnlyInternetGatewaysRequest;
import software.amazon.awssdk.services.ec2.model.DescribeEgressOnlyInternetGatewaysResponse;
import software.amazon.awssdk.services.ec2.model.EgressOnlyInternetGateway;
import software.amazon.awssdk.services.ec2.model.InternetGatewayAttachment;

/** Egress-only internet gateways (page of that name in the VPC user guide). */
final class EgressGateways {
  private final Ec2World ec2;
  private final Filters<SimEgressGateway> filters = Filters.tagged();

  EgressGateways(Ec2World ec2) {
    this.ec2 = ec2;
  }

  CreateEgressOnlyInternetGatewayResponse create(CreateEgressOnlyInternetGatewayRequest request) {
    SimEgressGateway gateway =
        ec2.tokens.once(
            SimEgressGateway.class,
            "CreateEgressOnlyInternetGateway",
            request.clientToken(),
            request,
            () -> {
              SimVpc vpc = ec2.vpcs.use(required(request.vpcId(), "vpcId"));
              Map<String, String> tags =
                  Tagging.of(request.tagSpecifications(), Kind.EGRESS_ONLY_INTERNET_GATEWAY);
              SimEgressGateway made =
                  ec2.egressGateways.add(new SimEgressGateway(ec2, vpc.id(), tags));
              ec2.world
                  .journal()
                  .made(made, "ec2:CreateEgressOnlyInternetGateway", Set.of(vpc.id()));
              return made;
            });
    return CreateEgressOnlyInternetGatewayResponse.builder()
        .egressOnlyInternetGateway(shown(gateway))
        .clientToken(request.clientToken())
        .build();
  }

  DescribeEgressOnlyInternetGatewaysResponse describe(
      DescribeEgressOnlyInternetGatewaysRequest request) {
    Page<SimEgressGateway> page =
        Filters.page(
            ec2.egressGateways,
            filters,
            request.egressOnlyInternetGatewayIds(),
            request.filters(),
            request.nextToken(),
            request.maxResults());
    return DescribeEgressOnlyInternetGatewaysResponse.builder()
        .egressOnlyInternetGateways(page.items().stream().map(EgressGateways::shown).toList())
        .nextToken(page.nextToken())
        .build();
  }

  DeleteEgressOnlyInternetGatewayResponse delete(DeleteEgressOnlyInternetGatewayRequest request) {
    String id = required(request.egressOnlyInternetGatewayId(), "egressOnlyInternetGatewayId");
    // Terraform's AWS provider takes InvalidGatewayID.NotFound of this call for gone.
    SimEgressGateway gateway =
        ec2.egressGateways
            .find(id)
            .filter(g -> g.seenBy(Read.USE))
            .orElseThrow(
                () ->
                    Refused.because(
                        "InvalidGatewayID.NotFound", "The gateway ID '%s' does not exist", id));
    ec2.world.journal().ended(gateway, "ec2:DeleteEgressOnlyInternetGateway", Duration.ZERO);
    gateway.endAt(ec2.now());
    return DeleteEgressOnlyInternetGatewayResponse.builder().returnCode(true).build();
  }

  private static EgressOnlyInternetGateway shown(SimEgressGateway gateway) {
    return EgressOnlyInternetGateway.builder()
        .egressOnlyInternetGatewayId(gateway.id())
        .attachments(
            InternetGatewayAttachment.builder().vpcId(gateway.vpcId).state("attached").build())
        .tags(Tagging.shown(gateway))
        .build();
  }
}
