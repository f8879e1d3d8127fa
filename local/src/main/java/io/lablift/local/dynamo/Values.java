package io.lablift.local.dynamo;

import com.amazonaws.services.dynamodbv2.model.AttributeValue;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;

/**
 * Attribute values between the SDK's second version, which is ours, and its first, which DynamoDB
 * Local is written in.
 */
final class Values {
  private Values() {}

  /** An item or the like as DynamoDB Local takes it; null when the request has none. */
  static @Nullable Map<String, AttributeValue> given(
      boolean present,
      Map<String, software.amazon.awssdk.services.dynamodb.model.AttributeValue> values) {
    return present ? given(values) : null;
  }

  static Map<String, AttributeValue> given(
      Map<String, software.amazon.awssdk.services.dynamodb.model.AttributeValue> values) {
    Map<String, AttributeValue> given = HashMap.newHashMap(values.size());
    values.forEach((name, value) -> given.put(name, given(value)));
    return given;
  }

  private static AttributeValue given(
      software.amazon.awssdk.services.dynamodb.model.AttributeValue value) {
    AttributeValue given = new AttributeValue();
    return switch (value.type()) {
      case S -> given.withS(value.s());
      case N -> given.withN(value.n());
      case B -> given.withB(value.b().asByteBuffer());
      case SS -> given.withSS(value.ss());
      case NS -> given.withNS(value.ns());
      case BS -> given.withBS(each(value.bs(), SdkBytes::asByteBuffer));
      case M -> given.withM(given(value.m()));
      case L -> given.withL(each(value.l(), Values::given));
      case BOOL -> given.withBOOL(value.bool());
      case NUL -> given.withNULL(value.nul());
      case UNKNOWN_TO_SDK_VERSION ->
          throw new IllegalArgumentException("no attribute value at all: " + value);
    };
  }

  /** Items as the SDK's second version gives them; null when there are none. */
  static @Nullable List<Map<String, software.amazon.awssdk.services.dynamodb.model.AttributeValue>>
      taken(@Nullable List<Map<String, AttributeValue>> items) {
    if (items == null) {
      return null;
    }
    List<Map<String, software.amazon.awssdk.services.dynamodb.model.AttributeValue>> taken =
        new ArrayList<>(items.size());
    items.forEach(item -> taken.add(all(item)));
    return taken;
  }

  /** An item as the SDK's second version gives it; null when there is none. */
  static @Nullable Map<String, software.amazon.awssdk.services.dynamodb.model.AttributeValue> taken(
      @Nullable Map<String, AttributeValue> item) {
    return item == null ? null : all(item);
  }

  private static Map<String, software.amazon.awssdk.services.dynamodb.model.AttributeValue> all(
      Map<String, AttributeValue> values) {
    Map<String, software.amazon.awssdk.services.dynamodb.model.AttributeValue> taken =
        LinkedHashMap.newLinkedHashMap(values.size());
    values.forEach((name, value) -> taken.put(name, taken(value)));
    return taken;
  }

  private static software.amazon.awssdk.services.dynamodb.model.AttributeValue taken(
      AttributeValue value) {
    var taken = software.amazon.awssdk.services.dynamodb.model.AttributeValue.builder();
    if (value.getS() != null) {
      taken.s(value.getS());
    } else if (value.getN() != null) {
      taken.n(value.getN());
    } else if (value.getM() != null) {
      taken.m(all(value.getM()));
    } else if (value.getL() != null) {
      taken.l(each(value.getL(), Values::taken));
    } else if (value.getSS() != null) {
      taken.ss(value.getSS());
    } else if (value.getNS() != null) {
      taken.ns(value.getNS());
    } else if (value.getBOOL() != null) {
      taken.bool(value.getBOOL());
    } else if (value.getNULL() != null) {
      taken.nul(value.getNULL());
    } else if (value.getB() != null) {
      taken.b(SdkBytes.fromByteBuffer(value.getB()));
    } else if (value.getBS() != null) {
      taken.bs(each(value.getBS(), (ByteBuffer bytes) -> SdkBytes.fromByteBuffer(bytes)));
    } else {
      throw new IllegalStateException("DynamoDB Local gave no attribute value at all: " + value);
    }
    return taken.build();
  }

  private static <A, B> List<B> each(List<A> values, Function<A, B> conversion) {
    List<B> converted = new ArrayList<>(values.size());
    values.forEach(value -> converted.add(conversion.apply(value)));
    return converted;
  }
}
