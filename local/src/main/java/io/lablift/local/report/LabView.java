package io.lablift.local.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.Vpc;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;

/**
 * A lab as the account itself shows it, asked for afresh: not what the registry believes.
 *
 * <p>Everything in the lab's VPC, and what bears the lab's tag outside it.
 */
public final class LabView {
  static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String LAB = "tag:lablift:lab";
  private static final String DEPLOYMENT = "tag:lablift:deployment";

  private final Ec2Client ec2;
  private final ElasticLoadBalancingV2Client elb;
  private final String deployment;

  /**
   * A look through these clients.
   *
   * @param deployment whose labs they are, as in the tag {@code lablift:deployment}
   */
  public LabView(Ec2Client ec2, ElasticLoadBalancingV2Client elb, String deployment) {
    this.ec2 = ec2;
    this.elb = elb;
    this.deployment = deployment;
  }

  /**
   * The lab's resources, by kind and name: {@code [{"type", "id", "name", …}]}.
   *
   * @param lab its id, as in the tag {@code lablift:lab}
   */
  public ArrayNode resources(String lab) {
    List<ObjectNode> found = new ArrayList<>();
    for (Vpc vpc : vpcs(lab)) {
      found.add(
          row("vpc", vpc.vpcId(), name(vpc.tags()))
              .put("cidr", vpc.cidrBlock())
              .put("state", vpc.stateAsString()));
      new NetworkView(ec2, vpc.vpcId()).addTo(found);
      new ServerView(ec2, vpc.vpcId()).addTo(found);
      new BalancerView(elb, vpc.vpcId()).addTo(found);
    }
    addressesAndKeys(lab, found);
    return sorted(found);
  }

  private List<Filter> ours(String lab) {
    return List.of(filter(DEPLOYMENT, deployment), filter(LAB, lab));
  }

  private List<Vpc> vpcs(String lab) {
    return ec2.describeVpcsPaginator(request -> request.filters(ours(lab))).vpcs().stream()
        .toList();
  }

  private void addressesAndKeys(String lab, List<ObjectNode> found) {
    ec2.describeAddresses(request -> request.filters(ours(lab)))
        .addresses()
        .forEach(
            address ->
                found.add(
                    row("elastic-ip", address.allocationId(), name(address.tags()))
                        .put("address", address.publicIp())
                        .put("state", address.associationId() == null ? "free" : "associated")));
    ec2.describeKeyPairs(request -> request.filters(ours(lab)))
        .keyPairs()
        .forEach(key -> found.add(row("key-pair", key.keyPairId(), key.keyName())));
  }

  private static ArrayNode sorted(List<ObjectNode> found) {
    found.sort(
        Comparator.comparing((ObjectNode row) -> row.path("type").asText())
            .thenComparing(row -> row.path("name").asText())
            .thenComparing(row -> row.path("id").asText()));
    return MAPPER.createArrayNode().addAll(found);
  }

  static ObjectNode row(String type, String id, String name) {
    return MAPPER.createObjectNode().put("type", type).put("id", id).put("name", name);
  }

  static Filter filter(String name, String... values) {
    return Filter.builder().name(name).values(values).build();
  }

  static String name(List<Tag> tags) {
    Optional<Tag> name = tags.stream().filter(tag -> tag.key().equals("Name")).findFirst();
    return name.map(Tag::value).orElse("");
  }
}
