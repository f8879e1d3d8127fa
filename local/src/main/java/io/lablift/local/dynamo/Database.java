package io.lablift.local.dynamo;

import com.amazonaws.services.dynamodbv2.local.embedded.DynamoDBEmbedded;
import com.amazonaws.services.dynamodbv2.local.shared.access.AmazonDynamoDBLocal;
import com.amazonaws.services.dynamodbv2.local.shared.access.LocalDBClient;
import com.amazonaws.services.dynamodbv2.local.shared.jobs.JobsRegister;
import java.io.File;
import java.util.concurrent.Executors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;

/** A DynamoDB Local inside this JVM, with its tables in memory or on a file. */
public final class Database implements AutoCloseable {
  private final AmazonDynamoDBLocal dynamo;

  private Database(AmazonDynamoDBLocal dynamo) {
    this.dynamo = dynamo;
  }

  /** In memory; threads that use different tables do not wait for each other. */
  public static Database inMemory() {
    boolean tablesAreSlowToBeMade = false;
    return new Database(
        new LocalDBClient(
            MemoryAccess.create(),
            new JobsRegister(
                Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory()),
                tablesAreSlowToBeMade)));
  }

  /** On a file, which is made when it is not there. */
  public static Database onFile(File file) {
    // Said to it here, because it would else send word of its start to its makers.
    boolean withoutTelemetry = true;
    return new Database(DynamoDBEmbedded.create(file, withoutTelemetry));
  }

  /** A client for what can be done with items. */
  public DynamoDbClient client() {
    return new InProcessDynamo(dynamo.amazonDynamoDB());
  }

  /** Makes a table, unless it is there. */
  public void makeTable(CreateTableRequest request) {
    try {
      Refusals.translated(() -> dynamo.dynamoDbClient().createTable(request));
    } catch (ResourceInUseException alreadyThere) {
      // Made before, perhaps by a process before this one.
    }
  }

  /** Forgets a table and all that is in it. */
  public void dropTable(String table) {
    Refusals.translated(() -> dynamo.dynamoDbClient().deleteTable(r -> r.tableName(table)));
  }

  @Override
  public void close() {
    dynamo.shutdown();
  }
}
