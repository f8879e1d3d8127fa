package io.lablift.infra.policy.play;

import io.lablift.functions.json.Json;
import io.lablift.functions.lab.LabId;
import io.lablift.local.function.LambdaFunction;
import io.lablift.simulator.wire.Accident;
import io.lablift.simulator.wire.Attempt;
import java.time.Duration;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateListenerRequest;

/** What befalls labs in some of the {@link Lives}, each once. */
final class Mishaps {
  private Mishaps() {}

  /** Somebody has made the listener before, in nearly the same way. */
  static final class ListenerBefore implements Accident {
    private final Play play;
    private boolean struck;

    ListenerBefore(Play play) {
      this.play = play;
    }

    @Override
    public void beforeEffect(Attempt call) {
      if (!struck && call.request() instanceof CreateListenerRequest request) {
        Action action = request.defaultActions().getFirst().toBuilder().order(1).build();
        play.scene()
            .account()
            .elbv2()
            .createListener(request.toBuilder().defaultActions(action).build());
        struck = true; // What it names may not be there yet: then the stage meets with that, too.
        call.hang(Duration.ofSeconds(2));
      }
    }
  }

  /** Runs a function beside itself when it is about to make something. */
  static final class Twice implements Accident {
    private final Play play;
    private final String action;
    private final String function;
    private boolean struck;

    Twice(Play play, String action, String function) {
      this.play = play;
      this.action = action;
      this.function = function;
    }

    @Override
    public void beforeEffect(Attempt call) {
      if (struck || !call.is(action)) {
        return;
      }
      struck = true;
      var world = play.scene().world();
      LambdaFunction again = world.functions().find(function).orElseThrow();
      byte[] event = Json.writeBytes(play.record(new LabId("aws101", "kim")).spec());
      world.invoker().start(again, event, call.caller().executionArn(), result -> {});
      call.hang(Duration.ofSeconds(1));
    }
  }

  /** A teardown that cannot start the next lab. */
  static final class DispatchRefused implements Accident {
    private boolean struck;

    @Override
    public void beforeEffect(Attempt call) {
      if (!struck
          && call.is("states:StartExecution")
          && call.caller().function().equals("Teardown")) {
        struck = true;
        throw call.error("ServiceUnavailable");
      }
    }
  }
}
