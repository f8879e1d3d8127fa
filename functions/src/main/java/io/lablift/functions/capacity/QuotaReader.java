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

  /** All of them. */
  Map<Quota, QuotaValue> read() {
    Map<Quota, QuotaValue> values = new EnumMap<>(Quota.class);
    for (Quota quota : Quota.values()) {
      values.put(quota, read(quota));
    }
    return values;
  }

  private QuotaValue read(Quota quota) {
    try {
      return value(
          aws.serviceQuotas()
              .getServiceQuota(r -> r.serviceCode(quota.service()).quotaCode(quota.code()))
              .quota(),
          QuotaValue.Source.READ);
    } catch (NoSuchResourceException e) {
      return byDefault(quota);
    } catch (SdkException e) {
      return assumedUnlessPassing(quota, e);
    }
  }

  private QuotaValue byDefault(Quota quota) {
    try {
      return value(
          aws.serviceQuotas()
              .getAWSDefaultServiceQuota(
                  r -> r.serviceCode(quota.service()).quotaCode(quota.code()))
              .quota(),
          QuotaValue.Source.DEFAULT);
    } catch (NoSuchResourceException e) {
      return new QuotaValue(quota.usual(), QuotaValue.Source.ASSUMED);
    } catch (SdkException e) {
      return assumedUnlessPassing(quota, e);
    }
  }

  /** What will pass, such as throttling, is worth another try; a refusal is an answer. */
  private static QuotaValue assumedUnlessPassing(Quota quota, SdkException e) {
    if (AwsErrors.isPassing(e)) {
      throw AwsErrors.translate(e);
    }
    return new QuotaValue(quota.usual(), QuotaValue.Source.ASSUMED);
  }

  private static QuotaValue value(ServiceQuota quota, QuotaValue.Source source) {
    return new QuotaValue((int) Math.min(Integer.MAX_VALUE, Math.round(quota.value())), source);
  }
}
