package io.lablift.infra.policy.play;

import io.lablift.infra.policy.facts.Authorization;
import io.lablift.infra.policy.facts.Reference;
import io.lablift.infra.policy.iam.Ask;
import io.lablift.infra.policy.iam.Role;
import io.lablift.local.scene.Scene;
import io.lablift.simulator.wire.Accident;
import io.lablift.simulator.wire.Attempt;
import io.lablift.simulator.wire.Caller;

/**
 * Stands at the choke point in IAM's place: every call of every function is held against the
 * function's role, and what the role does not allow is refused as AWS refuses it.
 */
public final class Guard implements Accident {
  /** What it does about a call that is denied. */
  public enum Manner {
    /** It notes the denial and lets the call pass, so that one life shows all that is missing. */
    WATCHES,
    /** It refuses the call, as AWS does. */
    REFUSES,
    /**
     * It refuses the call, and what is gone has no tags for it any more: nothing says what AWS does
     * about a call on something that is gone.
     */
    REFUSES_ALSO_WHAT_IS_GONE
  }

  private final Deployment deployment;
  private final Reference reference;
  private final Authorization authorization;
  private final Scene scene;
  private final Recording recording;
  private final String life;
  private final Manner manner;

  Guard(
      Deployment deployment,
      Reference reference,
      Scene scene,
      Recording recording,
      String life,
      Manner manner) {
    this.deployment = deployment;
    this.reference = reference;
    this.authorization =
        new Authorization(
            reference,
            deployment.place(),
            new AccountTruth(scene, manner == Manner.REFUSES_ALSO_WHAT_IS_GONE));
    this.scene = scene;
    this.recording = recording;
    this.life = life;
    this.manner = manner;
  }

  @Override
  public void beforeEffect(Attempt call) {
    Caller caller = call.caller();
    if (!deployment.roleOf().containsKey(caller.function())) {
      return; // A student, or a test.
    }
    recording.ran(caller.function());
    invoked(caller);
    Role role = deployment.roleOfFunction(caller.function());
    boolean denied = false;
    for (Ask ask : authorization.of(role.name(), call.action(), call.request())) {
      Ask deployed = ask.of(deployment.deployed(ask.resource(), table()));
      denied |= !permits(role, deployed);
    }
    if (denied && manner != Manner.WATCHES) {
      throw call.error(refusal(call.action()));
    }
  }

  private String table() {
    return scene.world().clients().settings().table();
  }

  private boolean permits(Role role, Ask ask) {
    if (role.allows(ask)) {
      recording.note(ask, life);
      return true;
    }
    recording.denied(ask, life);
    return false;
  }

  /** A function that runs in an execution was invoked in the name of the machine's role. */
  private void invoked(Caller caller) {
    if (caller.inExecution()) {
      String machine = caller.executionArn().split(":", -1)[6];
      Role role = deployment.roleOfMachineNamed(machine);
      String function = deployment.function(caller.function());
      permits(
          role,
          PlatformCalls.ask(reference, role.name(), "lambda", "lambda:InvokeFunction", function));
    }
  }

  /** As each service words it: its page "Common errors", or EC2's "Error codes". */
  private static String refusal(String action) {
    return switch (action.substring(0, action.indexOf(':'))) {
      case "ec2" -> "UnauthorizedOperation";
      case "elasticloadbalancing", "autoscaling" -> "AccessDenied";
      default -> "AccessDeniedException";
    };
  }
}
