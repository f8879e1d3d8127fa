package io.lablift.functions.teardown.kind;

import io.lablift.functions.aws.Tags;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;

/**
 * The network interfaces of load balancers, which outlive them for a while and still block subnets,
 * groups and the internet gateway.
 */
final class BalancerInterfaces {
  private BalancerInterfaces() {}

  /**
   * Which of these load balancers still have interfaces.
   *
   * @param described how the interfaces of one are described
   */
  static Set<String> stillThere(
      Ec2Client ec2, Scope scope, Collection<Remnant> some, Function<Remnant, String> described) {
    if (scope.isEmpty()) {
      return Set.of();
    }
    List<String> there =
        ec2
            .describeNetworkInterfaces(
                r ->
                    r.filters(
                        scope.inVpcs("vpc-id"),
                        Tags.filter("description", some.stream().map(described).toList())))
            .networkInterfaces()
            .stream()
            .map(NetworkInterface::description)
            .toList();
    return some.stream()
        .filter(balancer -> there.contains(described.apply(balancer)))
        .map(Remnant::id)
        .collect(Collectors.toSet());
  }
}
