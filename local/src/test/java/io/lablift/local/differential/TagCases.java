package io.lablift.local.differential;

import static io.lablift.local.differential.Outcome.refused;
import static io.lablift.local.differential.Outcome.shows;
import static io.lablift.local.differential.Parts.filter;
import static io.lablift.local.differential.Parts.tag;

import java.util.List;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.ec2.model.Tag;

/** Tags of EC2. */
final class TagCases {
  private TagCases() {}

  static List<Case> all() {
    return List.of(
        Case.of(
            "what is not there is not tagged",
            a -> a.ec2().createTags(r -> r.resources(Unknown.VPC).tags(tag("k", "v"))),
            refused("InvalidVpcID.NotFound")),
        Case.of(
            "what has no id of anything is not tagged",
            a -> a.ec2().createTags(r -> r.resources("nonsense").tags(tag("k", "v"))),
            refused("InvalidID")),
        Case.of(
            "one thing that is not there keeps all from being tagged",
            a -> a.make().vpc(),
            (a, vpc) ->
                a.ec2().createTags(r -> r.resources(vpc, Unknown.SUBNET).tags(tag("k", "v"))),
            refused("InvalidSubnetID.NotFound")),
        Case.of(
            "a tag's value is overwritten",
            a -> tagged(a, tag("k", "old")),
            (a, vpc) -> {
              a.ec2().createTags(r -> r.resources(vpc).tags(tag("k", "new")));
              return tagsOf(a, vpc);
            },
            shows("[k=new]")),
        Case.of(
            "a tag with another value stays",
            a -> tagged(a, tag("k", "v")),
            (a, vpc) -> {
              a.ec2().deleteTags(r -> r.resources(vpc).tags(tag("k", "other")));
              return tagsOf(a, vpc);
            },
            shows("[k=v]")),
        Case.of(
            "a tag goes by its key alone",
            a -> tagged(a, tag("k", "v"), tag("l", "v")),
            (a, vpc) -> {
              a.ec2().deleteTags(r -> r.resources(vpc).tags(Tag.builder().key("k").build()));
              return tagsOf(a, vpc);
            },
            shows("[l=v]")),
        Case.of(
            "a tag that is not there counts as deleted",
            a -> tagged(a, tag("k", "v")),
            (a, vpc) -> {
              a.ec2().deleteTags(r -> r.resources(vpc).tags(tag("l", "v")));
              return tagsOf(a, vpc);
            },
            shows("[k=v]")),
        Case.of(
            "keys of AWS's own are reserved",
            a -> a.make().vpc(),
            (a, vpc) -> a.ec2().createTags(r -> r.resources(vpc).tags(tag("aws:k", "v"))),
            refused("InvalidParameterValue")),
        Case.of(
            "a thing has fifty tags at most",
            a -> a.make().vpc(),
            (a, vpc) ->
                a.ec2()
                    .createTags(
                        r ->
                            r.resources(vpc)
                                .tags(
                                    IntStream.range(0, 51)
                                        .mapToObj(i -> tag("k" + i, "v"))
                                        .toList())),
            refused("TagLimitExceeded")),
        Case.of(
            "a key has 127 characters at most",
            a -> a.make().vpc(),
            (a, vpc) -> a.ec2().createTags(r -> r.resources(vpc).tags(tag("k".repeat(129), "v"))),
            refused("InvalidParameterValue")),
        Case.of(
            "a tag needs a resource",
            a -> a.ec2().createTags(r -> r.tags(tag("k", "v"))),
            refused("MissingParameter")),
        Case.of(
            "a resource needs a tag",
            a -> a.make().vpc(),
            (a, vpc) -> a.ec2().createTags(r -> r.resources(vpc)),
            refused("MissingParameter")),
        Case.of(
            "things are found by a tag",
            a -> tagged(a, tag("k", "v")),
            (a, vpc) -> a.ec2().describeVpcs(r -> r.filters(filter("tag:k", "v"))).vpcs().size(),
            shows(1)),
        Case.of(
            "things are found by a tag's key",
            a -> tagged(a, tag("k", "v")),
            (a, vpc) -> a.ec2().describeVpcs(r -> r.filters(filter("tag-key", "k"))).vpcs().size(),
            shows(1)),
        Case.of(
            "things are found by a tag's beginning",
            a -> tagged(a, tag("k", "lab-7")),
            (a, vpc) ->
                a.ec2().describeVpcs(r -> r.filters(filter("tag:k", "lab-*"))).vpcs().size(),
            shows(1)),
        Case.of(
            "tags are listed by what they are on",
            a -> tagged(a, tag("k", "v"), tag("l", "w")),
            (a, vpc) ->
                a
                    .ec2()
                    .describeTags(
                        r -> r.filters(filter("resource-type", "vpc"), filter("key", "k")))
                    .tags()
                    .stream()
                    .map(tag -> tag.value())
                    .toList(),
            shows("[v]")),
        Case.of(
            "tags of what is gone are gone",
            a -> {
              String vpc = tagged(a, tag("k", "v"));
              a.ec2().deleteVpc(r -> r.vpcId(vpc));
              return vpc;
            },
            (a, vpc) ->
                a.ec2().describeTags(r -> r.filters(filter("resource-id", vpc))).tags().size(),
            shows(0)));
  }

  private static String tagged(Side a, Tag... tags) {
    String vpc = a.make().vpc();
    a.ec2().createTags(r -> r.resources(vpc).tags(tags));
    return vpc;
  }

  private static List<String> tagsOf(Side a, String vpc) {
    return a.ec2().describeVpcs(r -> r.vpcIds(vpc)).vpcs().getFirst().tags().stream()
        .map(tag -> tag.key() + "=" + tag.value())
        .sorted()
        .toList();
  }
}
