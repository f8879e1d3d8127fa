package io.lablift.infra.policy.facts;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.services.autoscaling.model.DeleteAutoScalingGroupRequest;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.elasticloadbalancing.model.DeleteLoadBalancerRequest;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StartExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StopExecutionRequest;
import software.amazon.awssdk.services.ssm.model.DeleteParametersRequest;
import software.amazon.awssdk.services.ssm.model.GetParameterRequest;
import software.amazon.awssdk.services.ssm.model.GetParametersByPathRequest;
import software.amazon.awssdk.services.ssm.model.PutParameterRequest;

/**
 * What DynamoDB, Systems Manager, Step Functions, Auto Scaling and Classic Load Balancing authorise
 * (their pages in the reference).
 */
final class OtherCalls {
  private static final String KEY = "pk";

  private final Asking asking;
  private final Truth truth;
  private final String action;

  OtherCalls(Asking asking, Truth truth, String action) {
    this.asking = asking;
    this.truth = truth;
    this.action = action;
  }

  /** Collects it; false: this is not such a call. */
  boolean collect(AwsRequest request) {
    switch (request) {
      case GetItemRequest r -> item(r.tableName(), r.key());
      case PutItemRequest r -> item(r.tableName(), r.item());
      case UpdateItemRequest r -> item(r.tableName(), r.key());
      case QueryRequest r -> query(r);
      case ScanRequest r -> table(r.tableName(), r.indexName(), Values.none());
      case GetParameterRequest r -> getParameter(r.name());
      case PutParameterRequest r -> putParameter(r);
      case GetParametersByPathRequest r -> parametersByPath(r);
      case DeleteParametersRequest r -> r.names().forEach(this::existingParameter);
      case StartExecutionRequest r -> machine(r.stateMachineArn());
      case StopExecutionRequest r -> execution(r.executionArn());
      case DescribeExecutionRequest r -> execution(r.executionArn());
      case DeleteAutoScalingGroupRequest r ->
          asking.resource(
              "autoscaling",
              action,
              "autoScalingGroup",
              truth.scalingGroup(r.autoScalingGroupName()),
              Values.existing(truth.tags(r.autoScalingGroupName()))
                  .and("autoscaling:ForceDelete", String.valueOf(r.forceDelete())));
      case DeleteLoadBalancerRequest r ->
          asking.resource(
              "elb",
              action,
              "loadbalancer",
              asking.place().arn("elasticloadbalancing", "loadbalancer/" + r.loadBalancerName()),
              Values.existing(truth.tags(r.loadBalancerName())));
      default -> {
        return false;
      }
    }
    return true;
  }

  /** "dynamodb:LeadingKeys: filters access by the first partition key of the table." */
  private void item(String table, Map<String, AttributeValue> key) {
    String leading = Objects.requireNonNull(key.get(KEY)).s();
    table(table, null, Values.none().and("dynamodb:LeadingKeys", leading));
  }

  /** A query of an index names one key of the index: {@code #name = :value} and so on. */
  private void query(QueryRequest request) {
    String value = request.keyConditionExpression().split(" ", -1)[2];
    String key = Objects.requireNonNull(request.expressionAttributeValues().get(value)).s();
    table(request.tableName(), request.indexName(), Values.none().and("dynamodb:LeadingKeys", key));
  }

  /**
   * An index is a resource of its own, and who asks it asks for it alone (DynamoDB developer guide,
   * "Using IAM policy conditions for fine-grained access control").
   */
  private void table(String table, @Nullable String index, Values values) {
    String arn = asking.place().arn("dynamodb", "table/" + table);
    if (index == null) {
      asking.resource("dynamodb", action, "table", arn, values);
    } else {
      asking.resource("dynamodb", action, "index", arn + "/index/" + index, values);
    }
  }

  private void getParameter(String name) {
    if (name.startsWith("/aws/")) {
      asking.resource(
          "ssm",
          action,
          "parameter",
          asking.place().arnWithoutAccount("ssm", "parameter" + name),
          Values.none());
    } else {
      existingParameter(name);
    }
  }

  private void existingParameter(String name) {
    asking.resource("ssm", action, "parameter", parameter(name), Values.none());
  }

  /**
   * With tags, it asks to add them. Refusals have been seen that name the parameter with two
   * slashes there, so both spellings are taken to be asked for.
   */
  private void putParameter(PutParameterRequest request) {
    Map<String, String> tags = new TreeMap<>();
    request.tags().forEach(tag -> tags.put(tag.key(), tag.value()));
    Values values =
        Values.requested(tags)
            .and("ssm:Overwrite", String.valueOf(request.overwrite()))
            .without("ssm:Policies");
    asking.resource("ssm", action, "parameter", parameter(request.name()), values);
    for (String name : List.of(request.name(), "/" + request.name())) {
      asking.resource(
          "ssm",
          "ssm:AddTagsToResource",
          "parameter",
          parameter(name),
          Values.requested(tags).unborn());
    }
  }

  /**
   * Whether the path's last slash belongs to the ARN is not said: both are taken to be asked for.
   */
  private void parametersByPath(GetParametersByPathRequest request) {
    for (String path : List.of(request.path(), request.path().replaceFirst("/$", ""))) {
      asking.resource(
          "ssm",
          action,
          "parameter",
          parameter(path),
          Values.none().and("ssm:Recursive", String.valueOf(request.recursive())));
    }
  }

  private String parameter(String name) {
    return asking.place().arn("ssm", "parameter" + name);
  }

  private void machine(String arn) {
    asking.resource(
        "states",
        action,
        "statemachine",
        arn,
        Values.none().without("states:StateMachineQualifier"));
  }

  private void execution(String arn) {
    asking.resource("states", action, "execution", arn, Values.none());
  }
}
