package io.lablift.simulator.ec2;

import io.lablift.simulator.world.Resource;
import io.lablift.simulator.world.Table;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.Filter;

/**
 * The filters that one Describe knows ("List and filter using the CLI and API" in the EC2 user
 * guide): values of a filter are alternatives, filters all have to match, {@code *} and {@code ?}
 * are wildcards, and an unknown filter is refused.
 */
final class Filters<T> {
  private static final String ID = "id";

  private final Map<String, Function<T, Stream<String>>> known = new LinkedHashMap<>();

  /** What a filter's values are links to, by the filter's name. */
  private final Map<String, String> links = new HashMap<>();

  /** The filters of something with tags: {@code tag:KEY} and {@code tag-key}. */
  static <R extends Resource> Filters<R> tagged() {
    Filters<R> filters = new Filters<>();
    return filters.each("tag-key", r -> seenTags(r).keySet().stream());
  }

  /** A filter on one value, which may be absent ({@code null}). */
  Filters<T> one(String name, Function<T, ?> value) {
    return each(name, t -> Stream.ofNullable(value.apply(t)).map(Object::toString));
  }

  /** A filter that any of several values satisfies. */
  Filters<T> each(String name, Function<T, Stream<String>> values) {
    known.put(name, values);
    return this;
  }

  /** A filter on the row's own id. */
  Filters<T> id(String name, Function<T, String> id) {
    links.put(name, ID);
    return one(name, id);
  }

  /**
   * A filter on the id of something that the row is linked to ({@link Resource#linkTo}) at the
   * latest when it has the value.
   */
  Filters<T> link(String name, String as, Function<T, ?> value) {
    links.put(name, as);
    return one(name, value);
  }

  List<T> select(List<T> all, Collection<Filter> filters) {
    Predicate<T> every = t -> true;
    for (Filter filter : filters) {
      every = every.and(matching(filter));
    }
    return all.stream().filter(every).toList();
  }

  /** What a Describe answers: the named or all rows that it sees, filtered, a page of them. */
  static <R extends Resource> Page<R> page(
      Table<R> table,
      Filters<R> filters,
      Collection<String> ids,
      Collection<Filter> wanted,
      @Nullable String token,
      @Nullable Integer maxResults) {
    List<R> rows = ids.isEmpty() ? candidates(table, filters, wanted) : table.seen(ids);
    return Page.of(filters.select(rows, wanted), token, maxResults);
  }

  /** All rows that a Describe sees, or fewer, where a filter says by itself which can match. */
  private static <R extends Resource> List<R> candidates(
      Table<R> table, Filters<R> filters, Collection<Filter> wanted) {
    int fewest = Integer.MAX_VALUE;
    Supplier<List<R>> best = () -> table.seen(List.of());
    for (Filter filter : wanted) {
      List<String> values = filter.values();
      String as = filters.link(String.valueOf(filter.name()));
      if (!as.isEmpty() && values.stream().allMatch(Filters::isPlain)) {
        int some = as.equals(ID) ? values.size() : table.linksTo(as, values);
        if (some < fewest) {
          fewest = some;
          best = () -> as.equals(ID) ? table.seenOf(values) : table.seen(as, values);
        }
      }
    }
    return best.get();
  }

  /** What the filter's values are links to; empty where they are none. */
  private String link(String filter) {
    return filter.startsWith(Resource.TAG) ? filter : links.getOrDefault(filter, "");
  }

  /** Whether a row has what the filter asks for. */
  Predicate<T> matching(Filter filter) {
    String name = filter.name();
    if (name == null) {
      throw Refused.missing("Filter.Name");
    }
    Function<T, Stream<String>> values = values(name);
    List<Predicate<String>> wanted = filter.values().stream().map(Filters::wanted).toList();
    return t -> values.apply(t).anyMatch(v -> wanted.stream().anyMatch(w -> w.test(v)));
  }

  private Function<T, Stream<String>> values(String name) {
    if (name.startsWith("tag:") && known.containsKey("tag-key")) {
      String key = name.substring("tag:".length());
      return t -> Stream.ofNullable(seenTags((Resource) t).get(key));
    }
    Function<T, Stream<String>> values = known.get(name);
    if (values == null) {
      throw Refused.invalid("The filter '%s' is invalid", name);
    }
    return values;
  }

  private static Map<String, String> seenTags(Resource resource) {
    return resource.tags().seen(resource.world().now());
  }

  private static Predicate<String> wanted(String value) {
    return isPlain(value) ? value::equals : pattern(value).asMatchPredicate();
  }

  /** Whether the value is meant as it is, without wildcards. */
  static boolean isPlain(String value) {
    return value.chars().noneMatch(c -> c == '*' || c == '?' || c == '\\');
  }

  private static Pattern pattern(String value) {
    StringBuilder pattern = new StringBuilder();
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '*' -> pattern.append(".*");
        case '?' -> pattern.append('.');
        case '\\' -> {
          i++;
          pattern.append(Pattern.quote(i < value.length() ? value.substring(i, i + 1) : "\\"));
        }
        default -> pattern.append(Pattern.quote(String.valueOf(c)));
      }
    }
    return Pattern.compile(pattern.toString(), Pattern.DOTALL);
  }
}
