package io.lablift.local.dynamo;

import com.amazonaws.services.dynamodbv2.model.AttributeValue;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
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

  /**
   * The same, made of as much of an earlier item as is still so; the earlier one itself where all
   * is.
   */
  static Map<String, software.amazon.awssdk.services.dynamodb.model.AttributeValue> taken(
      Map<String, AttributeValue> values,
      Map<String, software.amazon.awssdk.services.dynamodb.model.AttributeValue> before) {
    Map<String, software.amazon.awssdk.services.dynamodb.model.AttributeValue> taken =
        LinkedHashMap.newLinkedHashMap(values.size());
    boolean same = values.size() == before.size();
    for (Map.Entry<String, AttributeValue> entry : values.entrySet()) {
      var old = before.get(entry.getKey());
      var now = old == null ? taken(entry.getValue()) : taken(entry.getValue(), old);
      taken.put(entry.getKey(), now);
      same &= isTheSame(now, old);
    }
    return same ? before : taken;
  }

  private static software.amazon.awssdk.services.dynamodb.model.AttributeValue taken(
      AttributeValue value, software.amazon.awssdk.services.dynamodb.model.AttributeValue before) {
    if (value.getM() != null && before.hasM()) {
      var now = taken(value.getM(), before.m());
      return isTheSame(now, before.m()) ? before : built(b -> b.m(now));
    }
    if (value.getL() != null && before.hasL()) {
      List<software.amazon.awssdk.services.dynamodb.model.AttributeValue> now =
          new ArrayList<>(value.getL().size());
      int known = before.l().size();
      boolean same = value.getL().size() == known;
      for (AttributeValue item : value.getL()) {
        int i = now.size();
        now.add(i < known ? taken(item, before.l().get(i)) : taken(item));
        same = same && isTheSame(now.get(i), before.l().get(i));
      }
      return same ? before : built(b -> b.l(now));
    }
    boolean same =
        value.getS() != null
            ? value.getS().equals(before.s())
            : value.getN() != null
                ? value.getN().equals(before.n())
                : value.getBOOL() != null && value.getBOOL().equals(before.bool());
    return same ? before : taken(value);
  }

  private static software.amazon.awssdk.services.dynamodb.model.AttributeValue built(
      UnaryOperator<software.amazon.awssdk.services.dynamodb.model.AttributeValue.Builder> of) {
    return of.apply(software.amazon.awssdk.services.dynamodb.model.AttributeValue.builder())
        .build();
  }

  /** Whether it is the earlier one itself, and not one like it. */
  @SuppressWarnings("ReferenceEquality")
  static boolean isTheSame(Object now, @Nullable Object before) {
    return now == before;
  }

  static Map<String, software.amazon.awssdk.services.dynamodb.model.AttributeValue> all(
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
