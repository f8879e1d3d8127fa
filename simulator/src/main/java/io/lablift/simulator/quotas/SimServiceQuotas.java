package io.lablift.simulator.quotas;

import io.lablift.simulator.world.Quota;
import io.lablift.simulator.world.World;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.servicequotas.ServiceQuotasClient;
import software.amazon.awssdk.services.servicequotas.model.AppliedLevelEnum;
import software.amazon.awssdk.services.servicequotas.model.GetAwsDefaultServiceQuotaRequest;
import software.amazon.awssdk.services.servicequotas.model.GetAwsDefaultServiceQuotaResponse;
import software.amazon.awssdk.services.servicequotas.model.GetServiceQuotaRequest;
import software.amazon.awssdk.services.servicequotas.model.GetServiceQuotaResponse;
import software.amazon.awssdk.services.servicequotas.model.ListAwsDefaultServiceQuotasRequest;
import software.amazon.awssdk.services.servicequotas.model.ListAwsDefaultServiceQuotasResponse;
import software.amazon.awssdk.services.servicequotas.model.ListServiceQuotasRequest;
import software.amazon.awssdk.services.servicequotas.model.ListServiceQuotasResponse;
import software.amazon.awssdk.services.servicequotas.model.ServiceQuota;

/**
 * Service Quotas in memory: the quotas that the simulated account holds its callers to, and no
 * others ("Service Quotas API reference").
 *
 * <p>It knows quotas and no usage: what is used must be counted. Every call that is not here is
 * refused as not implemented.
 */
public final class SimServiceQuotas implements ServiceQuotasClient {
  private static final Map<String, String> SERVICES =
      Map.of(
          "vpc", "Amazon Virtual Private Cloud (Amazon VPC)",
          "ec2", "Amazon Elastic Compute Cloud (Amazon EC2)",
          "elasticloadbalancing", "Elastic Load Balancing (ELB)");

  /** "Valid Range: Minimum value of 1. Maximum value of 100." */
  private static final int LONGEST_PAGE = 100;

  private record Part(List<Quota> quotas, @Nullable String next) {}

  private final World world;

  public SimServiceQuotas(World world) {
    this.world = world;
  }

  /** What the account has now; where only the default is known, NoSuchResourceException. */
  @Override
  public GetServiceQuotaResponse getServiceQuota(GetServiceQuotaRequest request) {
    if (request.contextId() != null) {
      throw new UnsupportedOperationException("the simulator knows no quotas of single resources");
    }
    Quota quota = named(request.serviceCode(), request.quotaCode());
    if (world.quotas().untold().contains(quota)) {
      throw noQuota(quota.code());
    }
    return GetServiceQuotaResponse.builder().quota(shown(quota, applied(quota), true)).build();
  }

  @Override
  public GetAwsDefaultServiceQuotaResponse getAWSDefaultServiceQuota(
      GetAwsDefaultServiceQuotaRequest request) {
    Quota quota = named(request.serviceCode(), request.quotaCode());
    return GetAwsDefaultServiceQuotaResponse.builder()
        .quota(shown(quota, quota.published(), false))
        .build();
  }

  /** "If the applied quota value is not available for a quota, the quota is not retrieved." */
  @Override
  public ListServiceQuotasResponse listServiceQuotas(ListServiceQuotasRequest request) {
    if (request.quotaAppliedAtLevel() == AppliedLevelEnum.RESOURCE) {
      throw new UnsupportedOperationException("the simulator knows no quotas of single resources");
    }
    List<Quota> told =
        ofService(request.serviceCode()).stream()
            .filter(q -> !world.quotas().untold().contains(q))
            .filter(q -> request.quotaCode() == null || q.code().equals(request.quotaCode()))
            .toList();
    Part part = part(told, request.nextToken(), request.maxResults());
    return ListServiceQuotasResponse.builder()
        .quotas(shown(part, this::applied, true))
        .nextToken(part.next())
        .build();
  }

  @Override
  public ListAwsDefaultServiceQuotasResponse listAWSDefaultServiceQuotas(
      ListAwsDefaultServiceQuotasRequest request) {
    Part part = part(ofService(request.serviceCode()), request.nextToken(), request.maxResults());
    return ListAwsDefaultServiceQuotasResponse.builder()
        .quotas(shown(part, Quota::published, false))
        .nextToken(part.next())
        .build();
  }

  private int applied(Quota quota) {
    return world.quotas().limit(quota);
  }

  private static List<Quota> ofService(@Nullable String service) {
    if (service == null || !SERVICES.containsKey(service)) {
      throw QuotasRefused.noSuchResource(
          "This service is not available in the current Region. Choose a different Region or a"
              + " different service.");
    }
    return Arrays.stream(Quota.values())
        .filter(q -> q.service().equals(service))
        .sorted(Comparator.comparing(Quota::title))
        .toList();
  }

  private static Quota named(@Nullable String service, @Nullable String code) {
    return ofService(service).stream()
        .filter(q -> q.code().equals(code))
        .findAny()
        .orElseThrow(() -> noQuota(code));
  }

  private static RuntimeException noQuota(@Nullable String code) {
    return QuotasRefused.noSuchResource(
        "The request failed because the specified quota " + code + " does not exist.");
  }

  private List<ServiceQuota> shown(Part part, ToIntFunction<Quota> value, boolean ofAccount) {
    return part.quotas().stream().map(q -> shown(q, value.applyAsInt(q), ofAccount)).toList();
  }

  /** A default's ARN names no account ("Actions, resources, and condition keys"). */
  private ServiceQuota shown(Quota quota, int value, boolean ofAccount) {
    String owner = ofAccount ? world.setup().accountId() : "";
    return ServiceQuota.builder()
        .serviceCode(quota.service())
        .serviceName(SERVICES.get(quota.service()))
        .quotaArn(
            "arn:aws:servicequotas:%s:%s:%s/%s"
                .formatted(world.setup().region(), owner, quota.service(), quota.code()))
        .quotaCode(quota.code())
        .quotaName(quota.title())
        .value((double) value)
        .unit("None")
        .adjustable(true)
        .globalQuota(false)
        .quotaAppliedAtLevel(ofAccount ? AppliedLevelEnum.ACCOUNT : null)
        .build();
  }

  private static Part part(List<Quota> all, @Nullable String token, @Nullable Integer most) {
    int size = most == null ? LONGEST_PAGE : most;
    if (size < 1 || size > LONGEST_PAGE) {
      throw QuotasRefused.invalid("MaxResults must be between 1 and " + LONGEST_PAGE);
    }
    int from = 0;
    if (token != null) {
      if (!token.matches("page-\\d{1,3}")) {
        throw QuotasRefused.badToken();
      }
      from = Math.min(all.size(), Integer.parseInt(token.substring("page-".length())));
    }
    int to = Math.min(all.size(), from + size);
    return new Part(all.subList(from, to), to < all.size() ? "page-" + to : null);
  }

  @Override
  public String serviceName() {
    return ServiceQuotasClient.SERVICE_NAME;
  }

  @Override
  public void close() {}
}
