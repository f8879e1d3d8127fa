package io.lablift.functions.teardown.kind;

import io.lablift.functions.aws.AwsErrors;
import io.lablift.functions.aws.Tags;
import io.lablift.functions.lab.ResourceType;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.InternetGateway;
import software.amazon.awssdk.services.ec2.model.InternetGatewayAttachment;

/**
 * Internet gateways: attached to the lab's VPC, bearing its tags, or in its ledger. Detached first,
 * which mapped addresses prevent; a student's own one is then the lab's by the ledger alone.
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
        .flatMap(gateway -> remnant(scope, gateway).stream())
        .toList();
  }

  private static Stream<String> vpcs(InternetGateway gateway) {
    return gateway.attachments().stream()
        .map(InternetGatewayAttachment::vpcId)
        .filter(Objects::nonNull);
  }

  private Optional<Remnant> remnant(Scope scope, InternetGateway gateway) {
    String id = gateway.internetGatewayId();
    Optional<String> vpc = vpcs(gateway).filter(scope::hadVpc).findFirst();
    if (vpc.isPresent()) {
      return Optional.of(remnant(gateway, Ownership.inVpc(vpc.get()), vpc.stream().toList()));
    }
    if (scope.tagged(gateway.tags())) {
      Remnant ours = remnant(gateway, Ownership.tagged(gateway.tags()), List.of());
      return Optional.of(elsewhere(scope, gateway).map(ours::kept).orElse(ours));
    }
    return scope.written(type()).contains(id) && others(scope, gateway).isEmpty()
        ? Optional.of(remnant(gateway, Ownership.written(id), List.of()))
        : Optional.empty();
  }

  private Remnant remnant(InternetGateway gateway, Ownership proof, List<String> vpcs) {
    return Remnant.of(type(), gateway.internetGatewayId(), Tags.name(gateway.tags()), proof, vpcs);
  }

  private static Optional<String> elsewhere(Scope scope, InternetGateway gateway) {
    return vpcs(gateway)
        .filter(vpc -> !scope.hadVpc(vpc))
        .findFirst()
        .map(vpc -> "attached to " + vpc + ", which is not the lab's");
  }

  private Optional<String> others(Scope scope, InternetGateway gateway) {
    return scope.isAnothers(type(), gateway.internetGatewayId(), gateway.tags())
        ? Optional.of("tagged as " + Tags.owner(gateway.tags()))
        : elsewhere(scope, gateway);
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

  @Override
  public List<Remnant> again(Scope scope, List<Remnant> kept) {
    return byId(kept).stream().flatMap(gateway -> remnant(scope, gateway).stream()).toList();
  }

  @Override
  public Map<String, String> lost(Scope scope, List<Remnant> about) {
    Map<String, String> lost = new TreeMap<>();
    for (InternetGateway gateway : byId(about)) {
      if (!scope.tagged(gateway.tags())) {
        others(scope, gateway).ifPresent(whose -> lost.put(gateway.internetGatewayId(), whose));
      }
    }
    return lost;
  }

  private List<InternetGateway> byId(Collection<Remnant> some) {
    List<String> ids = some.stream().map(Remnant::id).toList();
    return ec2.describeInternetGateways(r -> r.filters(Tags.filter("internet-gateway-id", ids)))
        .internetGateways();
  }
}
