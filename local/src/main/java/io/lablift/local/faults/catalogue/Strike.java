package io.lablift.local.faults.catalogue;

import io.lablift.simulator.wire.Accident;
import io.lablift.simulator.wire.Attempt;
import java.util.function.Consumer;
import software.amazon.awssdk.core.SdkResponse;

/** Accidents that strike one call, told by its ordinal. */
final class Strike {
  private Strike() {}

  /** Does something when the call has reached the service, and before it takes effect. */
  static Accident before(int ordinal, Consumer<Attempt> what) {
    return new Accident() {
      @Override
      public void beforeEffect(Attempt call) {
        if (call.ordinal() == ordinal) {
          what.accept(call);
        }
      }
    };
  }

  /** Does something when the call has taken effect, and before its caller knows. */
  static Accident after(int ordinal, Consumer<Attempt> what) {
    return new Accident() {
      @Override
      public void afterEffect(Attempt call, SdkResponse response) {
        if (call.ordinal() == ordinal) {
          what.accept(call);
        }
      }
    };
  }
}
