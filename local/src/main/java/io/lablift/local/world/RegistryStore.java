package io.lablift.local.world;

import io.lablift.functions.registry.RegistryTable;
import io.lablift.local.dynamo.Database;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/**
 * A DynamoDB inside this JVM, in memory or on a file.
 *
 * <p>One in memory serves any number of worlds on any number of threads, each with its own table;
 * it takes seconds to start, so tests share one.
 */
public final class RegistryStore implements AutoCloseable {
  private final Database database;
  private final @Nullable FileLock lock;

  private RegistryStore(Database database, @Nullable FileLock lock) {
    this.database = database;
    this.lock = lock;
  }

  /** A store that ends with this JVM. */
  public static RegistryStore inMemory() {
    return new RegistryStore(Database.inMemory(), null);
  }

  /**
   * A store that outlives this JVM.
   *
   * @param directory made when it is not there
   * @param name of the file in it
   * @throws RegistryInUse when another process has it open
   */
  public static RegistryStore onFile(Path directory, String name) {
    try {
      Files.createDirectories(directory);
      FileChannel channel =
          FileChannel.open(
              directory.resolve(name + ".lock"),
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE);
      FileLock lock = locked(channel);
      if (lock == null) {
        channel.close();
        throw new RegistryInUse(directory);
      }
      File file = directory.resolve(name + ".db").toAbsolutePath().toFile();
      return new RegistryStore(Database.onFile(file), lock);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot keep the registry in " + directory + ": " + e.getMessage(), e);
    }
  }

  private static @Nullable FileLock locked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException thisProcessHasIt) {
      return null;
    }
  }

  /** A client of it. */
  public DynamoDbClient client() {
    return database.client();
  }

  /** Makes the registry's table of that name, unless it is there. */
  public void makeTable(String table) {
    database.makeTable(RegistryTable.createRequest(table));
  }

  /**
   * The id of the deployment whose registry this is: drawn when the table is new, and the same ever
   * after.
   */
  public String deployment(String table) {
    return deployment(table, UUID.randomUUID().toString().replace("-", "").substring(0, 12));
  }

  /**
   * As {@link #deployment(String)}, with what is drawn if the table is new.
   *
   * @param drawn taken if the deployment has no id yet
   */
  String deployment(String table, String drawn) {
    Map<String, AttributeValue> key = Map.of("pk", AttributeValue.fromS("DEPLOYMENT"));
    AttributeValue id =
        client()
            .updateItem(
                request ->
                    request
                        .tableName(table)
                        .key(key)
                        .updateExpression("SET id = if_not_exists(id, :drawn)")
                        .expressionAttributeValues(Map.of(":drawn", AttributeValue.fromS(drawn)))
                        .returnValues(ReturnValue.ALL_NEW))
            .attributes()
            .get("id");
    return Objects.requireNonNull(id).s();
  }

  /** Forgets a world's table. */
  public void dropTable(String table) {
    database.dropTable(table);
  }

  @Override
  public void close() {
    database.close();
    if (lock != null) {
      try {
        lock.acquiredBy().close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
