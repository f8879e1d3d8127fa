package io.lablift.simulator.ssm;

import software.amazon.awssdk.services.ssm.model.AddTagsToResourceRequest;
import software.amazon.awssdk.services.ssm.model.AddTagsToResourceResponse;
import software.amazon.awssdk.services.ssm.model.InvalidResourceIdException;
import software.amazon.awssdk.services.ssm.model.InvalidResourceTypeException;
import software.amazon.awssdk.services.ssm.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.ssm.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.ssm.model.RemoveTagsFromResourceRequest;
import software.amazon.awssdk.services.ssm.model.RemoveTagsFromResourceResponse;
import software.amazon.awssdk.services.ssm.model.Tag;

/** Tags on parameters ("Tag your parameters"). */
final class ParameterTags {
  private final Parameters parameters;

  ParameterTags(Parameters parameters) {
    this.parameters = parameters;
  }

  AddTagsToResourceResponse add(AddTagsToResourceRequest request) {
    SimParameter parameter = find(request.resourceTypeAsString(), request.resourceId());
    parameter.tags().put(Parameters.tags(request.tags()), parameters.world().now());
    return AddTagsToResourceResponse.builder().build();
  }

  RemoveTagsFromResourceResponse remove(RemoveTagsFromResourceRequest request) {
    SimParameter parameter = find(request.resourceTypeAsString(), request.resourceId());
    request.tagKeys().forEach(k -> parameter.tags().remove(k, parameters.world().now()));
    return RemoveTagsFromResourceResponse.builder().build();
  }

  ListTagsForResourceResponse list(ListTagsForResourceRequest request) {
    SimParameter parameter = find(request.resourceTypeAsString(), request.resourceId());
    return ListTagsForResourceResponse.builder()
        .tagList(
            parameter.tags().actual().entrySet().stream()
                .map(e -> Tag.builder().key(e.getKey()).value(e.getValue()).build())
                .toList())
        .build();
  }

  private SimParameter find(String type, String name) {
    if (!"Parameter".equals(type)) {
      throw InvalidResourceTypeException.builder()
          .message("The simulator knows resources of type Parameter only: " + type)
          .awsErrorDetails(Parameters.details("InvalidResourceType", "invalid " + type))
          .statusCode(400)
          .build();
    }
    return parameters
        .find(name)
        .filter(p -> !p.isNative())
        .orElseThrow(
            () ->
                InvalidResourceIdException.builder()
                    .message("The resource ID is not valid: " + name)
                    .awsErrorDetails(Parameters.details("InvalidResourceId", "invalid " + name))
                    .statusCode(400)
                    .build());
  }
}
