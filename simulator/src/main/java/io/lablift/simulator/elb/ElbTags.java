package io.lablift.simulator.elb;

import io.lablift.simulator.world.Resource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.AddTagsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.AddTagsResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTagsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTagsResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RemoveTagsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RemoveTagsResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Tag;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TagDescription;

/** Tags on load balancers, target groups and listeners ("DescribeTags" takes 20 ARNs at most). */
final class ElbTags {
  private static final int MOST_ARNS = 20;

  private final ElbWorld elb;

  ElbTags(ElbWorld elb) {
    this.elb = elb;
  }

  static Map<String, String> map(List<Tag> tags) {
    Map<String, String> map = new TreeMap<>();
    tags.forEach(t -> map.put(t.key(), t.value() == null ? "" : t.value()));
    return map;
  }

  AddTagsResponse add(AddTagsRequest request) {
    Map<String, String> tags = map(request.tags());
    List<Resource> resources = resources(request.resourceArns());
    resources.forEach(r -> r.tags().put(tags, elb.now().plus(r.nextChangeLag())));
    return AddTagsResponse.builder().build();
  }

  RemoveTagsResponse remove(RemoveTagsRequest request) {
    for (Resource resource : resources(request.resourceArns())) {
      request
          .tagKeys()
          .forEach(k -> resource.tags().remove(k, elb.now().plus(resource.nextChangeLag())));
    }
    return RemoveTagsResponse.builder().build();
  }

  DescribeTagsResponse describe(DescribeTagsRequest request) {
    if (request.resourceArns().isEmpty() || request.resourceArns().size() > MOST_ARNS) {
      throw ElbRefused.validation("Between 1 and 20 resource ARNs must be specified");
    }
    return DescribeTagsResponse.builder()
        .tagDescriptions(
            resources(request.resourceArns()).stream()
                .map(
                    r ->
                        TagDescription.builder()
                            .resourceArn(r.id())
                            .tags(
                                r.tags().seen(elb.now()).entrySet().stream()
                                    .map(
                                        e ->
                                            Tag.builder()
                                                .key(e.getKey())
                                                .value(e.getValue())
                                                .build())
                                    .toList())
                            .build())
                .toList())
        .build();
  }

  private List<Resource> resources(List<String> arns) {
    return arns.stream().map(this::resource).toList();
  }

  private Resource resource(String arn) {
    if (arn.contains(":loadbalancer/")) {
      return elb.loadBalancers.use(arn);
    }
    if (arn.contains(":targetgroup/")) {
      return elb.targetGroups.use(arn);
    }
    if (arn.contains(":listener/")) {
      return elb.listeners.use(arn);
    }
    throw ElbRefused.validation("'" + arn + "' is not a valid ARN of a taggable resource");
  }
}
