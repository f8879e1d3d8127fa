package io.lablift.simulator.ec2;

import software.amazon.awssdk.services.ec2.Ec2Client;

/** EC2 in memory. Every call that no family answers is refused as not implemented. */
final class SimEc2 implements NetworkCalls, GatewayCalls, SecurityCalls, ComputeCalls {
  private final Families families;

  SimEc2(Families families) {
    this.families = families;
  }

  @Override
  public Families families() {
    return families;
  }

  @Override
  public String serviceName() {
    return Ec2Client.SERVICE_NAME;
  }

  @Override
  public void close() {}
}
