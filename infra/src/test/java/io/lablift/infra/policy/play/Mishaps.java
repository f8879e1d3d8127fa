package io.lablift.infra.policy.play;

import io.lablift.functions.json.Json;
import io.lablift.functions.lab.ImageIds;
import io.lablift.functions.lab.LabId;
import io.lablift.functions.lab.LabRef;
import io.lablift.local.function.LambdaFunction;
import io.lablift.simulator.wire.Accident;
import io.lablift.simulator.wire.Attempt;
import java.time.Duration;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
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
      again(play, call, function, new LabId("aws101", "kim"));
      call.hang(Duration.ofSeconds(1));
    }

    static void again(Play play, Attempt call, String function, LabId lab) {
      var world = play.scene().world();
      LambdaFunction again = world.functions().find(function).orElseThrow();
      byte[] event = Json.writeBytes(play.record(lab).spec());
      world.invoker().start(again, event, call.caller().executionArn(), result -> {});
    }
  }

  /** Gives a name free and bakes beside itself when the image is about to get its second name. */
  static final class NameGivenFree implements Accident {
    private final Play play;
    private final String image;
    private int creations;

    NameGivenFree(Play play, String image) {
      this.play = play;
      this.image = image;
    }

    @Override
    public void beforeEffect(Attempt call) {
      if (!call.is("ec2:CreateImage") || ++creations != 2) {
        return;
      }
      play.scene().account().ec2().deregisterImage(r -> r.imageId(image));
      LabId baked = ImageIds.imageOf(builder(play)).lab();
      // A name is free some time after its image is gone.
      play.scene()
          .loop()
          .after(
              Duration.ofSeconds(20),
              "the stage once more",
              () -> Twice.again(play, call, "CreateImage", baked));
      call.hang(Duration.ofSeconds(30));
    }

    private static LabRef builder(Play play) {
      return play.scene().account().everMade().stream()
          .map(thing -> thing.tags().getOrDefault("lablift:lab", ""))
          .filter(LabId::isLabId)
          .map(LabId::parse)
          .filter(ImageIds::isBuilder)
          .map(builder -> new LabRef(builder, 1))
          .findFirst()
          .orElseThrow();
    }
  }

  /** The stage that orders a builder stands still for a moment before it does. */
  static final class BuilderOrderedLate implements Accident {
    private boolean struck;

    @Override
    public void beforeEffect(Attempt call) {
      if (!struck
          && call.is("dynamodb:PutItem")
          && call.caller().function().equals("LaunchBuilder")) {
        struck = true;
        call.hang(Duration.ofSeconds(20));
      }
    }
  }

  /** The API can enter what was asked for, and not start it. */
  static final class ApiDiesBeforeDispatch implements Accident {
    private boolean strikes;

    void strikeNext() {
      strikes = true;
    }

    @Override
    public void beforeEffect(Attempt call) {
      if (strikes
          && call.caller().function().equals("Api")
          && call.request() instanceof GetItemRequest request
          && String.valueOf(request.key()).contains("CAPACITY#")) {
        strikes = false;
        throw call.error("InternalServerError");
      }
    }
  }

  /** The error exit of a machine fails for good. */
  static final class ErrorExitRefused implements Accident {
    @Override
    public void beforeEffect(Attempt call) {
      if (call.caller().function().equals("BeginTeardown")) {
        throw call.error("ValidationException");
      }
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
