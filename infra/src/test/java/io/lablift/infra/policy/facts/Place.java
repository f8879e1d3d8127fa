package io.lablift.infra.policy.facts;

/** Where a deployment lives, as it stands in ARNs. */
public record Place(String region, String account) {
  /** {@code arn:aws:ec2:ap-northeast-2:123456789012:subnet/subnet-1}. */
  public String arn(String service, String resource) {
    return "arn:aws:" + service + ":" + region + ":" + account + ":" + resource;
  }

  /** Of something that AWS itself owns: an image, a public parameter. */
  public String arnWithoutAccount(String service, String resource) {
    return "arn:aws:" + service + ":" + region + "::" + resource;
  }
}
