package io.lablift.functions.teardown.kind;

import io.lablift.functions.aws.AwsErrors;
import io.lablift.functions.aws.Tags;
import io.lablift.functions.lab.ResourceType;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.InternetGateway;
import software.amazon.awssdk.services.ec2.model.InternetGatewayAttachment;

/**
 * Internet gateways: attached to the lab's VPC, or bearing its tags. Detached first, which mapped
 * addresses prevent.
 */
public final class InternetGateways implements Kind {
  private static final int PAGE = 1000;

  private final Ec2Client ec2;

  public InternetGateways(Ec2Client ec2) {
    this.ec2 = ec2;
  }

  @Override
  public ResourceType type() {
    return ResourceType.INTERNET_GATEWAY;
  }

  @Override
  public software.amazon.awssdk.services.ec2.model.ResourceType taggedAs() {
    return software.amazon.awssdk.services.ec2.model.ResourceType.INTERNET_GATEWAY;
  }

  @Override
  public List<Remnant> list(Scope scope) {
    return ec2
        .describeInternetGatewaysPaginator(r -> r.maxResults(PAGE))
        .internetGateways()
        .stream()
        .filter(gateway -> scope.tagged(gateway.tags()) || vpc(scope, gateway).isPresent())
        .map(gateway -> remnant(scope, gateway))
        .toList();
  }

  private static Optional<String> vpc(Scope scope, InternetGateway gateway) {
    return gateway.attachments().stream()
        .map(InternetGatewayAttachment::vpcId)
        .filter(scope::hadVpc)
        .findFirst();
  }

  private Remnant remnant(Scope scope, InternetGateway gateway) {
    Optional<String> vpc = vpc(scope, gateway);
    return Remnant.of(
        type(),
        gateway.internetGatewayId(),
        Tags.name(gateway.tags()),
        vpc.map(Ownership::inVpc).orElseGet(Ownership::tagged),
        vpc.stream().toList());
  }

  @Override
  public void delete(Remnant gateway) {
    for (String vpc : gateway.holds()) {
      try {
        ec2.detachInternetGateway(r -> r.internetGatewayId(gateway.id()).vpcId(vpc));
      } catch (Ec2Exception e) {
        if (!AwsErrors.code(e).equals("Gateway.NotAttached")) {
          throw e;
        }
      }
    }
    ec2.deleteInternetGateway(r -> r.internetGatewayId(gateway.id()));
  }
}
