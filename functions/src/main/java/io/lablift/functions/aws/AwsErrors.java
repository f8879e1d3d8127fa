package io.lablift.functions.aws;

import io.lablift.functions.error.AwsRefused;
import io.lablift.functions.error.AwsUnavailable;
import io.lablift.functions.error.LabliftException;
import io.lablift.functions.error.QuotaExceeded;
import io.lablift.functions.error.Throttled;
import java.util.Set;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * What an exception of the SDK means for Lablift: the one place that reads AWS's error codes by
 * class.
 *
 * <p>Source of the codes: EC2 API reference, "Error codes for the Amazon EC2 API"; ELBv2, DynamoDB,
 * Step Functions and Systems Manager API references, "Common errors".
 */
public final class AwsErrors {
  private static final Set<String> THROTTLED =
      Set.of(
          "RequestLimitExceeded",
          "Throttling",
          "ThrottlingException",
          "ThrottledException",
          "TooManyRequestsException",
          "RequestThrottled",
          "RequestThrottledException",
          "EC2ThrottledException",
          "BandwidthLimitExceeded",
          "PriorRequestNotComplete",
          "SlowDown",
          "TransactionInProgressException",
          "ProvisionedThroughputExceededException",
          "TooManyUpdates",
          "ResourceCountLimitExceeded");

  private static final Set<String> UNAVAILABLE =
      Set.of(
          "InternalError",
          "InternalFailure",
          "InternalServerError",
          "InternalServerErrorException",
          "ServiceUnavailable",
          "ServiceUnavailableException",
          "Unavailable",
          "RequestTimeout",
          "RequestTimeoutException",
          "RequestExpired");

  private static final Pattern QUOTA =
      Pattern.compile(".*LimitExceeded(Exception)?|TooMany[A-Z].*|MaxSpotInstanceCountExceeded");

  private static final Pattern NOT_FOUND =
      Pattern.compile(
          "Invalid[A-Za-z]*\\.NotFound|InvalidAMIID\\.Unavailable|InvalidGroup\\.NotFound|NatGatewayNotFound|.*NotFoundException|"
              + "LoadBalancerNotFound|TargetGroupNotFound|ListenerNotFound|SubnetNotFound|"
              + "SecurityGroupNotFound|ParameterNotFound|InvalidAllocationID\\.NotFound");

  private AwsErrors() {}

  /** The error code that AWS gave, or the empty text if the exception is not an answer of AWS. */
  public static String code(SdkException e) {
    if (e instanceof AwsServiceException service) {
      AwsErrorDetails details = service.awsErrorDetails();
      return details == null || details.errorCode() == null ? "" : details.errorCode();
    }
    return "";
  }

  /** Whether AWS says that something named in the call is not there: gone, or not yet visible. */
  public static boolean isNotFound(SdkException e) {
    return NOT_FOUND.matcher(code(e)).matches();
  }

  /** Whether AWS answers that there were too many requests. */
  static boolean isThrottled(SdkException e) {
    return THROTTLED.contains(code(e));
  }

  /** Whether the same call may be answered another way in a moment: throttled, or no answer. */
  public static boolean isPassing(SdkException e) {
    LabliftException same = translate(e);
    return same instanceof Throttled || same instanceof AwsUnavailable;
  }

  /** Whether AWS refuses to delete something because something else holds it. */
  public static boolean isInUse(SdkException e) {
    return switch (code(e)) {
      // AuthFailure: ReleaseAddress of an address that a service manages (EC2 API, ReleaseAddress).
      case "DependencyViolation",
          "InvalidIPAddress.InUse",
          "ResourceInUse",
          "AuthFailure",
          "VolumeInUse",
          "InvalidNetworkInterface.InUse",
          "IncorrectState",
          "IncorrectInstanceState" ->
          true;
      default -> false;
    };
  }

  /** The same event as one of Lablift's own errors, which the state machines know by name. */
  public static LabliftException translate(SdkException e) {
    String code = code(e);
    if (!(e instanceof AwsServiceException service)) {
      return new AwsUnavailable("AWS gave no answer: " + e.getMessage(), e);
    }
    if (THROTTLED.contains(code)) {
      return new Throttled(said(service), e);
    }
    if (UNAVAILABLE.contains(code) || (service.statusCode() >= 500 && !isCapacity(code))) {
      return new AwsUnavailable(said(service), e);
    }
    if (QUOTA.matcher(code).matches()) {
      return new QuotaExceeded(said(service), e);
    }
    return new AwsRefused(said(service), e);
  }

  /** InsufficientInstanceCapacity comes with status 500, and is no failure of the service. */
  private static boolean isCapacity(String code) {
    return code.startsWith("Insufficient");
  }

  private static String said(AwsServiceException e) {
    AwsErrorDetails details = e.awsErrorDetails();
    return details == null
        ? String.valueOf(e.getMessage())
        : details.serviceName()
            + " answered "
            + details.errorCode()
            + ": "
            + details.errorMessage();
  }
}
