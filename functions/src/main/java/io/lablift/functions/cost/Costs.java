package io.lablift.functions.cost;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** US dollars by kind of thing; exact, and rounded when they are shown. */
public record Costs(Map<Item, BigDecimal> items) {
  private static final int SHOWN = 4;

  public Costs {
    Map<Item, BigDecimal> copy = new EnumMap<>(Item.class);
    items.forEach(
        (item, amount) -> {
          if (amount.signum() != 0) {
            copy.put(item, amount);
          }
        });
    items = Collections.unmodifiableMap(copy);
  }

  static Costs of(List<Charge> charges, Function<Charge, BigDecimal> amount) {
    Map<Item, BigDecimal> items = new EnumMap<>(Item.class);
    charges.forEach(charge -> items.merge(charge.item(), amount.apply(charge), BigDecimal::add));
    return new Costs(items);
  }

  public BigDecimal of(Item item) {
    return items.getOrDefault(item, BigDecimal.ZERO);
  }

  /** All of it, to the hundredth of a cent. */
  public BigDecimal total() {
    return shown(exact());
  }

  /** All of it, not rounded. */
  public BigDecimal exact() {
    return items.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  public Costs minus(Costs other) {
    Map<Item, BigDecimal> difference = new EnumMap<>(Item.class);
    for (Item item : Item.values()) {
      difference.put(item, of(item).subtract(other.of(item)));
    }
    return new Costs(difference);
  }

  /** By kind, to the hundredth of a cent; kinds that cost nothing are left out. */
  public Map<Item, BigDecimal> rounded() {
    Map<Item, BigDecimal> rounded = new EnumMap<>(Item.class);
    items.forEach((item, amount) -> rounded.put(item, shown(amount)));
    return rounded;
  }

  private static BigDecimal shown(BigDecimal amount) {
    return amount.setScale(SHOWN, RoundingMode.HALF_UP);
  }
}
