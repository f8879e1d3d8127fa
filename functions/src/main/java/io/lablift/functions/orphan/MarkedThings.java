package io.lablift.functions.orphan;

import io.lablift.functions.aws.AwsClients;
import io.lablift.functions.aws.Names;
import io.lablift.functions.aws.Tags;
import io.lablift.functions.lab.ImageIds;
import io.lablift.functions.lab.LabId;
import io.lablift.functions.lab.LabMark;
import io.lablift.functions.lab.LabRef;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;
import software.amazon.awssdk.services.ec2.model.NatGatewayState;
import software.amazon.awssdk.services.ec2.model.TagDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Tag;
import software.amazon.awssdk.services.ssm.SsmClient;

/**
 * Looks for all that bears Lablift's tags, in a few listings for the whole region.
 *
 * <p>What lies in a VPC is found through the VPC's own tags; so only what can outlive its VPC, or
 * has none, is asked for by itself. Load balancers cannot.
 */
final class MarkedThings {
  /** ELB's DescribeTags takes twenty ARNs (Elastic Load Balancing API, DescribeTags). */
  private static final int AT_ONCE = 20;

  /**
   * Kinds that stay listed, with their tags, when they are gone: instances and NAT gateways for
   * about an hour (EC2 user guide, "Terminate instances"; VPC user guide, "Delete a NAT gateway").
   */
  private static final Set<String> LINGERING = Set.of("instance", "natgateway", "key-pair");

  /**
   * Kinds that may be there without a VPC of the lab's, as DescribeTags names them. What lies in a
   * VPC is not the lab's by its tags alone, so a teardown would not delete it: a security group in
   * somebody else's VPC that was given a lab's tags must not bring that lab back again and again.
   */
  private static final Set<String> KINDS =
      Set.of(
          "vpc", "internet-gateway", "elastic-ip", "natgateway", "instance", "volume", "key-pair");

  /** What only a lab that is an image has. */
  private static final Set<String> OF_IMAGES = Set.of("image", "snapshot");

  /** As DescribeTags's filter "resource-type" takes them (EC2 API Reference, DescribeTags). */
  private static final Set<String> LOOKED_FOR = union(KINDS, OF_IMAGES);

  private final Ec2Client ec2;
  private final ElasticLoadBalancingV2Client elb;
  private final SsmClient ssm;
  private final String deployment;

  MarkedThings(AwsClients aws) {
    this.ec2 = aws.ec2();
    this.elb = aws.elb();
    this.ssm = aws.ssm();
    this.deployment = aws.settings().deployment();
  }

  /** One thing with its tags. */
  private record Thing(String type, String id, Map<String, String> tags) {
    Optional<LabRef> ref() {
      String lab = tags.getOrDefault(Tags.LAB, "");
      String attempt = tags.getOrDefault(Tags.ATTEMPT, "");
      return LabId.isLabId(lab) && attempt.matches("[1-9]\\d{0,8}")
          ? Optional.of(new LabRef(LabId.parse(lab), Integer.parseInt(attempt)))
          : Optional.empty();
    }
  }

  Marked find() {
    List<Thing> things = new ArrayList<>(inEc2());
    things.addAll(targetGroups());
    Map<String, List<String>> ours = new TreeMap<>();
    Map<String, Integer> foreign = new TreeMap<>();
    for (Thing thing : things) {
      String owner = thing.tags().getOrDefault(Tags.DEPLOYMENT, "");
      if (!owner.equals(deployment)) {
        foreign.merge(owner.isEmpty() ? "without deployment" : owner, 1, Integer::sum);
      } else {
        thing.ref().ifPresent(ref -> add(ours, ref, thing.type() + " " + thing.id()));
      }
    }
    parameters(ours);
    Map<LabRef, List<String>> byLab = new java.util.LinkedHashMap<>();
    ours.forEach((ref, found) -> byLab.put(LabRef.parse(ref), List.copyOf(found)));
    return new Marked(byLab, foreign);
  }

  private static void add(Map<String, List<String>> ours, LabRef ref, String thing) {
    ours.computeIfAbsent(ref.toString(), key -> new ArrayList<>()).add(thing);
  }

  private List<Thing> inEc2() {
    Map<String, Thing> byId = new TreeMap<>();
    for (TagDescription tag :
        ec2.describeTagsPaginator(
                r ->
                    r.filters(
                        Tags.filter("key", Tags.LAB, Tags.ATTEMPT, Tags.DEPLOYMENT),
                        Tags.filter("resource-type", LOOKED_FOR)))
            .tags()) {
      byId.computeIfAbsent(
              tag.resourceId(), id -> new Thing(tag.resourceTypeAsString(), id, new TreeMap<>()))
          .tags()
          .put(tag.key(), tag.value());
    }
    byId.values().removeIf(thing -> !isLookedFor(thing) || !thing.tags().containsKey(Tags.LAB));
    Set<String> there = there(byId.values().stream().filter(this::lingers).toList());
    return byId.values().stream()
        .filter(thing -> !lingers(thing) || there.contains(thing.id()))
        .toList();
  }

  private static boolean isLookedFor(Thing thing) {
    return KINDS.contains(thing.type())
        || (OF_IMAGES.contains(thing.type())
            && thing.ref().filter(ref -> ImageIds.isImage(ref.lab())).isPresent());
  }

  private static Set<String> union(Set<String> some, Set<String> others) {
    Set<String> all = new TreeSet<>(some);
    all.addAll(others);
    return all;
  }

  private boolean lingers(Thing thing) {
    return LINGERING.contains(thing.type());
  }

  /** Which of those that may be shown although they are gone are there. */
  private Set<String> there(List<Thing> doubtful) {
    Set<String> there = new HashSet<>();
    List<String> instances = ids(doubtful, "instance");
    if (!instances.isEmpty()) {
      ec2
          .describeInstancesPaginator(r -> r.filters(Tags.filter("tag-key", Tags.LAB)))
          .reservations()
          .stream()
          .flatMap(reservation -> reservation.instances().stream())
          .filter(instance -> instance.state().name() != InstanceStateName.TERMINATED)
          .forEach(instance -> there.add(instance.instanceId()));
    }
    if (!ids(doubtful, "natgateway").isEmpty()) {
      ec2
          .describeNatGatewaysPaginator(r -> r.filter(Tags.filter("tag-key", Tags.LAB)))
          .natGateways()
          .stream()
          .filter(nat -> nat.state() != NatGatewayState.DELETED)
          .filter(nat -> nat.state() != NatGatewayState.FAILED)
          .forEach(nat -> there.add(nat.natGatewayId()));
    }
    if (!ids(doubtful, "key-pair").isEmpty()) {
      ec2.describeKeyPairs(r -> r.filters(Tags.filter("tag-key", Tags.LAB)))
          .keyPairs()
          .forEach(key -> there.add(key.keyPairId()));
    }
    return there;
  }

  private static List<String> ids(List<Thing> things, String type) {
    return things.stream().filter(thing -> thing.type().equals(type)).map(Thing::id).toList();
  }

  /** Like a teardown after its VPC is gone, this knows a lab's target group by its name. */
  private List<Thing> targetGroups() {
    Map<String, String> names = new TreeMap<>();
    elb.describeTargetGroupsPaginator()
        .targetGroups()
        .forEach(group -> names.put(group.targetGroupArn(), group.targetGroupName()));
    List<String> arns = List.copyOf(names.keySet());
    List<Thing> things = new ArrayList<>();
    for (int from = 0; from < arns.size(); from += AT_ONCE) {
      List<String> some = arns.subList(from, Math.min(from + AT_ONCE, arns.size()));
      elb.describeTags(r -> r.resourceArns(some)).tagDescriptions().stream()
          .map(found -> new Thing("target-group", found.resourceArn(), tags(found.tags())))
          .filter(thing -> thing.tags().containsKey(Tags.LAB))
          .filter(thing -> isNamedAsItsLabs(thing, names.getOrDefault(thing.id(), "")))
          .forEach(things::add);
    }
    return things;
  }

  /** What other deployments have is not judged, only counted. */
  private boolean isNamedAsItsLabs(Thing thing, String name) {
    return !deployment.equals(thing.tags().get(Tags.DEPLOYMENT))
        || thing
            .ref()
            .filter(ref -> Names.isUnique(name, new LabMark(deployment, ref)))
            .isPresent();
  }

  private static Map<String, String> tags(List<Tag> tags) {
    Map<String, String> map = new TreeMap<>();
    tags.forEach(tag -> map.put(tag.key(), tag.value()));
    return map;
  }

  /** Parameters say whose they are by their path. */
  private void parameters(Map<String, List<String>> ours) {
    String root = Names.deploymentPath(deployment);
    ssm
        .getParametersByPathPaginator(r -> r.path(root).recursive(true).withDecryption(false))
        .stream()
        .flatMap(page -> page.parameters().stream())
        .forEach(
            parameter -> {
              String[] parts = parameter.name().substring(root.length()).split("/", -1);
              Thing thing =
                  new Thing(
                      "parameter",
                      parameter.name(),
                      parts.length < 2
                          ? Map.of()
                          : Map.of(Tags.LAB, parts[0], Tags.ATTEMPT, parts[1]));
              thing.ref().ifPresent(ref -> add(ours, ref, "parameter " + parameter.name()));
            });
  }
}
