package io.lablift.functions.capacity;

import io.lablift.functions.aws.AwsClients;
import io.lablift.functions.aws.AwsErrors;
import io.lablift.functions.blueprint.Quota;
import java.util.EnumMap;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.servicequotas.model.NoSuchResourceException;
import software.amazon.awssdk.services.servicequotas.model.ServiceQuota;

/**
 * Reads the account's quotas from Service Quotas.
 *
 * <p>"If the applied quota value is not available for a quota, the quota is not retrieved" (Service
 * Quotas API, GetServiceQuota): then AWS's default applies. Where neither can be had, as without
 * the permission or before an emulator, the documented default is assumed, and whoever shows it
 * says so.
 */
final class QuotaReader {
  private final AwsClients aws;

  QuotaReader(AwsClients aws) {
    this.aws = aws;
  }

  /**
   * What came of reading.
   *
   * @param isWhole whether none of them will be answered otherwise in a moment
   */
  record Read(Map<Quota, QuotaValue> values, boolean isWhole) {}

  /**
   * All of them. One that cannot be read now, because the service is busy or gives no answer, is as
   * it was before, or else assumed: no lab waits for that, and one that meets the quota itself is
   * built again.
   */
  Read read(Map<Quota, QuotaValue> before) {
    Map<Quota, QuotaValue> values = new EnumMap<>(Quota.class);
    boolean isWhole = true;
    for (Quota quota : Quota.values()) {
      try {
        values.put(quota, read(quota));
      } catch (SdkException e) {
        isWhole = isWhole && !AwsErrors.isPassing(e);
        values.put(
            quota,
            before.getOrDefault(quota, new QuotaValue(quota.usual(), QuotaValue.Source.ASSUMED)));
      }
    }
    return new Read(values, isWhole);
  }

  private QuotaValue read(Quota quota) {
    try {
      return value(
          aws.serviceQuotas()
              .getServiceQuota(r -> r.serviceCode(quota.service()).quotaCode(quota.code()))
              .quota(),
          QuotaValue.Source.READ);
    } catch (NoSuchResourceException e) {
      return value(
          aws.serviceQuotas()
              .getAWSDefaultServiceQuota(
                  r -> r.serviceCode(quota.service()).quotaCode(quota.code()))
              .quota(),
          QuotaValue.Source.DEFAULT);
    }
  }

  private static QuotaValue value(ServiceQuota quota, QuotaValue.Source source) {
    return new QuotaValue((int) Math.min(Integer.MAX_VALUE, Math.round(quota.value())), source);
  }
}
