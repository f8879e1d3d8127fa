package io.lablift.local.dynamo;

import com.amazonaws.services.dynamodbv2.AmazonDynamoDB;
import com.amazonaws.services.dynamodbv2.local.embedded.DynamoDBEmbedded;
import com.amazonaws.services.dynamodbv2.local.shared.access.AmazonDynamoDBLocal;
import java.io.File;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;

/**
 * The DynamoDBs inside this JVM, seen as one.
 *
 * <p>One of them does a single thing at a time, all callers taken together. So in memory, where a
 * second one costs little, tables are spread over several, and worlds on several threads do not
 * wait for each other.
 */
public final class Databases implements AutoCloseable {
  private final @Nullable File file;
  private final int most;
  private final List<AmazonDynamoDBLocal> open = new ArrayList<>();
  private final Map<String, AmazonDynamoDBLocal> homes = new HashMap<>();

  private Databases(@Nullable File file, int most) {
    this.file = file;
    this.most = most;
    add();
  }

  /** In memory, one for each processor if there are so many tables. */
  public static Databases inMemory() {
    return new Databases(null, Runtime.getRuntime().availableProcessors());
  }

  /** One on a file, which is made when it is not there. */
  public static Databases onFile(File file) {
    return new Databases(file, 1);
  }

  /** A client of all of them, for what can be done with items. */
  public DynamoDbClient client() {
    return new InProcessDynamo(this::homeOf);
  }

  /** Makes a table, unless it is there. */
  public void makeTable(CreateTableRequest request) {
    try {
      newHomeOf(request.tableName()).dynamoDbClient().createTable(request);
    } catch (ResourceInUseException alreadyThere) {
      // Made before, perhaps by a process before this one.
    }
  }

  /** Forgets a table and all that is in it. */
  public void dropTable(String table) {
    home(table).dynamoDbClient().deleteTable(request -> request.tableName(table));
    forget(table);
  }

  private AmazonDynamoDB homeOf(String table) {
    return home(table).amazonDynamoDB();
  }

  /** A table that nobody made is looked for in the first, which knows of none. */
  private synchronized AmazonDynamoDBLocal home(String table) {
    return homes.getOrDefault(table, open.getFirst());
  }

  private synchronized AmazonDynamoDBLocal newHomeOf(String table) {
    return homes.computeIfAbsent(table, absent -> emptiest());
  }

  private AmazonDynamoDBLocal emptiest() {
    AmazonDynamoDBLocal emptiest =
        Collections.min(open, (one, other) -> Integer.compare(tablesIn(one), tablesIn(other)));
    return tablesIn(emptiest) == 0 || open.size() >= most ? emptiest : add();
  }

  private int tablesIn(AmazonDynamoDBLocal database) {
    return Collections.frequency(homes.values(), database);
  }

  private AmazonDynamoDBLocal add() {
    // Said to it here, because it would else send word of its start to its makers.
    boolean withoutTelemetry = true;
    AmazonDynamoDBLocal added = DynamoDBEmbedded.create(file, withoutTelemetry);
    open.add(added);
    return added;
  }

  private synchronized void forget(String table) {
    homes.remove(table);
  }

  @Override
  public synchronized void close() {
    open.forEach(AmazonDynamoDBLocal::shutdown);
  }
}
