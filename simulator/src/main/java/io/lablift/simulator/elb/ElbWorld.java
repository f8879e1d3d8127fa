package io.lablift.simulator.elb;

import io.lablift.simulator.ec2.Ec2;
import io.lablift.simulator.world.Resource;
import io.lablift.simulator.world.Table;
import io.lablift.simulator.world.World;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Everything that ELBv2 holds in the account. */
final class ElbWorld {
  /** A part of a longer answer, and where the next one begins. */
  record Part<T>(List<T> items, @Nullable String marker) {}

  final World world;
  final Ec2 ec2;
  final Table<SimLoadBalancer> loadBalancers = new Table<>(ElbRefused::noLoadBalancer);
  final Table<SimTargetGroup> targetGroups = new Table<>(ElbRefused::noTargetGroup);
  final Table<SimListener> listeners = new Table<>(ElbRefused::noListener);

  ElbWorld(World world, Ec2 ec2) {
    this.world = world;
    this.ec2 = ec2;
  }

  Instant now() {
    return world.now();
  }

  /** A new ARN, such as {@code arn:aws:elasticloadbalancing:…:targetgroup/NAME/HEX}. */
  String newArn(String path) {
    String hex = String.format("%016x", world.draws().bits("arn " + path + world.next(path)));
    return "arn:aws:elasticloadbalancing:"
        + world.setup().region()
        + ":"
        + world.setup().accountId()
        + ":"
        + path
        + "/"
        + hex;
  }

  Stream<SimListener> listenersOf(SimLoadBalancer loadBalancer) {
    return listeners
        .linked("load balancer", loadBalancer.id())
        .filter(l -> l.loadBalancer == loadBalancer);
  }

  Stream<SimListener> listenersTo(SimTargetGroup group) {
    return listeners
        .linked("target group", group.id())
        .filter(l -> l.targetGroups().contains(group.id()));
  }

  /** What a Describe sees: the rows of the ARNs, or those of the names and others, or all. */
  static <R extends Resource> List<R> seen(Table<R> table, List<String> arns, List<String> names) {
    return arns.isEmpty() && !names.isEmpty() ? table.seen("name", names) : table.seen(arns);
  }

  static String checkName(@Nullable String name, String what) {
    if (name == null
        || !name.matches("[a-zA-Z0-9-]{1,32}")
        || name.startsWith("-")
        || name.endsWith("-")
        || name.startsWith("internal-")) {
      throw ElbRefused.validation(
          what
              + " name '"
              + name
              + "' must have 1 to 32 alphanumeric characters or hyphens, must not begin or end with"
              + " a hyphen, and must not begin with 'internal-'");
    }
    return name;
  }

  /** The part that the marker and the size ask for; at most 400. */
  static <T> Part<T> part(List<T> all, @Nullable String marker, @Nullable Integer pageSize) {
    int size = pageSize == null ? 400 : pageSize;
    if (size < 1 || size > 400) {
      throw ElbRefused.validation("PageSize must be between 1 and 400");
    }
    int from = 0;
    if (marker != null) {
      if (!marker.matches("m\\d{1,9}")) {
        throw ElbRefused.validation("'" + marker + "' is not a valid marker");
      }
      from = Math.min(all.size(), Integer.parseInt(marker.substring(1)));
    }
    int to = Math.min(all.size(), from + size);
    return new Part<>(all.subList(from, to), to < all.size() ? "m" + to : null);
  }
}
