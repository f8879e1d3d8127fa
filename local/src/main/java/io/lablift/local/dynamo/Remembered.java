package io.lablift.local.dynamo;

import com.amazonaws.services.dynamodbv2.model.AttributeValue;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;

/**
 * The items that a client was last told, so that the next answer is made of what is still so.
 *
 * <p>Items are told over and over with little changed, and whoever writes down calls keeps all
 * answers: of a thousand labs that would be gigabytes.
 */
final class Remembered {
  private static final int MOST = 4096;

  private record Key(
      String table,
      Map<String, software.amazon.awssdk.services.dynamodb.model.AttributeValue> key) {}

  /** An item, and the answer to a GetItem that told it. */
  private record Told(
      Map<String, software.amazon.awssdk.services.dynamodb.model.AttributeValue> item,
      GetItemResponse answer) {}

  private final Map<Key, Told> items =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Told> eldest) {
          return size() > MOST;
        }
      };

  /**
   * The answer that tells a whole item.
   *
   * @param item as DynamoDB Local gives it; null when there is none
   */
  synchronized GetItemResponse told(
      String table,
      Map<String, software.amazon.awssdk.services.dynamodb.model.AttributeValue> key,
      @Nullable Map<String, AttributeValue> item) {
    Key which = new Key(table, key);
    if (item == null) {
      items.remove(which);
      return GetItemResponse.builder().build();
    }
    Told before = items.get(which);
    var now = before == null ? Values.all(item) : Values.taken(item, before.item());
    if (before != null && Values.isTheSame(now, before.item())) {
      return before.answer();
    }
    GetItemResponse answer = GetItemResponse.builder().item(now).build();
    items.put(which, new Told(answer.item(), answer));
    return answer;
  }
}
