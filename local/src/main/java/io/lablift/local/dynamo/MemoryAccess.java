package io.lablift.local.dynamo;

import com.amazonaws.services.dynamodbv2.local.shared.access.ListTablesResultInfo;
import com.amazonaws.services.dynamodbv2.local.shared.access.LocalDBAccess;
import com.amazonaws.services.dynamodbv2.local.shared.access.LocalDBUtils;
import com.amazonaws.services.dynamodbv2.local.shared.access.TableInfo;
import com.amazonaws.services.dynamodbv2.local.shared.model.AttributeValue;
import com.amazonaws.services.dynamodbv2.local.shared.model.Condition;
import com.amazonaws.services.dynamodbv2.model.AttributeDefinition;
import com.amazonaws.services.dynamodbv2.model.BillingMode;
import com.amazonaws.services.dynamodbv2.model.GlobalSecondaryIndex;
import com.amazonaws.services.dynamodbv2.model.LocalSecondaryIndex;
import com.amazonaws.services.dynamodbv2.model.OnDemandThroughput;
import com.amazonaws.services.dynamodbv2.model.ProvisionedThroughput;
import com.amazonaws.services.dynamodbv2.model.StreamSpecification;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/**
 * Where DynamoDB Local keeps its tables when they are kept in memory: in maps.
 *
 * <p>Its own place for that is SQLite, which writes an item down as JSON on a thread of its own and
 * reads it back for every call: most of the processor time of a simulated life. What DynamoDB means
 * (expressions, conditions, validation, limits, errors) stays the library's; here are only tables
 * with items. What is not needed for items is refused.
 */
final class MemoryAccess implements InvocationHandler {
  private final Map<String, MemoryTable> tables = new ConcurrentHashMap<>();
  private final Map<String, ReentrantReadWriteLock> locks = new ConcurrentHashMap<>();

  private MemoryAccess() {}

  /** A new one, without tables. */
  static LocalDBAccess create() {
    return (LocalDBAccess)
        Proxy.newProxyInstance(
            MemoryAccess.class.getClassLoader(),
            new Class<?>[] {LocalDBAccess.class},
            new MemoryAccess());
  }

  @Override
  @SuppressWarnings("unchecked") // The interface's own types.
  public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] given) {
    Object[] args = given == null ? new Object[0] : given;
    return switch (method.getName()) {
      case "getRecord" -> table(args).get((Map<String, AttributeValue>) args[1]);
      case "putRecord" -> {
        table(args).put((Map<String, AttributeValue>) args[1]);
        yield null;
      }
      case "deleteRecord" -> table(args).delete((Map<String, AttributeValue>) args[1]);
      case "queryRecords" ->
          table(args)
              .read(
                  (String) args[1],
                  (Map<String, Condition>) args[2],
                  (Map<String, AttributeValue>) args[3],
                  (Long) args[4],
                  (Boolean) args[5]);
      case "getTableInfo" -> {
        MemoryTable table = tables.get((String) args[0]);
        yield table == null ? null : table.info();
      }
      case "getLockForTable" -> lock((String) args[0]);
      case "createTable" -> {
        create(args);
        yield null;
      }
      case "deleteTable" -> tables.remove((String) args[0]);
      case "listTables" ->
          new ListTablesResultInfo(tables.keySet().stream().sorted().toList(), null);
      case "getTableItemCount" -> (long) table(args).size();
      case "getTableByteSize", "getGSIByteSize", "getGSIItemCount" -> 0L;
      case "close" -> null;
      case "toString" -> "DynamoDB tables in memory: " + tables.keySet();
      default ->
          throw new UnsupportedOperationException(
              "tables in memory know no " + method.getName() + "; a registry on a file does");
    };
  }

  private MemoryTable table(Object[] args) {
    MemoryTable table = tables.get((String) args[0]);
    if (table == null) {
      throw new IllegalStateException("the table " + args[0] + " was dropped during a call");
    }
    return table;
  }

  private ReentrantReadWriteLock lock(String table) {
    return locks.computeIfAbsent(table, absent -> new ReentrantReadWriteLock());
  }

  @SuppressWarnings("unchecked") // The interface's own types.
  private void create(Object[] args) {
    String name = (String) args[0];
    TableInfo info =
        new TableInfo(
            name,
            (AttributeDefinition) args[1],
            (AttributeDefinition) args[2],
            (List<AttributeDefinition>) args[3],
            (List<LocalSecondaryIndex>) args[4],
            LocalDBUtils.getGsiDescListFrom((List<GlobalSecondaryIndex>) args[5]),
            (ProvisionedThroughput) args[6],
            (OnDemandThroughput) args[7],
            (BillingMode) args[8],
            (StreamSpecification) args[10],
            System.currentTimeMillis(),
            Boolean.TRUE.equals(args[9]));
    tables.put(name, new MemoryTable(info));
  }
}
