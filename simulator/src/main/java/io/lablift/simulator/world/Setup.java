package io.lablift.simulator.world;

import java.util.Map;

/**
 * What distinguishes one simulated account from another.
 *
 * @param accountId twelve digits
 * @param defaultVpc whether the account is born with a default VPC, as real ones are
 * @param parameters the public SSM parameters beside the simulator's own, by name
 */
public record Setup(
    long seed,
    String region,
    String accountId,
    Quotas quotas,
    Durations durations,
    Lags lags,
    boolean defaultVpc,
    Map<String, String> parameters) {
  public Setup {
    parameters = Map.copyOf(parameters);
    if (!accountId.matches("\\d{12}")) {
      throw new IllegalArgumentException("an account id has twelve digits: " + accountId);
    }
  }
}
