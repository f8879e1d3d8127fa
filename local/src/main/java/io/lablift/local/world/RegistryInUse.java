package io.lablift.local.world;

import java.nio.file.Path;

/** Two processes would start the same executions twice: only one may have a registry open. */
public final class RegistryInUse extends RuntimeException {
  RegistryInUse(Path directory) {
    super(
        "the registry in "
            + directory
            + " is open in another lablift: end that one, or give this one a directory of its own"
            + " with --data");
  }
}
