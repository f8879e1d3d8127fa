package io.lablift.local.differential;

/** Names of what is nowhere: well-formed ids unless their name says otherwise. */
final class Unknown {
  static final String VPC = "vpc-0123456789abcdef0";
  static final String SUBNET = "subnet-0123456789abcdef0";
  static final String GATEWAY = "igw-0123456789abcdef0";
  static final String EGRESS_GATEWAY = "eigw-0123456789abcdef0";
  static final String TABLE = "rtb-0123456789abcdef0";
  static final String TABLE_ASSOCIATION = "rtbassoc-0123456789abcdef0";
  static final String GROUP = "sg-0123456789abcdef0";
  static final String RULE = "sgr-0123456789abcdef0";
  static final String ACL = "acl-0123456789abcdef0";
  static final String ACL_ASSOCIATION = "aclassoc-0123456789abcdef0";
  static final String ADDRESS = "eipalloc-0123456789abcdef0";
  static final String ADDRESS_ASSOCIATION = "eipassoc-0123456789abcdef0";
  static final String NAT = "nat-0123456789abcdef0";
  static final String KEY = "key-0123456789abcdef0";
  static final String IMAGE = "ami-0123456789abcdef0";
  static final String SNAPSHOT = "snap-0123456789abcdef0";
  static final String INSTANCE = "i-0123456789abcdef0";
  static final String VOLUME = "vol-0123456789abcdef0";
  static final String INTERFACE = "eni-0123456789abcdef0";
  static final String ATTACHMENT = "eni-attach-0123456789abcdef0";
  static final String ENDPOINT = "vpce-0123456789abcdef0";
  static final String PEERING = "pcx-0123456789abcdef0";
  static final String VPN_GATEWAY = "vgw-0123456789abcdef0";

  private Unknown() {}

  /** A load balancer's ARN of the right form, in Seoul. */
  static String balancer() {
    return arn("loadbalancer/app/nobody/0123456789abcdef");
  }

  /** A target group's ARN of the right form. */
  static String targets() {
    return arn("targetgroup/nobody/0123456789abcdef");
  }

  /** A listener's ARN of the right form. */
  static String listener() {
    return arn("listener/app/nobody/0123456789abcdef/0123456789abcdef");
  }

  private static String arn(String path) {
    return "arn:aws:elasticloadbalancing:ap-northeast-2:123456789012:" + path;
  }
}
