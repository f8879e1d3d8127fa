package io.lablift.simulator.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DescribeVpcsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcsResponse;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ElasticLoadBalancingV2Exception;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TooManyLoadBalancersException;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterAlreadyExistsException;

final class AccidentsTest {
  private final HandClock clock = new HandClock();
  private final TinyEc2 account = new TinyEc2();
  private final ChokePoint point =
      ChokePoint.builder(clock, () -> Caller.outside("test"))
          .latency(Latency.seeded(1), clock)
          .patience(Duration.ofSeconds(4))
          .build();
  private final Ec2Client ec2 = point.wrap(Ec2Client.class, "ec2", account);

  @Test
  void failsTheNextCallOfTheActionAndNoOther() {
    point.accidents().failNext("ec2:CreateVpc", "InternalError");
    ec2.describeVpcs();
    assertThatThrownBy(this::createVpc)
        .isInstanceOfSatisfying(
            Ec2Exception.class,
            e -> {
              assertThat(e.awsErrorDetails().errorCode()).isEqualTo("InternalError");
              assertThat(e.statusCode()).isEqualTo(500);
            });
    assertThat(account.vpcs).isEmpty();
    createVpc();
    assertThat(account.vpcs).hasSize(1);
  }

  @Test
  void failsAsOftenAsItIsTold() {
    point.accidents().failNext("CreateVpc", "Unavailable", 2);
    assertThatThrownBy(this::createVpc).isInstanceOf(Ec2Exception.class);
    assertThatThrownBy(this::createVpc).isInstanceOf(Ec2Exception.class);
    createVpc();
    assertThat(account.vpcs).hasSize(1);
  }

  @Test
  void throwsTheModelledExceptionWhereTheServiceHasOne() {
    point.accidents().failNext("CreateLoadBalancer", "TooManyLoadBalancers");
    point.accidents().failNext("PutParameter", "ParameterAlreadyExists");
    ElasticLoadBalancingV2Client elb =
        point.wrap(ElasticLoadBalancingV2Client.class, "elasticloadbalancing", new TinyElb());
    SsmClient ssm = point.wrap(SsmClient.class, "ssm", new TinySsm());

    assertThatThrownBy(() -> elb.createLoadBalancer(request -> request.name("web")))
        .isInstanceOf(TooManyLoadBalancersException.class);
    assertThatThrownBy(() -> ssm.putParameter(request -> request.name("/a")))
        .isInstanceOf(ParameterAlreadyExistsException.class);
  }

  @Test
  void losesTheAnswerButNotTheEffect() {
    point.accidents().loseResponseOf("CreateVpc");
    Instant before = clock.instant();
    assertThatThrownBy(this::createVpc).isInstanceOf(ApiCallTimeoutException.class);

    assertThat(account.vpcs).hasSize(1);
    assertThat(clock.instant()).isEqualTo(before.plusSeconds(4));
    Call call = point.log().calls().getFirst();
    assertThat(call.outcome()).isEqualTo(new Outcome.Lost());
    assertThat(call.idsAnswered()).containsExactly(account.vpcs.getFirst());
    createVpc();
    assertThat(account.vpcs).hasSize(2);
  }

  @Test
  void losesTheAnswerOfOneCallByItsNumber() {
    point.accidents().loseResponseOfCall(2);
    createVpc();
    assertThatThrownBy(this::createVpc).isInstanceOf(ApiCallTimeoutException.class);
    createVpc();
    assertThat(account.vpcs).hasSize(3);
  }

  @Test
  void crashesTheFunctionRightAfterTheCallTookEffect() {
    point.accidents().crashAfterCall(2);
    ec2.describeVpcs();
    assertThatThrownBy(this::createVpc)
        .isInstanceOf(FunctionCrash.class)
        .hasMessageContaining("after call 2 (ec2:CreateVpc)");

    assertThat(account.vpcs).hasSize(1);
    assertThat(point.log().calls().getLast().outcome()).isEqualTo(new Outcome.CutOff(true));
  }

  @Test
  void throttlesForAWhileAndThenNoMore() {
    point.accidents().throttle("CreateVpc", Duration.ofSeconds(5));
    assertThatThrownBy(this::createVpc)
        .isInstanceOfSatisfying(
            Ec2Exception.class,
            e -> {
              assertThat(e.awsErrorDetails().errorCode()).isEqualTo("RequestLimitExceeded");
              assertThat(e.isThrottlingException()).isTrue();
            });
    clock.pause(Duration.ofSeconds(5));
    createVpc();
    assertThat(account.vpcs).hasSize(1);
  }

  @Test
  void letsAnAccidentAnswerInPlaceOfTheService() {
    createVpc();
    point
        .accidents()
        .arrange(
            new Accident() {
              @Override
              public Optional<SdkResponse> instead(Attempt call) {
                return call.request() instanceof DescribeVpcsRequest
                    ? Optional.of(DescribeVpcsResponse.builder().build())
                    : Optional.empty();
              }
            });
    assertThat(ec2.describeVpcs().vpcs()).isEmpty();
    point.accidents().clear();
    assertThat(ec2.describeVpcs().vpcs()).hasSize(1);
  }

  @Test
  void refusesAnAccidentThatHappensNever() {
    assertThatThrownBy(() -> point.accidents().failNext("CreateVpc", "InternalError", 0))
        .hasMessageContaining("at least once");
  }

  @Test
  void tellsACallThatWasCutOffBeforeItArrivedFromOneAfter() {
    ChokePoint abandoning =
        ChokePoint.builder(clock, () -> Caller.outside("test"))
            .latency(
                Latency.seeded(1),
                duration -> {
                  throw new ThreadDeathOfAnInvocation();
                })
            .build();
    Ec2Client client = abandoning.wrap(Ec2Client.class, "ec2", account);
    assertThatThrownBy(() -> client.createVpc(request -> request.cidrBlock("10.0.0.0/16")))
        .isInstanceOf(ThreadDeathOfAnInvocation.class);

    assertThat(account.vpcs).isEmpty();
    assertThat(abandoning.log().calls().getFirst().outcome()).isEqualTo(new Outcome.CutOff(false));
  }

  @Test
  void throttlesOtherServicesInTheirOwnWords() {
    point.accidents().throttle("elasticloadbalancing:CreateLoadBalancer", Duration.ofSeconds(1));
    ElasticLoadBalancingV2Client elb =
        point.wrap(ElasticLoadBalancingV2Client.class, "elasticloadbalancing", new TinyElb());
    assertThatThrownBy(() -> elb.createLoadBalancer(request -> request.name("web")))
        .isInstanceOfSatisfying(
            ElasticLoadBalancingV2Exception.class,
            e -> {
              assertThat(e.awsErrorDetails().errorCode()).isEqualTo("Throttling");
              assertThat(e.statusCode()).isEqualTo(400);
            });
  }

  private void createVpc() {
    ec2.createVpc(request -> request.cidrBlock("10.0.0.0/16"));
  }

  private static final class ThreadDeathOfAnInvocation extends Error {}

  private static final class TinyElb implements ElasticLoadBalancingV2Client {
    @Override
    public String serviceName() {
      return "elasticloadbalancing";
    }

    @Override
    public void close() {}
  }

  private static final class TinySsm implements SsmClient {
    @Override
    public String serviceName() {
      return "ssm";
    }

    @Override
    public void close() {}
  }
}
