package io.lablift.simulator;

import io.lablift.simulator.ec2.Ec2;
import io.lablift.simulator.world.World;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The rest of AWS, as far as a VPC feels it: services that make network interfaces for themselves
 * and keep them as long as they like ("Requester-managed network interfaces" in the EC2 user
 * guide).
 *
 * <p>Nobody else can detach, change or delete such an interface. It holds its subnet, its groups
 * and, with a public address, the VPC's internet gateway.
 */
public final class Services {
  private final World world;
  private final Ec2 ec2;
  private final ReentrantLock lock;

  Services(World world, Ec2 ec2, ReentrantLock lock) {
    this.world = world;
    this.ec2 = ec2;
    this.lock = lock;
  }

  /**
   * A service makes an interface of the usual type; answers with its id.
   *
   * <p>Such as {@code amazon-rds} with {@code RDSNetworkInterface} for a database, or a mount
   * target's {@code EFS mount target for fs-… (fsmt-…)}.
   *
   * @param groupIds groups of the subnet's VPC
   * @param requesterId who manages it, never empty
   * @throws IllegalArgumentException when the subnet or a group is not there, or in another VPC
   */
  public String makesInterface(
      String subnetId, List<String> groupIds, String requesterId, String description) {
    return makesInterface("interface", subnetId, groupIds, requesterId, description, false);
  }

  /**
   * As {@link #makesInterface(String, List, String, String)}, of any type and perhaps with a public
   * address.
   *
   * @param type AWS's name of it ("NetworkInterface" in the EC2 API reference), such as {@code
   *     lambda} (described by {@code AWS Lambda VPC ENI-…}) or {@code transit_gateway}
   */
  public String makesInterface(
      String type,
      String subnetId,
      List<String> groupIds,
      String requesterId,
      String description,
      boolean withPublicIp) {
    if (requesterId.isEmpty()) {
      throw new IllegalArgumentException("a service's interface has a requester");
    }
    lock.lock();
    try {
      world.keepHouse();
      String vpc =
          ec2.subnet(subnetId)
              .orElseThrow(() -> new IllegalArgumentException("there is no subnet " + subnetId))
              .vpcId();
      for (String group : groupIds) {
        if (ec2.vpcOfGroup(group).filter(vpc::equals).isEmpty()) {
          throw new IllegalArgumentException("there is no group " + group + " in " + vpc);
        }
      }
      return ec2.openInterface(subnetId, type, requesterId, description, groupIds, withPublicIp);
    } finally {
      lock.unlock();
    }
  }

  /**
   * The service lets the interface go, at once.
   *
   * @throws IllegalArgumentException when no service has such an interface
   */
  public void removesInterface(String id) {
    lock.lock();
    try {
      world.keepHouse();
      ec2.closeInterface(id);
    } finally {
      lock.unlock();
    }
  }
}
