package io.lablift.simulator.ssm;

import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.AddTagsToResourceRequest;
import software.amazon.awssdk.services.ssm.model.AddTagsToResourceResponse;
import software.amazon.awssdk.services.ssm.model.DeleteParameterRequest;
import software.amazon.awssdk.services.ssm.model.DeleteParameterResponse;
import software.amazon.awssdk.services.ssm.model.DeleteParametersRequest;
import software.amazon.awssdk.services.ssm.model.DeleteParametersResponse;
import software.amazon.awssdk.services.ssm.model.DescribeParametersRequest;
import software.amazon.awssdk.services.ssm.model.DescribeParametersResponse;
import software.amazon.awssdk.services.ssm.model.GetParameterRequest;
import software.amazon.awssdk.services.ssm.model.GetParameterResponse;
import software.amazon.awssdk.services.ssm.model.GetParametersByPathRequest;
import software.amazon.awssdk.services.ssm.model.GetParametersByPathResponse;
import software.amazon.awssdk.services.ssm.model.GetParametersRequest;
import software.amazon.awssdk.services.ssm.model.GetParametersResponse;
import software.amazon.awssdk.services.ssm.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.ssm.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.ssm.model.PutParameterRequest;
import software.amazon.awssdk.services.ssm.model.PutParameterResponse;
import software.amazon.awssdk.services.ssm.model.RemoveTagsFromResourceRequest;
import software.amazon.awssdk.services.ssm.model.RemoveTagsFromResourceResponse;

/** Parameter Store in memory. Every call that is not here is refused as not implemented. */
public final class SimSsm implements SsmClient {
  private final Parameters parameters;
  private final ParameterLists lists;
  private final ParameterTags tags;

  public SimSsm(Parameters parameters) {
    this.parameters = parameters;
    this.lists = new ParameterLists(parameters);
    this.tags = new ParameterTags(parameters);
  }

  @Override
  public PutParameterResponse putParameter(PutParameterRequest request) {
    return parameters.put(request);
  }

  @Override
  public GetParameterResponse getParameter(GetParameterRequest request) {
    return parameters.get(request);
  }

  @Override
  public GetParametersResponse getParameters(GetParametersRequest request) {
    return parameters.getAll(request);
  }

  @Override
  public GetParametersByPathResponse getParametersByPath(GetParametersByPathRequest request) {
    return lists.byPath(request);
  }

  @Override
  public DescribeParametersResponse describeParameters(DescribeParametersRequest request) {
    return lists.describe(request);
  }

  @Override
  public DeleteParameterResponse deleteParameter(DeleteParameterRequest request) {
    return parameters.delete(request);
  }

  @Override
  public DeleteParametersResponse deleteParameters(DeleteParametersRequest request) {
    return parameters.deleteAll(request);
  }

  @Override
  public AddTagsToResourceResponse addTagsToResource(AddTagsToResourceRequest request) {
    return tags.add(request);
  }

  @Override
  public RemoveTagsFromResourceResponse removeTagsFromResource(
      RemoveTagsFromResourceRequest request) {
    return tags.remove(request);
  }

  @Override
  public ListTagsForResourceResponse listTagsForResource(ListTagsForResourceRequest request) {
    return tags.list(request);
  }

  @Override
  public String serviceName() {
    return SsmClient.SERVICE_NAME;
  }

  @Override
  public void close() {}
}
