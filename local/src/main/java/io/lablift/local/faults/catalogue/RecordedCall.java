package io.lablift.local.faults.catalogue;

import io.lablift.simulator.wire.Call;
import java.util.List;

/**
 * A call that a clean life made, and that the same life with an accident at it makes again.
 *
 * @param phase in which part of the life it was made
 * @param ordinal its place among all calls of the life, from 1
 * @param action IAM's name of the action, such as {@code ec2:CreateVpc}
 * @param function who made it, such as {@code CreateVpc}
 */
public record RecordedCall(Phase phase, int ordinal, String action, String function) {
  private static final List<String> READING = List.of("Describe", "Get", "List", "Query", "Scan");
  private static final List<String> CREATING =
      List.of("Create", "Allocate", "Run", "Import", "Put", "Register");

  /** As it was recorded. */
  public static RecordedCall of(Phase phase, Call call) {
    return new RecordedCall(phase, call.ordinal(), call.action(), call.caller().function());
  }

  /** IAM's prefix of the service. */
  public String service() {
    return action.substring(0, action.indexOf(':'));
  }

  /** The action without its service. */
  public String operation() {
    return action.substring(action.indexOf(':') + 1);
  }

  /** Whether it only looks. */
  public boolean reads() {
    return READING.stream().anyMatch(operation()::startsWith);
  }

  /** Whether it makes something of AWS's, which can then be there twice. */
  public boolean creates() {
    return !service().equals("dynamodb")
        && !service().equals("states")
        && !operation().equals("CreateTags")
        && CREATING.stream().anyMatch(operation()::startsWith);
  }
}
