package io.lablift.local.dynamo;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.dynamodbv2.local.embedded.DynamoDBEmbedded;
import com.amazonaws.services.dynamodbv2.local.shared.access.AmazonDynamoDBLocal;
import io.lablift.functions.registry.RegistryTable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;

/** Tables in memory, held against the library's own tables, by the same calls at random. */
final class MemoryAccessTest {
  private static final long SEED = 7;
  private static final int CALLS = 1_500;
  private static final int KEYS = 25;
  private static final String TABLE = "labs";

  private final Random random = new Random(SEED);

  @Test
  void answersAsTheLibraryDoesWithItsOwnTables() {
    boolean withoutTelemetry = true;
    AmazonDynamoDBLocal library = DynamoDBEmbedded.create(null, withoutTelemetry);
    try (Database memory = Database.inMemory()) {
      DynamoDbClient theirs = new InProcessDynamo(library.amazonDynamoDB());
      memory.makeTable(RegistryTable.createRequest(TABLE));
      library.dynamoDbClient().createTable(RegistryTable.createRequest(TABLE));
      Map<String, Integer> kinds = new HashMap<>();
      for (int i = 0; i < CALLS; i++) {
        Function<DynamoDbClient, Object> call = call();
        Object ours = outcome(memory.client(), call);
        assertThat(ours).as("call %s of seed %s", i, SEED).isEqualTo(outcome(theirs, call));
        kinds.merge(
            ours instanceof String refusal ? refusal : ours.getClass().getName(), 1, Integer::sum);
      }
      assertThat(kinds).as("calls of each outcome: %s", kinds).hasSizeGreaterThanOrEqualTo(6);
    } finally {
      library.shutdown();
    }
  }

  private static Object outcome(DynamoDbClient client, Function<DynamoDbClient, Object> call) {
    try {
      return call.apply(client);
    } catch (AwsServiceException e) {
      return e.awsErrorDetails().errorCode();
    }
  }

  private Function<DynamoDbClient, Object> call() {
    return switch (random.nextInt(8)) {
      case 0, 1 -> put();
      case 2, 3 -> update();
      case 4 -> {
        Map<String, AttributeValue> key = key();
        yield client -> client.getItem(r -> r.tableName(TABLE).key(key).consistentRead(true));
      }
      case 5 -> byCourse();
      case 6 -> byDue();
      default -> scan();
    };
  }

  private Map<String, AttributeValue> key() {
    return key(random.nextInt(KEYS));
  }

  private static Map<String, AttributeValue> key(int number) {
    return Map.of("pk", text("LAB#" + number));
  }

  private Function<DynamoDbClient, Object> put() {
    int number = random.nextInt(KEYS);
    Map<String, AttributeValue> item = new HashMap<>(key(number));
    // Among items with the same sort key of an index no order is promised: no two have the same.
    item.put("lab", text("lab-" + (KEYS - number)));
    item.put("ledger", AttributeValue.fromM(Map.of()));
    item.put("count", number(1));
    if (random.nextBoolean()) {
      item.put("course", text("c" + random.nextInt(3)));
    }
    if (random.nextBoolean()) {
      item.put("due", text("all"));
      item.put("dueAt", number(random.nextInt(20)));
    }
    boolean onlyNew = random.nextBoolean();
    return client ->
        client.putItem(
            r -> {
              r.tableName(TABLE).item(item).returnValues(ReturnValue.ALL_OLD);
              if (onlyNew) {
                r.conditionExpression("attribute_not_exists(pk)");
              }
            });
  }

  private Function<DynamoDbClient, Object> update() {
    Map<String, AttributeValue> key = key();
    String role = "role/" + random.nextInt(4);
    AttributeValue due = number(random.nextInt(20));
    String expression =
        switch (random.nextInt(3)) {
          case 0 -> "SET #n = #n + :due, ledger.#role = :map";
          case 1 -> "SET dueAt = :due REMOVE course, ledger.#role ADD #n :due";
          default -> "SET ledger.#role = if_not_exists(ledger.#role, :map), #n = :due";
        };
    String condition =
        random.nextBoolean()
            ? "attribute_exists(pk) AND attribute_not_exists(ledger.#role) AND #n < :due"
            : "attribute_exists(pk) OR #n = :due OR ledger.#role = :map";
    return client ->
        client.updateItem(
            r ->
                r.tableName(TABLE)
                    .key(key)
                    .updateExpression(expression)
                    .conditionExpression(condition)
                    .expressionAttributeNames(Map.of("#n", "count", "#role", role))
                    .expressionAttributeValues(
                        Map.of(":due", due, ":map", AttributeValue.fromM(Map.of("id", due))))
                    .returnValues(ReturnValue.ALL_NEW)
                    .returnValuesOnConditionCheckFailure(
                        ReturnValuesOnConditionCheckFailure.ALL_OLD));
  }

  private Function<DynamoDbClient, Object> byCourse() {
    QueryRequest query =
        QueryRequest.builder()
            .tableName(TABLE)
            .indexName(RegistryTable.BY_COURSE)
            .keyConditionExpression("course = :c")
            .expressionAttributeValues(Map.of(":c", text("c" + random.nextInt(3))))
            .scanIndexForward(random.nextBoolean())
            .limit(1 + random.nextInt(4))
            .build();
    return client -> client.queryPaginator(query).stream().toList();
  }

  private Function<DynamoDbClient, Object> byDue() {
    QueryRequest query =
        QueryRequest.builder()
            .tableName(TABLE)
            .indexName(RegistryTable.BY_DUE)
            .keyConditionExpression("due = :all AND dueAt <= :now")
            .expressionAttributeValues(
                Map.of(":all", text("all"), ":now", number(random.nextInt(20))))
            .limit(1 + random.nextInt(9))
            .build();
    return client ->
        List.of(
            client.query(query).lastEvaluatedKey().isEmpty(),
            client.queryPaginator(query).items().stream().map(item -> item.get("dueAt")).toList(),
            client.queryPaginator(query).items().stream().collect(Collectors.toSet()));
  }

  /** A scan comes in no order that anyone promises. */
  private Function<DynamoDbClient, Object> scan() {
    boolean ofIndex = random.nextBoolean();
    ScanRequest scan =
        ScanRequest.builder()
            .tableName(TABLE)
            .indexName(ofIndex ? RegistryTable.BY_COURSE : null)
            .limit(1 + random.nextInt(9))
            .build();
    return client -> client.scanPaginator(scan).items().stream().collect(Collectors.toSet());
  }

  private static AttributeValue text(String value) {
    return AttributeValue.fromS(value);
  }

  private static AttributeValue number(long value) {
    return AttributeValue.fromN(Long.toString(value));
  }
}
