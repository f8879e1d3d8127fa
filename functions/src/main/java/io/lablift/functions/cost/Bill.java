package io.lablift.functions.cost;

import io.lablift.functions.aws.Settings;
import io.lablift.functions.blueprint.LabSpec;
import io.lablift.functions.lab.LabStatus;
import io.lablift.functions.lab.Lease;
import io.lablift.functions.lab.ResourceType;
import io.lablift.functions.price.PriceList;
import io.lablift.functions.price.Prices;
import io.lablift.functions.registry.LabRecord;
import io.lablift.functions.registry.LedgerEntry;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * What labs cost, in US dollars: the ledger's times, rounded as AWS does, by a price list. Not from
 * AWS's own bill, which comes a day late.
 *
 * <p>What depends on use is not in it: data transfer, what a NAT gateway processes, a load
 * balancer's capacity units; nor taxes, credits and the free tier. Everything is empty where the
 * price list does not know the lab's region or its instance type.
 */
public final class Bill {
  private final PriceList prices;
  private final double timeScale;

  /**
   * A bill by these prices.
   *
   * @param timeScale 1 in AWS; below 1 against an emulator that runs faster than AWS
   */
  public Bill(PriceList prices, double timeScale) {
    this.prices = prices;
    this.timeScale = timeScale;
  }

  /** By a deployment's own prices. */
  public static Bill of(Settings settings) {
    return new Bill(settings.prices(), settings.timeScale());
  }

  /** The prices that hold for a lab; empty if one of them is not known. */
  public Optional<Prices> prices(LabSpec spec) {
    return prices
        .of(spec.region())
        .filter(
            known ->
                spec.instanceType().isEmpty() || known.server(spec.instanceType()).isPresent());
  }

  /** What a lab has cost up to this moment. */
  public Optional<Costs> soFar(LabRecord lab, Instant now) {
    return prices(lab.spec())
        .map(known -> Costs.of(Charges.of(lab, known, lags(false)), charge -> charge.soFar(now)));
  }

  /**
   * What a lab will have cost when it is gone, if its lease ends when it does now; of a lab that
   * waits for its turn, as {@link #ofLease}. The time that the teardown takes is in it.
   */
  public Optional<Costs> atEnd(LabRecord lab, Instant now) {
    Lease lease = lab.lease();
    return atEnd(lab, lease == null ? now : lease.end(), now);
  }

  /**
   * The same, if its lease ended then.
   *
   * @param now what should have ended before it, and has not, ends now
   */
  public Optional<Costs> atEnd(LabRecord lab, Instant leaseEnd, Instant now) {
    Instant end = lab.fencedAt() == null ? leaseEnd : lab.fencedAt();
    Instant latest = end.isBefore(now) && lab.status() != LabStatus.GONE ? now : end;
    return charges(lab).map(all -> Costs.of(all, charge -> charge.ending(latest)));
  }

  /** What a lab costs whose lease is so long, before anything of it is there. */
  public Optional<Costs> ofLease(LabSpec spec, Duration length) {
    return prices(spec)
        .map(
            known ->
                Costs.of(
                    planned(spec, Instant.EPOCH, null, known),
                    charge -> charge.ending(Instant.EPOCH.plus(length))));
  }

  /**
   * How long the lease of a lab can be at most that is to cost no more than its budget; to the
   * second.
   *
   * @return as long as its lease if the whole of it is within the budget, nothing if not even the
   *     least is; empty if its prices are not known
   */
  public Optional<Duration> longestLease(LabSpec spec, BigDecimal budget) {
    return prices(spec)
        .map(known -> planned(spec, Instant.EPOCH, null, known))
        .map(
            charges -> {
              LongPredicate within =
                  seconds ->
                      sum(charges, Instant.EPOCH.plusSeconds(seconds)).compareTo(budget) <= 0;
              long whole = spec.leaseSeconds();
              return Duration.ofSeconds(within.test(whole) ? whole : lastOf(whole, within));
            });
  }

  /**
   * What another end of the lease adds to what the lab costs.
   *
   * @return empty also for a lab that has no lease
   */
  public Optional<Extension> costOfExtension(LabRecord lab, Instant newEnd) {
    Lease lease = lab.lease();
    if (lease == null) {
      return Optional.empty();
    }
    return charges(lab)
        .map(
            all -> {
              Costs more =
                  Costs.of(all, charge -> charge.ending(newEnd))
                      .minus(Costs.of(all, charge -> charge.ending(lease.end())));
              List<Charge> nats =
                  all.stream()
                      .filter(charge -> charge.item() == Item.NAT_GATEWAYS)
                      .filter(charge -> charge.gone() == null)
                      .toList();
              long hours =
                  nats.stream()
                      .mapToLong(nat -> nat.hoursMore(lease.end(), newEnd))
                      .max()
                      .orElse(0);
              return new Extension(lease.end(), newEnd, more, hours, nats.size());
            });
  }

  /** As {@link #moment(Collection, BigDecimal)}, of one lab. */
  public Optional<Instant> moment(LabRecord lab, BigDecimal budget) {
    return moment(List.of(lab), budget);
  }

  /**
   * The last moment at which the leases of these labs can end, those that last so long, if all of
   * them together are to cost no more than the budget. What it takes until they are gone is in it.
   * It follows from ledgers and prices alone, so it is known long before.
   *
   * @return empty if they stay within the budget anyway, or if their prices are not known; the
   *     start of the first lease if nothing helps
   */
  public Optional<Instant> moment(Collection<LabRecord> labs, BigDecimal budget) {
    List<Leased> leased = new ArrayList<>();
    BigDecimal fixed = BigDecimal.ZERO;
    Instant first = null;
    Instant last = null;
    for (LabRecord lab : labs) {
      Optional<List<Charge>> charges = charges(lab);
      if (charges.isEmpty()) {
        return Optional.empty();
      }
      Lease lease = lab.lease();
      if (lease == null || lab.fencedAt() != null) {
        Instant end =
            lab.fencedAt() == null ? lab.createdAt().plus(lab.spec().lease()) : lab.fencedAt();
        fixed = fixed.add(sum(charges.get(), end));
      } else {
        leased.add(new Leased(charges.get(), lease.end()));
        first = first == null || lease.start().isBefore(first) ? lease.start() : first;
        last = last == null || lease.end().isAfter(last) ? lease.end() : last;
      }
    }
    if (first == null || last == null) {
      return Optional.empty();
    }
    BigDecimal left = budget.subtract(fixed);
    Instant start = first;
    LongPredicate within =
        seconds -> {
          Instant end = start.plusSeconds(seconds);
          return leased.stream()
                  .map(lab -> sum(lab.charges(), end.isBefore(lab.end()) ? end : lab.end()))
                  .reduce(BigDecimal.ZERO, BigDecimal::add)
                  .compareTo(left)
              <= 0;
        };
    long whole = Math.ceilDiv(Duration.between(first, last).toMillis(), 1000);
    return within.test(whole)
        ? Optional.empty()
        : Optional.of(first.plusSeconds(lastOf(whole, within)));
  }

  /** The last of 0 to a number that is not, for which something holds that holds up to some. */
  private static long lastOf(long not, LongPredicate holds) {
    long low = 0;
    long high = not;
    while (high - low > 1) {
      long middle = (low + high) / 2;
      if (holds.test(middle)) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /**
   * When a lab will have cost so much, if its lease goes on.
   *
   * @return empty if that is not before its lease's end, or not known
   */
  public Optional<Instant> reaches(LabRecord lab, BigDecimal amount) {
    Lease lease = lab.lease();
    Optional<List<Charge>> charges = charges(lab);
    if (lease == null || charges.isEmpty()) {
      return Optional.empty();
    }
    LongPredicate below =
        seconds -> {
          Instant at = lease.start().plusSeconds(seconds);
          return charges.get().stream()
                  .map(charge -> charge.soFar(at))
                  .reduce(BigDecimal.ZERO, BigDecimal::add)
                  .compareTo(amount)
              < 0;
        };
    long whole = lease.end().getEpochSecond() - lease.start().getEpochSecond();
    return below.test(whole)
        ? Optional.empty()
        : Optional.of(lease.start().plusSeconds(lastOf(whole, below) + 1));
  }

  /** What a lab has of charges, with what it is yet to get. */
  private Optional<List<Charge>> charges(LabRecord lab) {
    return prices(lab.spec())
        .map(
            known -> {
              List<Charge> all =
                  new ArrayList<>(Charges.of(lab, known, lags(lab.fencedAt() != null)));
              if (isToBeBuilt(lab.status())) {
                Instant start = lab.lease() == null ? lab.createdAt() : lab.lease().start();
                all.addAll(planned(lab.spec(), start, lab, known));
              }
              return all;
            });
  }

  private static boolean isToBeBuilt(LabStatus status) {
    return switch (status) {
      case SCHEDULED, QUEUED, PROVISIONING -> true;
      case READY, FAILED, TEARING_DOWN, QUARANTINED, GONE -> false;
    };
  }

  private List<Charge> planned(LabSpec spec, Instant made, @Nullable LabRecord lab, Prices known) {
    return Charges.planned(
        spec,
        made,
        (ResourceType type, String name) ->
            lab != null && lab.ledger().containsKey(LedgerEntry.role(type, name)),
        known,
        lags(false));
  }

  private Lags lags(boolean isFenced) {
    return new Lags(timeScale, isFenced);
  }

  private static BigDecimal sum(List<Charge> charges, Instant end) {
    return charges.stream()
        .map(charge -> charge.ending(end))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /**
   * What an image costs in a month: its snapshot as if it were full, though AWS bills only the
   * blocks that it holds ("Amazon EBS pricing").
   */
  public Optional<BigDecimal> ofImageAMonth(LabRecord image) {
    return prices(image.spec())
        .map(
            known ->
                known
                    .snapshotGibMonth()
                    .multiply(BigDecimal.valueOf(image.spec().image().serverGib()))
                    .setScale(2, RoundingMode.HALF_UP));
  }

  private record Leased(List<Charge> charges, Instant end) {}
}
