package io.lablift.infra.policy.play;

import io.lablift.infra.policy.facts.Truth;
import io.lablift.local.scene.Scene;
import io.lablift.simulator.Ever;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.RouteTableAssociation;

/** The truth of a simulated account. */
final class AccountTruth implements Truth {
  private final Scene scene;
  private final boolean absentAreBare;

  /**
   * Of a scene.
   *
   * @param absentAreBare what is gone has no tags any more; else it still has its last ones.
   *     Nothing says what AWS does about a call on something that is gone.
   */
  AccountTruth(Scene scene, boolean absentAreBare) {
    this.scene = scene;
    this.absentAreBare = absentAreBare;
  }

  @Override
  public Map<String, String> tags(String id) {
    return tags(thing -> thing.id().equals(id), id);
  }

  @Override
  public Map<String, String> tagsOfKeyPair(String name) {
    return tags(thing -> thing.type().equals("key-pair") && thing.name().equals(name), name);
  }

  @Override
  public Map<String, String> tagsOfImage(String id) {
    boolean isOwn = scene.account().everMade().stream().anyMatch(thing -> thing.id().equals(id));
    return isOwn ? tags(id) : Map.of();
  }

  /** An image's snapshots bear the same lab's tags; those of a twin, too, and none is left out. */
  @Override
  public List<String> snapshotsOf(String image) {
    return ofTheSameLab("snapshot", tagsOfImage(image)).map(Ever::id).toList();
  }

  private Map<String, String> tags(Predicate<Ever> wanted, String what) {
    Ever thing =
        scene.account().everMade().stream()
            .filter(wanted)
            .reduce((first, later) -> later)
            .orElseThrow(() -> new IllegalArgumentException("there never was a " + what));
    return thing.isGone() && absentAreBare ? Map.of() : thing.tags();
  }

  /** A lab's subnet bears the tags that its VPC bears, but for the name. */
  @Override
  public String vpcOf(String subnet) {
    return ofTheSameLab("vpc", tags(subnet))
        .map(Ever::id)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(subnet + " is of no lab"));
  }

  private Stream<Ever> ofTheSameLab(String type, Map<String, String> tags) {
    return scene.account().everMade().stream()
        .filter(thing -> thing.type().equals(type) && !thing.isGone())
        .filter(
            thing ->
                List.of("lablift:deployment", "lablift:lab", "lablift:attempt").stream()
                    .allMatch(
                        key ->
                            tags.get(key) != null && tags.get(key).equals(thing.tags().get(key))));
  }

  @Override
  public Association association(String id) {
    Filter filter =
        Filter.builder().name("association.route-table-association-id").values(id).build();
    RouteTableAssociation found =
        scene.account().ec2().describeRouteTables(r -> r.filters(filter)).routeTables().stream()
            .flatMap(table -> table.associations().stream())
            .filter(association -> association.routeTableAssociationId().equals(id))
            .findFirst()
            .orElseThrow();
    return new Association(found.routeTableId(), found.subnetId());
  }

  /** AWS puts an id of its own into the ARN, which no policy can know before. */
  @Override
  public String scalingGroup(String name) {
    return "arn:aws:autoscaling:"
        + scene.account().region()
        + ":"
        + scene.account().accountId()
        + ":autoScalingGroup:00000000-0000-4000-8000-000000000000:autoScalingGroupName/"
        + name;
  }
}
