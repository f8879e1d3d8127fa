package io.lablift.simulator.quotas;

import static io.lablift.simulator.Bench.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lablift.simulator.Bench;
import io.lablift.simulator.wire.Caller;
import io.lablift.simulator.wire.ChokePoint;
import io.lablift.simulator.wire.RequestLimits;
import io.lablift.simulator.world.Quota;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.servicequotas.ServiceQuotasClient;
import software.amazon.awssdk.services.servicequotas.model.ListServiceQuotasResponse;
import software.amazon.awssdk.services.servicequotas.model.NoSuchResourceException;
import software.amazon.awssdk.services.servicequotas.model.ServiceQuota;
import software.amazon.awssdk.services.servicequotas.model.TooManyRequestsException;

class SimServiceQuotasTest {
  private final Bench aws =
      new Bench(b -> b.quota(Quota.ELASTIC_IPS, 20).untold(Quota.STANDARD_VCPUS));
  private final ServiceQuotasClient quotas = aws.account.serviceQuotas();

  private double applied(String service, String code) {
    return quotas.getServiceQuota(r -> r.serviceCode(service).quotaCode(code)).quota().value();
  }

  private double usual(String service, String code) {
    return quotas
        .getAWSDefaultServiceQuota(r -> r.serviceCode(service).quotaCode(code))
        .quota()
        .value();
  }

  @Test
  void tellWhatTheAccountHasAndWhatAwsGivesToAll() {
    assertThat(applied("ec2", "L-0263D0A3")).isEqualTo(20);
    assertThat(usual("ec2", "L-0263D0A3")).isEqualTo(5);
    assertThat(usual("elasticloadbalancing", "L-B22855CB")).isEqualTo(3000);
    ServiceQuota shown =
        quotas.getServiceQuota(r -> r.serviceCode("vpc").quotaCode("L-F678F1CE")).quota();
    assertThat(shown.quotaName()).isEqualTo("VPCs per Region");
    assertThat(shown.quotaArn())
        .isEqualTo("arn:aws:servicequotas:ap-northeast-2:123456789012:vpc/L-F678F1CE");
    assertThat(shown.adjustable()).isTrue();
  }

  @Test
  void areNotToldWhereOnlyTheDefaultIsKnown() {
    assertThatThrownBy(() -> applied("ec2", "L-1216C47A"))
        .isInstanceOf(NoSuchResourceException.class);
    assertThat(usual("ec2", "L-1216C47A")).isEqualTo(5);
    assertThat(quotas.listServiceQuotas(r -> r.serviceCode("ec2")).quotas())
        .extracting(ServiceQuota::quotaCode)
        .containsExactly("L-34B43A08", "L-0263D0A3");
    assertThat(quotas.listAWSDefaultServiceQuotas(r -> r.serviceCode("ec2")).quotas())
        .extracting(ServiceQuota::quotaCode)
        .containsExactly("L-34B43A08", "L-0263D0A3", "L-1216C47A");
  }

  @Test
  void areListedPageByPage() {
    ListServiceQuotasResponse first =
        quotas.listServiceQuotas(r -> r.serviceCode("vpc").maxResults(4));
    assertThat(first.quotas()).hasSize(4);
    ListServiceQuotasResponse second =
        quotas.listServiceQuotas(
            r -> r.serviceCode("vpc").maxResults(4).nextToken(first.nextToken()));
    assertThat(second.quotas()).hasSize(2).doesNotContainAnyElementsOf(first.quotas());
    assertThat(second.nextToken()).isNull();
    assertThat(quotas.listServiceQuotasPaginator(r -> r.serviceCode("vpc").maxResults(1)).quotas())
        .hasSize(6);
    assertThat(quotas.listServiceQuotas(r -> r.serviceCode("vpc").quotaCode("L-FE5A380F")).quotas())
        .extracting(ServiceQuota::quotaName)
        .containsExactly("NAT gateways per Availability Zone");
  }

  @Test
  void refuseWhatAwsRefuses() {
    assertThat(refusal(() -> applied("vpc", "L-0263D0A3"))).isEqualTo("NoSuchResourceException");
    assertThat(refusal(() -> quotas.listServiceQuotas(r -> r.serviceCode("nothing"))))
        .isEqualTo("NoSuchResourceException");
    assertThat(refusal(() -> quotas.listServiceQuotas(r -> r.serviceCode("vpc").nextToken("x"))))
        .isEqualTo("InvalidPaginationTokenException");
    assertThat(refusal(() -> quotas.listServiceQuotas(r -> r.serviceCode("vpc").maxResults(101))))
        .isEqualTo("IllegalArgumentException");
    assertThatThrownBy(() -> quotas.listServices(r -> {}))
        .hasMessageContaining("ServiceQuotasClient.listServices");
  }

  @Test
  void areThrottledAsServiceQuotasDoes() {
    ChokePoint point =
        ChokePoint.builder(aws.clock, () -> Caller.outside("test"))
            .limits(RequestLimits.aws())
            .build();
    ServiceQuotasClient behind = point.wrap(ServiceQuotasClient.class, "servicequotas", quotas);
    for (int i = 0; i < 5; i++) {
      behind.getServiceQuota(r -> r.serviceCode("vpc").quotaCode("L-F678F1CE"));
    }

    assertThatThrownBy(
            () -> behind.getServiceQuota(r -> r.serviceCode("vpc").quotaCode("L-F678F1CE")))
        .isInstanceOf(TooManyRequestsException.class);
    assertThat(point.log().calls().getLast().action()).isEqualTo("servicequotas:GetServiceQuota");
  }

  @Test
  void growWhileTheAccountLives() {
    for (int i = 0; i < 20; i++) {
      aws.address();
    }
    assertThat(refusal(aws::address)).isEqualTo("AddressLimitExceeded");

    aws.account.grant(Quota.ELASTIC_IPS, 21);

    assertThat(aws.address()).startsWith("eipalloc-0");
    assertThat(applied("ec2", "L-0263D0A3")).isEqualTo(21);
    assertThat(aws.account.quotas().limit(Quota.ELASTIC_IPS)).isEqualTo(21);
    assertThatThrownBy(() -> aws.account.grant(Quota.ELASTIC_IPS, 20))
        .hasMessageContaining("21 already");
  }

  @Test
  void areUsedByOthersTooWhileTheAccountLives() {
    aws.account.usedElsewhere(Quota.VPCS, 4);
    assertThat(refusal(aws::vpc)).isEqualTo("VpcLimitExceeded");

    aws.account.usedElsewhere(Quota.VPCS, 3);

    assertThat(aws.vpc()).startsWith("vpc-0");
  }

  @Test
  void canBeCountedAgainstWhatDescribesShow() {
    String subnet = aws.subnet(aws.vpc(), "10.0.1.0/24");
    String server = aws.instance(subnet);
    String nat = aws.nat(subnet, address("theirs"));

    Instance shown =
        aws.ec2
            .describeInstances(r -> r.instanceIds(server))
            .reservations()
            .getFirst()
            .instances()
            .getFirst();

    assertThat(shown.cpuOptions().coreCount() * shown.cpuOptions().threadsPerCore()).isEqualTo(2);
    assertThat(shown.instanceLifecycle()).isNull();
    assertThat(shown.placement().availabilityZone()).isEqualTo("ap-northeast-2a");
    assertThat(aws.ec2.describeNatGateways(r -> r.natGatewayIds(nat)).natGateways().getFirst())
        .satisfies(n -> assertThat(n.subnetId()).isEqualTo(subnet))
        .satisfies(n -> assertThat(n.stateAsString()).isEqualTo("pending"));
    assertThat(aws.ec2.describeAddresses(r -> {}).addresses().getFirst().tags())
        .extracting(Tag::value)
        .containsExactly("theirs");
  }

  private String address(String team) {
    String address = aws.address();
    aws.ec2.createTags(
        r -> r.resources(address).tags(Tag.builder().key("team").value(team).build()));
    return address;
  }
}
