package io.lablift.local.simulate;

import io.lablift.simulator.SimulatedAccount;
import io.lablift.simulator.world.Quota;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Which quotas of the simulated account are not AWS's default ones.
 *
 * @param limits what AWS granted, by quota; the others are as AWS opens an account
 */
public record AccountQuotas(Map<Quota, Integer> limits) {
  /** The account is born with a default VPC, which counts. */
  private static final int DEFAULT_VPCS = 1;

  public AccountQuotas {
    limits = Map.copyOf(limits);
    limits.forEach(
        (quota, limit) -> {
          if (limit < 0 || limit > 1_000_000) {
            throw new IllegalArgumentException(
                quota + " wants a value of 0 to 1000000, not " + limit);
          }
        });
  }

  /** As AWS opens an account. */
  public static AccountQuotas usual() {
    return new AccountQuotas(Map.of());
  }

  /**
   * The quotas that somebody names, by our names, by Service Quotas' codes or by its titles.
   * Internet gateways follow VPCs, as they do in AWS ("Amazon VPC quotas": "This quota is directly
   * tied to the VPCs per Region quota").
   *
   * @throws IllegalArgumentException with the names that there are
   */
  public static AccountQuotas of(Map<String, Integer> named) {
    Map<Quota, Integer> limits = new EnumMap<>(Quota.class);
    named.forEach(
        (name, limit) ->
            limits.put(
                find(name)
                    .orElseThrow(
                        () ->
                            new IllegalArgumentException(
                                "there is no quota " + name + "; known are " + names())),
                limit));
    return new AccountQuotas(limits).followed();
  }

  /** These, and those of others where these have nothing to say. */
  public AccountQuotas orElse(AccountQuotas others) {
    Map<Quota, Integer> both = new EnumMap<>(Quota.class);
    both.putAll(others.limits);
    both.putAll(limits);
    return new AccountQuotas(both);
  }

  private AccountQuotas followed() {
    Map<Quota, Integer> more = new EnumMap<>(Quota.class);
    more.putAll(limits);
    Integer vpcs = limits.get(Quota.VPCS);
    if (vpcs != null) {
      more.putIfAbsent(Quota.INTERNET_GATEWAYS, vpcs);
    }
    return new AccountQuotas(more);
  }

  /** An account that has them. */
  public SimulatedAccount.Builder granted(SimulatedAccount.Builder account) {
    limits.forEach(account::quota);
    return account;
  }

  /** How much of a quota labs can take together in an account that is otherwise empty. */
  int forLabs(io.lablift.functions.blueprint.Quota quota) {
    Quota same = same(quota);
    int limit = limits.getOrDefault(same, same.usual());
    return same == Quota.VPCS ? Math.max(0, limit - DEFAULT_VPCS) : limit;
  }

  /** The simulator's name of a quota that labs take of. */
  private static Quota same(io.lablift.functions.blueprint.Quota quota) {
    return Arrays.stream(Quota.values())
        .filter(other -> other.code().equals(quota.code()))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("the simulator has no " + quota));
  }

  private static Optional<Quota> find(String name) {
    String wanted = name.strip().toUpperCase(Locale.ROOT).replace(' ', '_');
    Optional<Quota> ours =
        Arrays.stream(io.lablift.functions.blueprint.Quota.values())
            .filter(
                quota ->
                    quota.name().equals(wanted)
                        || quota.title().strip().equalsIgnoreCase(name.strip()))
            .findFirst()
            .map(AccountQuotas::same);
    return ours.or(
        () ->
            Arrays.stream(Quota.values())
                .filter(quota -> quota.name().equals(wanted) || quota.code().equals(wanted))
                .findFirst());
  }

  private static List<String> names() {
    TreeSet<String> names = new TreeSet<>();
    for (io.lablift.functions.blueprint.Quota quota :
        io.lablift.functions.blueprint.Quota.values()) {
      names.add(quota.name());
    }
    for (Quota quota : Quota.values()) {
      names.add(quota.name());
    }
    return new ArrayList<>(names);
  }
}
