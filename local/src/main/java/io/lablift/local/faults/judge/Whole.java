package io.lablift.local.faults.judge;

import io.lablift.functions.aws.Tags;
import io.lablift.functions.lab.ResourceType;
import io.lablift.functions.registry.LabRecord;
import io.lablift.functions.registry.LedgerEntry;
import io.lablift.simulator.Ever;
import io.lablift.simulator.Item;
import io.lablift.simulator.SimulatedAccount;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A READY lab after a build in which nothing went wrong.
 *
 * @param things all that the account then holds
 * @param unknownToLedger what of that the ledger does not list, because it comes and goes with
 *     something that it does list: interfaces, volumes, the VPC's default group
 * @param tagged what of it bears the lab's tags
 */
public record Whole(Inventory things, Inventory unknownToLedger, Inventory tagged) {
  /** What is whole now. */
  public static Whole of(SimulatedAccount account, LabRecord lab) {
    return new Whole(
        Inventory.of(account),
        unknown(account, lab),
        Inventory.of(
            account.leftOver().stream()
                .filter(item -> item.tags().containsKey(Tags.LAB))
                .toList()));
  }

  static Inventory unknown(SimulatedAccount account, LabRecord lab) {
    Set<String> known =
        lab.ledger().values().stream()
            .filter(entry -> entry.goneAt() == null)
            .map(LedgerEntry::id)
            .collect(Collectors.toSet());
    return Inventory.of(
        account.leftOver().stream()
            .filter(item -> names(item).noneMatch(known::contains))
            .toList());
  }

  /** By what the ledger may know a thing: its id; of a key pair, the name that is its own. */
  static Stream<String> names(Item item) {
    return Stream.of(item.id(), item.name());
  }

  /**
   * Whether something is made by itself, and not along with something else.
   *
   * @param births when VPCs were made, each with its main route table
   */
  static boolean isOnItsOwn(Ever thing, Set<Instant> births) {
    return switch (thing.kind()) {
      case NETWORK_INTERFACE, NETWORK_ACL, VOLUME -> false;
      case ROUTE_TABLE -> !births.contains(thing.madeAt());
      case SECURITY_GROUP -> !thing.name().equals("default");
      default -> true;
    };
  }

  /** Whether the account's inventory counts it as a part of something else. */
  static boolean isPart(LedgerEntry entry) {
    return entry.type() == ResourceType.LISTENER;
  }
}
