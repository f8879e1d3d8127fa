package io.lablift.local.dynamo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.amazonaws.services.dynamodbv2.local.embedded.DynamoDBEmbedded;
import com.amazonaws.services.dynamodbv2.local.shared.access.AmazonDynamoDBLocal;
import io.lablift.functions.registry.RegistryTable;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** The client that converts objects, held against the library's own, which goes by way of JSON. */
final class InProcessDynamoTest {
  private static final String TABLE = "labs";
  private static final Map<String, AttributeValue> KEY = Map.of("pk", text("LAB#a-1"));

  private AmazonDynamoDBLocal local;
  private DynamoDbClient ours;
  private DynamoDbClient theirs;

  @BeforeEach
  void begin() {
    boolean withoutTelemetry = true;
    local = DynamoDBEmbedded.create(null, withoutTelemetry);
    ours = new InProcessDynamo(local.amazonDynamoDB());
    theirs = local.dynamoDbClient();
    theirs.createTable(RegistryTable.createRequest(TABLE));
  }

  @AfterEach
  void end() {
    local.shutdown();
  }

  @Test
  void keepsEveryKindOfValueAsItIs() {
    Map<String, AttributeValue> item = new TreeMap<>(KEY);
    item.put("text", text("Ünï \"q\" \n"));
    item.put("empty", text(""));
    item.put("number", AttributeValue.fromN("-12.5"));
    item.put("bytes", AttributeValue.fromB(SdkBytes.fromByteBuffer(ByteBuffer.allocate(3))));
    item.put("truth", AttributeValue.fromBool(false));
    item.put("nothing", AttributeValue.fromNul(true));
    item.put("texts", AttributeValue.fromSs(List.of("a", "b")));
    item.put("numbers", AttributeValue.fromNs(List.of("1", "2")));
    item.put("blobs", AttributeValue.fromBs(List.of(SdkBytes.fromUtf8String("x"))));
    item.put("map", AttributeValue.fromM(Map.of("in", AttributeValue.fromM(Map.of()))));
    item.put("list", AttributeValue.fromL(List.of(text("x"), AttributeValue.fromL(List.of()))));
    var put = ours.putItem(r -> r.tableName(TABLE).item(item));

    assertThat(put.hasAttributes()).isFalse();
    assertThat(ours.getItem(r -> r.tableName(TABLE).key(KEY)).item()).isEqualTo(item);
    assertThat(theirs.getItem(r -> r.tableName(TABLE).key(KEY)).item()).isEqualTo(item);
  }

  @Test
  void saysThatThereIsNoItemAsTheLibraryDoes() {
    var ourAnswer = ours.getItem(r -> r.tableName(TABLE).key(KEY));

    assertThat(ourAnswer.hasItem()).isFalse();
    assertThat(ourAnswer).isEqualTo(theirs.getItem(r -> r.tableName(TABLE).key(KEY)));
  }

  @Test
  void updatesAndReturnsWhatWasAskedFor() {
    put("a", 1);
    UpdateItemRequest update =
        UpdateItemRequest.builder()
            .tableName(TABLE)
            .key(KEY)
            .updateExpression("SET #n = #n + :one, ledger.#k = :map ADD seen :set REMOVE dueAt")
            .conditionExpression("attribute_exists(pk) AND course IN (:course)")
            .expressionAttributeNames(Map.of("#n", "count", "#k", "vpc/x"))
            .expressionAttributeValues(
                Map.of(
                    ":one", AttributeValue.fromN("1"),
                    ":map", AttributeValue.fromM(Map.of("id", text("vpc-1"))),
                    ":set", AttributeValue.fromSs(List.of("a")),
                    ":course", text("a")))
            .returnValues(ReturnValue.ALL_NEW)
            .build();

    var after = ours.updateItem(update).attributes();

    assertThat(after).containsEntry("count", AttributeValue.fromN("2")).doesNotContainKey("dueAt");
    assertThat(after)
        .containsEntry(
            "ledger",
            AttributeValue.fromM(
                Map.of("vpc/x", AttributeValue.fromM(Map.of("id", text("vpc-1"))))));
    assertThat(after).isEqualTo(theirs.getItem(r -> r.tableName(TABLE).key(KEY)).item());
  }

  @Test
  void tellsALostConditionWithTheItemThatWon() {
    put("a", 1);
    var failure =
        catchThrowableOfType(
            ConditionalCheckFailedException.class,
            () ->
                ours.updateItem(
                    r ->
                        r.tableName(TABLE)
                            .key(KEY)
                            .updateExpression("SET student = :s")
                            .conditionExpression("student = :s")
                            .expressionAttributeValues(Map.of(":s", text("other")))
                            .returnValuesOnConditionCheckFailure(
                                ReturnValuesOnConditionCheckFailure.ALL_OLD)));

    assertThat(failure.hasItem()).isTrue();
    assertThat(failure.item()).containsEntry("course", text("a"));
    assertThat(failure.awsErrorDetails().errorCode()).isEqualTo("ConditionalCheckFailedException");
    assertThat(failure.statusCode()).isEqualTo(400);
  }

  @Test
  void hasTheCodesOfTheLibrary() {
    assertThatThrownBy(() -> ours.getItem(r -> r.tableName("none").key(KEY)))
        .isInstanceOf(ResourceNotFoundException.class)
        .hasMessageContaining("non-existent table");
    for (DynamoDbClient client : List.of(ours, theirs)) {
      assertThatThrownBy(
              () -> client.updateItem(r -> r.tableName(TABLE).key(KEY).updateExpression("SET")))
          .isInstanceOfSatisfying(
              DynamoDbException.class,
              e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ValidationException"));
    }
  }

  @Test
  void queriesAndScansPageByPage() {
    put("a", 1);
    put("a", 2);
    put("b", 3);
    QueryRequest query =
        QueryRequest.builder()
            .tableName(TABLE)
            .indexName(RegistryTable.BY_COURSE)
            .keyConditionExpression("#c = :c")
            .expressionAttributeNames(Map.of("#c", "course"))
            .expressionAttributeValues(Map.of(":c", text("a")))
            .limit(1)
            .build();
    QueryResponse first = ours.query(query);
    QueryRequest next = query.toBuilder().exclusiveStartKey(first.lastEvaluatedKey()).build();

    assertThat(first).isEqualTo(theirs.query(query));
    assertThat(ours.query(next)).isEqualTo(theirs.query(next));
    assertThat(ours.query(next).items()).hasSize(1).isNotEqualTo(first.items());
    assertThat(ours.scan(r -> r.tableName(TABLE).indexName(RegistryTable.BY_COURSE)))
        .isEqualTo(theirs.scan(r -> r.tableName(TABLE).indexName(RegistryTable.BY_COURSE)));
    assertThat(ours.scanPaginator(r -> r.tableName(TABLE).limit(2)).items()).hasSize(3);
  }

  @Test
  void refusesWhatItWouldLose() {
    assertThatThrownBy(
            () ->
                ours.getItem(
                    r ->
                        r.tableName(TABLE)
                            .key(KEY)
                            .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageContaining("GetItemRequest.ReturnConsumedCapacity");
    assertThatThrownBy(() -> ours.deleteItem(r -> r.tableName(TABLE).key(KEY)))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  private void put(String course, int number) {
    String id = course + "-" + number;
    ours.putItem(
        r ->
            r.tableName(TABLE)
                .item(
                    Map.of(
                        "pk", text("LAB#" + id),
                        "course", text(course),
                        "lab", text(id),
                        "student", text("" + number),
                        "count", AttributeValue.fromN("1"),
                        "dueAt", AttributeValue.fromN("5"),
                        "ledger", AttributeValue.fromM(Map.of()))));
  }

  private static AttributeValue text(String value) {
    return AttributeValue.fromS(value);
  }
}
