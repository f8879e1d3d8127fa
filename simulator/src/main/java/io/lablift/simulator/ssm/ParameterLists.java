package io.lablift.simulator.ssm;

import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ssm.model.DescribeParametersRequest;
import software.amazon.awssdk.services.ssm.model.DescribeParametersResponse;
import software.amazon.awssdk.services.ssm.model.GetParametersByPathRequest;
import software.amazon.awssdk.services.ssm.model.GetParametersByPathResponse;
import software.amazon.awssdk.services.ssm.model.InvalidNextTokenException;
import software.amazon.awssdk.services.ssm.model.ParameterMetadata;
import software.amazon.awssdk.services.ssm.model.ParameterStringFilter;

/** Parameters in lists, page by page; the public ones show up only where they are named. */
final class ParameterLists {
  private record Part<T>(List<T> items, @Nullable String next) {}

  private final Parameters parameters;

  ParameterLists(Parameters parameters) {
    this.parameters = parameters;
  }

  GetParametersByPathResponse byPath(GetParametersByPathRequest request) {
    String path = request.path();
    if (path == null || !path.startsWith("/")) {
      throw Parameters.validation("The parameter path must begin with a slash.");
    }
    String under = path.endsWith("/") ? path : path + "/";
    boolean deep = Boolean.TRUE.equals(request.recursive());
    List<SimParameter> found =
        parameters
            .beginningWith(under)
            .filter(p -> deep || p.parameterName.indexOf('/', under.length()) < 0)
            .toList();
    if (!request.parameterFilters().isEmpty()) {
      throw new UnsupportedOperationException(
          "the simulator knows no filters of GetParametersByPath");
    }
    Part<SimParameter> part = part(found, request.nextToken(), request.maxResults(), 10);
    boolean decrypt = Boolean.TRUE.equals(request.withDecryption());
    return GetParametersByPathResponse.builder()
        .parameters(part.items().stream().map(p -> parameters.shown(p, decrypt)).toList())
        .nextToken(part.next())
        .build();
  }

  DescribeParametersResponse describe(DescribeParametersRequest request) {
    if (!request.filters().isEmpty()) {
      throw new UnsupportedOperationException(
          "the simulator knows ParameterFilters, not the older Filters");
    }
    Predicate<SimParameter> wanted = p -> !p.isNative();
    for (ParameterStringFilter filter : request.parameterFilters()) {
      wanted = wanted.and(matching(filter));
    }
    List<SimParameter> found = parameters.all().filter(wanted).toList();
    Part<SimParameter> part = part(found, request.nextToken(), request.maxResults(), 50);
    return DescribeParametersResponse.builder()
        .parameters(part.items().stream().map(ParameterLists::shown).toList())
        .nextToken(part.next())
        .build();
  }

  private static Predicate<SimParameter> matching(ParameterStringFilter filter) {
    String option = filter.option() == null ? "Equals" : filter.option();
    List<String> values = filter.values();
    return switch (filter.key()) {
      case "Name" -> p -> values.stream().anyMatch(v -> matches(p.parameterName, option, v));
      case "Type" -> p -> values.contains(p.type);
      case "Path" ->
          p ->
              values.stream()
                  .map(v -> v.endsWith("/") ? v : v + "/")
                  .anyMatch(
                      v ->
                          p.parameterName.startsWith(v)
                              && (option.equals("Recursive")
                                  || p.parameterName.indexOf('/', v.length()) < 0));
      case String tag when tag.startsWith("tag:") ->
          p -> {
            String value = p.tags().actual().get(tag.substring("tag:".length()));
            return value != null && (values.isEmpty() || values.contains(value));
          };
      default ->
          throw Parameters.refused(
              "InvalidFilterKey", "The specified key is not valid: " + filter.key());
    };
  }

  private static boolean matches(String name, String option, String value) {
    return switch (option) {
      case "Equals" -> name.equals(value);
      case "BeginsWith" -> name.startsWith(value);
      case "Contains" -> name.contains(value);
      default ->
          throw Parameters.refused(
              "InvalidFilterOption", "The specified filter option is not valid: " + option);
    };
  }

  private static ParameterMetadata shown(SimParameter parameter) {
    return ParameterMetadata.builder()
        .name(parameter.parameterName)
        .type(parameter.type)
        .version(parameter.version)
        .description(parameter.description.isEmpty() ? null : parameter.description)
        .lastModifiedDate(parameter.modified)
        .arn(parameter.arn())
        .tier("Standard")
        .dataType("text")
        .build();
  }

  private static Part<SimParameter> part(
      List<SimParameter> all, @Nullable String token, @Nullable Integer most, int limit) {
    int size = most == null ? limit : most;
    if (size < 1 || size > limit) {
      throw Parameters.validation("MaxResults must be between 1 and " + limit);
    }
    int from = 0;
    if (token != null) {
      if (!token.matches("page-\\d{1,9}")) {
        throw InvalidNextTokenException.builder()
            .message("The specified token isn't valid.")
            .awsErrorDetails(
                Parameters.details("InvalidNextToken", "The specified token isn't valid."))
            .statusCode(400)
            .build();
      }
      from = Math.min(all.size(), Integer.parseInt(token.substring("page-".length())));
    }
    int to = Math.min(all.size(), from + size);
    return new Part<>(all.subList(from, to), to < all.size() ? "page-" + to : null);
  }
}
