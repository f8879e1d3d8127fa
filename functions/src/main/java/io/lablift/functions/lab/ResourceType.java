package io.lablift.functions.lab;

import com.fasterxml.jackson.annotation.JsonValue;

/** The kinds of things in AWS that Lablift makes, finds and deletes. */
public enum ResourceType {
  VPC("vpc"),
  INTERNET_GATEWAY("internet-gateway"),
  EGRESS_ONLY_INTERNET_GATEWAY("egress-only-internet-gateway"),
  SUBNET("subnet"),
  ROUTE_TABLE("route-table"),
  SECURITY_GROUP("security-group"),
  NETWORK_ACL("network-acl"),
  NETWORK_INTERFACE("network-interface"),
  ELASTIC_IP("elastic-ip"),
  NAT_GATEWAY("nat-gateway"),
  VPC_ENDPOINT("vpc-endpoint"),
  INSTANCE_CONNECT_ENDPOINT("instance-connect-endpoint"),
  VPC_PEERING_CONNECTION("vpc-peering-connection"),
  VPN_GATEWAY("vpn-gateway"),
  KEY_PAIR("key-pair"),
  PARAMETER("parameter"),
  INSTANCE("instance"),
  AUTO_SCALING_GROUP("auto-scaling-group"),
  SPOT_REQUEST("spot-request"),
  VOLUME("volume"),
  TARGET_GROUP("target-group"),
  LOAD_BALANCER("load-balancer"),
  CLASSIC_LOAD_BALANCER("classic-load-balancer"),
  LISTENER("listener"),
  IMAGE("image"),
  SNAPSHOT("snapshot");

  private final String text;

  ResourceType(String text) {
    this.text = text;
  }

  @JsonValue
  public String text() {
    return text;
  }

  public static ResourceType of(String text) {
    for (ResourceType type : values()) {
      if (type.text.equals(text)) {
        return type;
      }
    }
    throw new IllegalArgumentException("no resource type " + text);
  }
}
