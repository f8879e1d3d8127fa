package io.lablift.local.life;

import io.lablift.local.world.RegistryStore;
import java.time.Duration;

/** What the state machine that builds a lab hands to its stages. */
public final class LabInput {
  private LabInput() {}

  /** The input of the execution of a lab of the default blueprint, as JSON. */
  public static String ofProvisioning(RegistryStore store) {
    try (SimulatedLabs labs = new SimulatedLabs(store, 1)) {
      labs.ask("POST", "/labs", "{\"course\":\"aws101\",\"student\":\"kim\"}");
      labs.world().pass(Duration.ofSeconds(5));
      return labs.world().engine().list().getFirst().input().path("lab").toString();
    }
  }
}
