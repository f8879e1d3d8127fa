package io.lablift.simulator.ec2;

import io.lablift.simulator.world.Kind;
import io.lablift.simulator.world.Read;
import io.lablift.simulator.world.Resource;
import java.util.Map;

/** One rule of a security group: one protocol and port range, one peer. */
final class SimRule extends Resource {
  /** Who is on the other side. */
  enum PeerKind {
    IPV4,
    IPV6,
    PREFIX_LIST,
    GROUP
  }

  /**
   * What makes two rules the same.
   *
   * @param protocol tcp, udp, icmp, a number, or -1 for all
   * @param from the first port, -1 for all
   * @param to the last port, -1 for all
   */
  record Terms(boolean egress, String protocol, int from, int to, PeerKind peerKind, String peer) {
    boolean covers(int port) {
      return protocol.equals("-1") || (protocol.equals("tcp") && from <= port && port <= to);
    }
  }

  final SimGroup group;
  final Terms terms;
  final String description;

  /** Whether its group was born with it. */
  private final boolean isFirst;

  SimRule(
      Ec2World ec2,
      SimGroup group,
      Terms terms,
      String description,
      Map<String, String> tags,
      boolean isFirst) {
    super(ec2.world, Kind.SECURITY_GROUP_RULE, ec2.world.newId("sgr"), tags);
    this.group = group;
    this.terms = terms;
    this.description = description;
    this.isFirst = isFirst;
    linkTo("vpc", group.vpcId);
    linkTo("group", group.id());
    linkTo("peer", terms.peer());
  }

  /** What a group is born with is seen along with it. */
  boolean isSeenInGroup() {
    return (isFirst && exists()) || seenBy(Read.BY_FILTER);
  }

  /** A rule is a part of its group, unless somebody added it to a group of the account's own. */
  @Override
  public boolean isListed() {
    return group.isNative() && !isNative();
  }
}
