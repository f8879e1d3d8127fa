package io.lablift.functions.capacity;

import io.lablift.functions.blueprint.Quota;
import java.util.Map;

/**
 * What others than this deployment's labs use of the account's quotas in the region.
 *
 * @param others by quota; of NAT gateways nothing, for they are limited by zone
 * @param natGatewaysByZone others' NAT gateways by zone
 */
public record Usage(Map<Quota, Integer> others, Map<String, Integer> natGatewaysByZone) {
  public Usage {
    others = Map.copyOf(others);
    natGatewaysByZone = Map.copyOf(natGatewaysByZone);
  }
}
