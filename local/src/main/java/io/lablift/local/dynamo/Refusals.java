package io.lablift.local.dynamo;

import com.amazonaws.AmazonServiceException;
import com.amazonaws.services.dynamodbv2.exceptions.DynamoDBLocalServiceException;
import com.amazonaws.services.dynamodbv2.local.embedded.DDBExceptionMappingInvocationHandler;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

/**
 * Refusals of DynamoDB Local as a client of the SDK's second version throws them.
 *
 * <p>The library has such a translation too; it keeps one builder of each class for all threads, so
 * that an item in one thread's refusal could show in another's.
 */
final class Refusals {
  private Refusals() {}

  /** What the call answers; a refusal of it, translated, is thrown. */
  static <T> T translated(Supplier<T> call) {
    try {
      return call.get();
    } catch (DynamoDBLocalServiceException refusal) {
      throw translated(named(refusal));
    } catch (AmazonServiceException refusal) {
      throw translated(refusal);
    }
  }

  /** Inside of itself the library has one class for all refusals; this gives the modelled one. */
  private static AmazonServiceException named(DynamoDBLocalServiceException refusal) {
    boolean ofTheSecondVersion = false;
    try {
      DDBExceptionMappingInvocationHandler.handleDynamoDBLocalServiceException(
          refusal, ofTheSecondVersion);
      return refusal;
    } catch (AmazonServiceException named) {
      return named;
    } catch (Throwable other) {
      refusal.addSuppressed(other);
      return refusal;
    }
  }

  private static AwsServiceException translated(AmazonServiceException refusal) {
    return builder(refusal)
        .statusCode(refusal.getStatusCode())
        .requestId(refusal.getRequestId())
        .cause(refusal)
        .awsErrorDetails(
            AwsErrorDetails.builder()
                .errorCode(refusal.getErrorCode())
                .errorMessage(refusal.getErrorMessage())
                .serviceName(refusal.getServiceName())
                .build())
        .build();
  }

  /** Of the modelled classes those that somebody acts on; the code tells the others apart. */
  private static AwsServiceException.Builder builder(AmazonServiceException refusal) {
    return switch (refusal) {
      case com.amazonaws.services.dynamodbv2.model.ConditionalCheckFailedException e ->
          ConditionalCheckFailedException.builder().item(Values.taken(e.getItem()));
      case com.amazonaws.services.dynamodbv2.model.ResourceNotFoundException e ->
          ResourceNotFoundException.builder();
      case com.amazonaws.services.dynamodbv2.model.ResourceInUseException e ->
          ResourceInUseException.builder();
      default -> DynamoDbException.builder();
    };
  }
}
