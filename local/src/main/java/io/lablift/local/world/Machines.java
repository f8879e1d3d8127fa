package io.lablift.local.world;

import io.lablift.statemachine.ShippedDefinition;
import io.lablift.statemachine.asl.StateMachine;
import java.util.LinkedHashMap;
import java.util.Map;

/** The shipped state machines, their placeholders bound to the functions of a place. */
final class Machines {
  private Machines() {}

  /** By ARN. */
  static Map<String, StateMachine> at(Place place) {
    Map<String, String> bound = LabliftFunctions.placeholders(place.region(), place.account());
    Map<String, StateMachine> machines = new LinkedHashMap<>();
    for (ShippedDefinition shipped : ShippedDefinition.values()) {
      machines.put(place.machine(shipped.machineName()), shipped.bind(bound));
    }
    return machines;
  }
}
