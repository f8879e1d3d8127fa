package io.lablift.functions.capacity;

import io.lablift.functions.blueprint.Quota;

/**
 * What to ask AWS for, so that so many labs fit.
 *
 * @param value the quota now
 * @param ask the value to ask for
 * @param command the line that asks for it
 */
public record Increase(
    String quota, String code, String title, String service, int value, int ask, String command) {

  /** The request for a higher value of a quota. */
  public static Increase of(Quota quota, int value, int ask, String region) {
    return new Increase(
        quota.name(),
        quota.code(),
        quota.title(),
        quota.service(),
        value,
        ask,
        "aws service-quotas request-service-quota-increase --service-code %s --quota-code %s --desired-value %d --region %s"
            .formatted(quota.service(), quota.code(), ask, region));
  }
}
