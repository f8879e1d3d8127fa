package io.lablift.local.dynamo;

import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;

/** The fields of a kind of request that are passed on; a request with another is refused. */
final class Understood {
  private final Set<String> fields;

  private Understood(Set<String> fields) {
    this.fields = fields;
  }

  static Understood fields(String... names) {
    return new Understood(Set.of(names));
  }

  /**
   * Refuses a request that says more than is passed on.
   *
   * @throws UnsupportedOperationException naming what would be lost
   */
  void demand(DynamoDbRequest request) {
    for (SdkField<?> field : request.sdkFields()) {
      if (!fields.contains(field.memberName()) && isSet(field.getValueOrDefault(request))) {
        throw new UnsupportedOperationException(
            request.getClass().getSimpleName()
                + "."
                + field.memberName()
                + " is not passed on to the DynamoDB in this JVM; known are "
                + new TreeSet<>(fields));
      }
    }
  }

  private static boolean isSet(Object value) {
    return value != null
        && !(value instanceof SdkAutoConstructList)
        && !(value instanceof SdkAutoConstructMap);
  }
}
