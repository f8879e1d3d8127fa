package io.lablift.local.dynamo;

import com.amazonaws.services.dynamodbv2.AmazonDynamoDB;
import com.amazonaws.services.dynamodbv2.model.QueryResult;
import com.amazonaws.services.dynamodbv2.model.ScanResult;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/**
 * A client of the DynamoDB inside this JVM, for the operations that the registry is made of.
 *
 * <p>DynamoDB Local is written in the first version of the SDK. Its own client of the second writes
 * each request and each answer as JSON text and reads it again, which takes longer than all the
 * rest; this one converts the objects. What it does not know it refuses, be it an operation or a
 * field of a request.
 */
final class InProcessDynamo implements DynamoDbClient {
  private static final String TABLE = "TableName";
  private static final String NAMES = "ExpressionAttributeNames";
  private static final String VALUES = "ExpressionAttributeValues";
  private static final String CONDITION = "ConditionExpression";
  private static final String RETURN = "ReturnValues";
  private static final String ON_FAILURE = "ReturnValuesOnConditionCheckFailure";

  private static final Understood GET =
      Understood.fields(TABLE, "Key", "ConsistentRead", "ProjectionExpression", NAMES);
  private static final Understood PUT =
      Understood.fields(TABLE, "Item", CONDITION, NAMES, VALUES, RETURN, ON_FAILURE);
  private static final Understood UPDATE =
      Understood.fields(
          TABLE, "Key", "UpdateExpression", CONDITION, NAMES, VALUES, RETURN, ON_FAILURE);
  private static final Understood QUERY =
      Understood.fields(
          TABLE,
          "IndexName",
          "KeyConditionExpression",
          "FilterExpression",
          "ProjectionExpression",
          NAMES,
          VALUES,
          "ConsistentRead",
          "ScanIndexForward",
          "Limit",
          "ExclusiveStartKey");
  private static final Understood SCAN =
      Understood.fields(
          TABLE,
          "IndexName",
          "FilterExpression",
          "ProjectionExpression",
          NAMES,
          VALUES,
          "ConsistentRead",
          "Limit",
          "ExclusiveStartKey");

  private final AmazonDynamoDB dynamo;
  private final Remembered remembered = new Remembered();

  /** A client of the given DynamoDB, which is closed by whoever made it. */
  InProcessDynamo(AmazonDynamoDB dynamo) {
    this.dynamo = dynamo;
  }

  @Override
  public GetItemResponse getItem(GetItemRequest request) {
    GET.demand(request);
    var given =
        new com.amazonaws.services.dynamodbv2.model.GetItemRequest()
            .withTableName(request.tableName())
            .withKey(Values.given(request.hasKey(), request.key()))
            .withConsistentRead(request.consistentRead())
            .withProjectionExpression(request.projectionExpression())
            .withExpressionAttributeNames(
                request.hasExpressionAttributeNames() ? request.expressionAttributeNames() : null);
    var answer = Refusals.translated(() -> dynamo.getItem(given));
    if (request.projectionExpression() != null) {
      return GetItemResponse.builder().item(Values.taken(answer.getItem())).build();
    }
    return remembered.told(request.tableName(), request.key(), answer.getItem());
  }

  @Override
  public PutItemResponse putItem(PutItemRequest request) {
    PUT.demand(request);
    var given =
        new com.amazonaws.services.dynamodbv2.model.PutItemRequest()
            .withTableName(request.tableName())
            .withItem(Values.given(request.hasItem(), request.item()))
            .withConditionExpression(request.conditionExpression())
            .withExpressionAttributeNames(
                request.hasExpressionAttributeNames() ? request.expressionAttributeNames() : null)
            .withExpressionAttributeValues(
                Values.given(
                    request.hasExpressionAttributeValues(), request.expressionAttributeValues()))
            .withReturnValues(request.returnValuesAsString())
            .withReturnValuesOnConditionCheckFailure(
                request.returnValuesOnConditionCheckFailureAsString());
    var answer = Refusals.translated(() -> dynamo.putItem(given));
    return PutItemResponse.builder().attributes(Values.taken(answer.getAttributes())).build();
  }

  @Override
  public UpdateItemResponse updateItem(UpdateItemRequest request) {
    UPDATE.demand(request);
    var given =
        new com.amazonaws.services.dynamodbv2.model.UpdateItemRequest()
            .withTableName(request.tableName())
            .withKey(Values.given(request.hasKey(), request.key()))
            .withUpdateExpression(request.updateExpression())
            .withConditionExpression(request.conditionExpression())
            .withExpressionAttributeNames(
                request.hasExpressionAttributeNames() ? request.expressionAttributeNames() : null)
            .withExpressionAttributeValues(
                Values.given(
                    request.hasExpressionAttributeValues(), request.expressionAttributeValues()))
            .withReturnValues(request.returnValuesAsString())
            .withReturnValuesOnConditionCheckFailure(
                request.returnValuesOnConditionCheckFailureAsString());
    var answer = Refusals.translated(() -> dynamo.updateItem(given));
    return UpdateItemResponse.builder()
        .attributes(
            request.returnValues() == ReturnValue.ALL_NEW
                ? remembered.told(request.tableName(), request.key(), answer.getAttributes()).item()
                : Values.taken(answer.getAttributes()))
        .build();
  }

  @Override
  public QueryResponse query(QueryRequest request) {
    QUERY.demand(request);
    var given =
        new com.amazonaws.services.dynamodbv2.model.QueryRequest()
            .withTableName(request.tableName())
            .withIndexName(request.indexName())
            .withKeyConditionExpression(request.keyConditionExpression())
            .withFilterExpression(request.filterExpression())
            .withProjectionExpression(request.projectionExpression())
            .withExpressionAttributeNames(
                request.hasExpressionAttributeNames() ? request.expressionAttributeNames() : null)
            .withExpressionAttributeValues(
                Values.given(
                    request.hasExpressionAttributeValues(), request.expressionAttributeValues()))
            .withConsistentRead(request.consistentRead())
            .withScanIndexForward(request.scanIndexForward())
            .withLimit(request.limit())
            .withExclusiveStartKey(
                Values.given(request.hasExclusiveStartKey(), request.exclusiveStartKey()));
    QueryResult answer = Refusals.translated(() -> dynamo.query(given));
    return QueryResponse.builder()
        .items(Values.taken(answer.getItems()))
        .count(answer.getCount())
        .scannedCount(answer.getScannedCount())
        .lastEvaluatedKey(Values.taken(answer.getLastEvaluatedKey()))
        .build();
  }

  @Override
  public ScanResponse scan(ScanRequest request) {
    SCAN.demand(request);
    var given =
        new com.amazonaws.services.dynamodbv2.model.ScanRequest()
            .withTableName(request.tableName())
            .withIndexName(request.indexName())
            .withFilterExpression(request.filterExpression())
            .withProjectionExpression(request.projectionExpression())
            .withExpressionAttributeNames(
                request.hasExpressionAttributeNames() ? request.expressionAttributeNames() : null)
            .withExpressionAttributeValues(
                Values.given(
                    request.hasExpressionAttributeValues(), request.expressionAttributeValues()))
            .withConsistentRead(request.consistentRead())
            .withLimit(request.limit())
            .withExclusiveStartKey(
                Values.given(request.hasExclusiveStartKey(), request.exclusiveStartKey()));
    ScanResult answer = Refusals.translated(() -> dynamo.scan(given));
    return ScanResponse.builder()
        .items(Values.taken(answer.getItems()))
        .count(answer.getCount())
        .scannedCount(answer.getScannedCount())
        .lastEvaluatedKey(Values.taken(answer.getLastEvaluatedKey()))
        .build();
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}
}
