package io.lablift.functions.cost;

import com.fasterxml.jackson.annotation.JsonValue;

/** A kind of thing on a lab's bill. */
public enum Item {
  NAT_GATEWAYS("natGateways"),
  /** By the hour; not the capacity units that depend on their use. */
  LOAD_BALANCERS("loadBalancers"),
  /** Elastic IPs, and the addresses of public servers and of load balancers, which cost alike. */
  PUBLIC_ADDRESSES("publicAddresses"),
  SERVERS("servers"),
  DISKS("disks"),
  SNAPSHOTS("snapshots");

  private final String text;

  Item(String text) {
    this.text = text;
  }

  @JsonValue
  public String text() {
    return text;
  }
}
