package io.lablift.simulator.ec2;

import io.lablift.simulator.world.Kind;
import io.lablift.simulator.world.Read;
import io.lablift.simulator.world.Resource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.model.CreateTagsRequest;
import software.amazon.awssdk.services.ec2.model.CreateTagsResponse;
import software.amazon.awssdk.services.ec2.model.DeleteTagsRequest;
import software.amazon.awssdk.services.ec2.model.DeleteTagsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeTagsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeTagsResponse;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagDescription;

/** Tags on anything of EC2 ("Tag your Amazon EC2 resources"). */
final class TagCalls {
  private static final int LISTINGS = 8;

  private record Tagged(Resource resource, String key, String value) {}

  private final Ec2World ec2;
  private final Filters<Tagged> filters;

  /** Listings of which more pages were promised, by what was asked for; the latest ones. */
  private final Map<List<Filter>, List<Tagged>> listings =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<List<Filter>, List<Tagged>> eldest) {
          return size() > LISTINGS;
        }
      };

  TagCalls(Ec2World ec2) {
    this.ec2 = ec2;
    this.filters =
        new Filters<Tagged>()
            .one("key", Tagged::key)
            .one("value", Tagged::value)
            .one("resource-id", t -> t.resource().id())
            .one("resource-type", t -> t.resource().kind().type());
  }

  CreateTagsResponse create(CreateTagsRequest request) {
    List<Resource> resources = resources(request.resources());
    if (request.tags().isEmpty()) {
      throw Refused.missing("tag");
    }
    Map<String, String> tags = Tagging.map(request.tags());
    for (Resource resource : resources) {
      long more =
          tags.keySet().stream().filter(k -> !resource.tags().actual().containsKey(k)).count();
      Tagging.check((int) (resource.tags().actual().size() + more));
    }
    for (Resource resource : resources) {
      resource.tags().put(tags, ec2.now().plus(lag(resource)));
    }
    return CreateTagsResponse.builder().build();
  }

  /** Without a value a key goes whatever its value is; without tags all of them go. */
  DeleteTagsResponse delete(DeleteTagsRequest request) {
    for (Resource resource : resources(request.resources())) {
      List<Tag> going =
          request.tags().isEmpty()
              ? resource.tags().actual().keySet().stream()
                  .map(k -> Tag.builder().key(k).build())
                  .toList()
              : request.tags();
      for (Tag tag : going) {
        String there = resource.tags().actual().get(tag.key());
        if (there != null && (tag.value() == null || tag.value().equals(there))) {
          resource.tags().remove(tag.key(), ec2.now().plus(lag(resource)));
        }
      }
    }
    return DeleteTagsResponse.builder().build();
  }

  private static Duration lag(Resource resource) {
    return resource.nextChangeLag();
  }

  private List<Resource> resources(List<String> ids) {
    if (ids.isEmpty()) {
      throw Refused.missing("resourceIdSet");
    }
    return ids.stream().map(this::resource).toList();
  }

  private Resource resource(String id) {
    Kind kind =
        Stream.of(Kind.values())
            .filter(k -> !k.prefix().isEmpty() && id.startsWith(k.prefix() + "-"))
            .findAny()
            .orElseThrow(() -> Refused.because("InvalidID", "The ID '%s' is not valid", id));
    return ec2.world
        .find(id)
        .filter(r -> r.seenBy(Read.USE))
        .orElseThrow(() -> Refused.notFound(kind, id));
  }

  /** Those that have, or had, the tag that is asked for; all, where none is. */
  private Collection<Resource> candidates(List<Filter> filters) {
    List<String> keys = valuesOf("key", filters);
    List<String> values = valuesOf("value", filters);
    return keys.size() == 1 && values.size() == 1
        ? ec2.world.tagged(keys.getFirst(), values.getFirst())
        : ec2.world.resources();
  }

  private static List<String> valuesOf(String name, List<Filter> filters) {
    return filters.stream()
        .filter(f -> name.equals(f.name()) && f.values().stream().allMatch(Filters::isPlain))
        .findFirst()
        .map(Filter::values)
        .orElse(List.of());
  }

  DescribeTagsResponse describe(DescribeTagsRequest request) {
    boolean isFirst = request.nextToken() == null || request.nextToken().isEmpty();
    List<Tagged> begun = isFirst ? null : listings.remove(request.filters());
    List<Tagged> listing = begun == null ? selected(request.filters()) : begun;
    Page<Tagged> page = Page.of(listing, request.nextToken(), request.maxResults());
    if (page.nextToken() != null) {
      listings.put(request.filters(), listing);
    }
    return DescribeTagsResponse.builder()
        .tags(page.items().stream().map(TagCalls::shown).toList())
        .nextToken(page.nextToken())
        .build();
  }

  private List<Tagged> selected(List<Filter> filters) {
    Predicate<Tagged> wanted = tag -> true;
    for (Filter filter : filters) {
      wanted = wanted.and(matching(filter));
    }
    Set<String> types = Set.copyOf(valuesOf("resource-type", filters));
    List<Tagged> selected = new ArrayList<>();
    for (Resource resource : candidates(filters)) {
      if (!resource.kind().prefix().isEmpty()
          && (types.isEmpty() || types.contains(resource.kind().type()))
          && resource.seenBy(Read.BY_FILTER)) {
        for (var tag : resource.tags().seen(ec2.now()).entrySet()) {
          Tagged tagged = new Tagged(resource, tag.getKey(), tag.getValue());
          if (wanted.test(tagged)) {
            selected.add(tagged);
          }
        }
      }
    }
    return selected;
  }

  /** DescribeTags alone takes tag:KEY without knowing resources. */
  private Predicate<Tagged> matching(Filter filter) {
    String name = filter.name();
    if (name == null || !name.startsWith(Resource.TAG)) {
      return filters.matching(filter);
    }
    String key = name.substring(Resource.TAG.length());
    return tag -> tag.key().equals(key) && filter.values().contains(tag.value());
  }

  private static TagDescription shown(Tagged tag) {
    return TagDescription.builder()
        .resourceId(tag.resource().id())
        .resourceType(tag.resource().kind().type())
        .key(tag.key())
        .value(tag.value())
        .build();
  }
}
