package io.lablift.local.dynamo;

import com.amazonaws.services.dynamodbv2.local.shared.access.DDBType;
import com.amazonaws.services.dynamodbv2.local.shared.model.AttributeValue;
import java.util.HashMap;
import java.util.Map;

/**
 * Copies of items, as deep as the engine of DynamoDB Local changes them: it puts other values into
 * maps, lists and sets, and leaves a text, a number and the like as they are.
 */
final class Copies {
  private Copies() {}

  static Map<String, AttributeValue> of(Map<String, AttributeValue> item) {
    Map<String, AttributeValue> copy = HashMap.newHashMap(item.size());
    item.forEach((name, value) -> copy.put(name, of(value)));
    return copy;
  }

  private static AttributeValue of(AttributeValue value) {
    DDBType type = value.getType();
    return switch (type) {
      case M -> new AttributeValue().withM(of(value.getM()));
      case L -> new AttributeValue().withL(value.getL().stream().map(Copies::of).toList());
      case SS -> new AttributeValue().withSS(value.getSS());
      case NS -> new AttributeValue().withNS(value.getNS());
      case BS -> {
        AttributeValue copy = new AttributeValue();
        copy.setBS(value.getBS());
        yield copy;
      }
      default -> value;
    };
  }
}
