package io.lablift.local.faults.judge;

import io.lablift.simulator.Item;
import io.lablift.simulator.SimulatedAccount;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What an account holds beyond what it was born with: how many of each type and name, and how each
 * is set up.
 *
 * @param things by type and name, such as {@code subnet lab-web-pub1-2a}, and such as {@code
 *     route-table lab-web-rt-pub: routes 0.0.0.0/0 to internet-gateway lab-web-igw}
 */
public record Inventory(SortedMap<String, Integer> things) {
  private static final Pattern ID =
      Pattern.compile(
          "\\b[a-z]+-[0-9a-f]{17}\\b|(?<=/)[0-9a-f]{16}\\b|(?<=-)[a-z2-7]{12}(?![a-z0-9-])|^/lablift/.*/");

  private static final Pattern NUMBERED = Pattern.compile("^(lab-web-\\d{8})-\\d{1,2}\\b");

  public Inventory {
    things = new TreeMap<>(things);
  }

  /** What it holds now, in truth. */
  public static Inventory of(SimulatedAccount account) {
    return of(account.leftOver());
  }

  static Inventory of(Collection<Item> items) {
    SortedMap<String, Integer> things = new TreeMap<>();
    Map<String, String> labels = new HashMap<>();
    items.forEach(item -> labels.put(item.id(), label(item)));
    for (Item item : items) {
      things.merge(label(item), 1, Integer::sum);
      for (String fact : item.setUp()) {
        things.merge(label(item) + ": " + named(fact, labels), 1, Integer::sum);
      }
    }
    return new Inventory(things);
  }

  /** How something is set up, with the names of what it refers to for their ids. */
  private static String named(String fact, Map<String, String> labels) {
    return ID.matcher(fact).replaceAll(id -> labels.getOrDefault(id.group(), "*"));
  }

  /**
   * Some names have in them an id of AWS's, which differs when something was made anew, or what
   * makes them the lab's alone; an image's has a number if another one of that day was there
   * before.
   */
  private static String label(Item item) {
    String name = NUMBERED.matcher(ID.matcher(item.name()).replaceAll("*")).replaceAll("$1");
    return (item.type() + " " + name).strip();
  }

  /** What this has more of than the other, in words; empty: nothing. */
  public String moreThan(Inventory other) {
    return things.entrySet().stream()
        .filter(thing -> thing.getValue() > other.count(thing.getKey()))
        .map(
            (Map.Entry<String, Integer> thing) ->
                thing.getValue()
                    + " × "
                    + thing.getKey()
                    + " instead of "
                    + other.count(thing.getKey()))
        .collect(Collectors.joining(", "));
  }

  private int count(String thing) {
    return things.getOrDefault(thing, 0);
  }
}
