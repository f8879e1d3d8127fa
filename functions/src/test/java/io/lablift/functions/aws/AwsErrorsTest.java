package io.lablift.functions.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.lablift.functions.error.AwsRefused;
import io.lablift.functions.error.AwsUnavailable;
import io.lablift.functions.error.LabliftException;
import io.lablift.functions.error.QuotaExceeded;
import io.lablift.functions.error.Throttled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;

class AwsErrorsTest {
  private static Ec2Exception answer(String code, int status) {
    return (Ec2Exception)
        Ec2Exception.builder()
            .statusCode(status)
            .awsErrorDetails(
                AwsErrorDetails.builder()
                    .serviceName("Ec2")
                    .errorCode(code)
                    .errorMessage("because")
                    .build())
            .build();
  }

  @ParameterizedTest
  @CsvSource({
    "RequestLimitExceeded, 503, io.lablift.functions.error.Throttled",
    "Throttling, 400, io.lablift.functions.error.Throttled",
    "InternalError, 500, io.lablift.functions.error.AwsUnavailable",
    "Unavailable, 503, io.lablift.functions.error.AwsUnavailable",
    "VpcLimitExceeded, 400, io.lablift.functions.error.QuotaExceeded",
    "AddressLimitExceeded, 400, io.lablift.functions.error.QuotaExceeded",
    "TooManyLoadBalancers, 400, io.lablift.functions.error.QuotaExceeded",
    "InsufficientInstanceCapacity, 500, io.lablift.functions.error.AwsRefused",
    "UnauthorizedOperation, 403, io.lablift.functions.error.AwsRefused",
    "DependencyViolation, 400, io.lablift.functions.error.AwsRefused"
  })
  void aCodeOfAwsIsOneOfLabliftsDecisions(String code, int status, String error) {
    LabliftException translated = AwsErrors.translate(answer(code, status));

    assertThat(translated.getClass().getName()).isEqualTo(error);
    assertThat(translated).hasMessage("Ec2 answered " + code + ": because");
  }

  @Test
  void noAnswerMayHaveTakenEffect() {
    assertThat(AwsErrors.translate(ApiCallTimeoutException.create(20_000)))
        .isInstanceOf(AwsUnavailable.class)
        .hasMessageStartingWith("AWS gave no answer");
  }

  @ParameterizedTest
  @CsvSource({
    "InvalidVpcID.NotFound, true",
    "InvalidSubnetID.NotFound, true",
    "InvalidGroup.NotFound, true",
    "NatGatewayNotFound, true",
    "LoadBalancerNotFound, true",
    "InvalidSubnet.Conflict, false",
    "UnauthorizedOperation, false"
  })
  void knowsWhatIsNotThere(String code, boolean notFound) {
    assertThat(AwsErrors.isNotFound(answer(code, 400))).isEqualTo(notFound);
  }

  @Test
  void theErrorsOfTheStateMachinesKeepTheirNames() {
    assertThat(Throttled.class.getName()).isEqualTo("io.lablift.functions.error.Throttled");
    assertThat(AwsUnavailable.class.getName())
        .isEqualTo("io.lablift.functions.error.AwsUnavailable");
    assertThat(new QuotaExceeded("x")).isInstanceOf(LabliftException.class);
    assertThat(new AwsRefused("x")).isInstanceOf(LabliftException.class);
  }
}
