package io.lablift.local.differential;

import io.lablift.local.differential.Difference.Right;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What came of a case.
 *
 * @param listed the difference that is listed for it
 */
record Compared(Case tried, Outcome simulator, Outcome moto, @Nullable Difference listed) {
  boolean isSame() {
    return simulator.equals(moto);
  }

  /** What is wrong about it; empty where all is as it is written down. */
  Optional<String> complaint() {
    return listed == null ? unlisted() : listed(listed);
  }

  private Optional<String> unlisted() {
    Outcome aws = tried.outcome();
    return simulator.equals(aws) && moto.equals(aws)
        ? Optional.empty()
        : Optional.of(
            "AWS: "
                + aws
                + "; the simulator: "
                + simulator
                + "; moto: "
                + moto
                + "; and no difference is listed");
  }

  private Optional<String> listed(Difference difference) {
    if (isSame()) {
      return Optional.of("both: " + moto + "; the listed difference is none any more");
    }
    if (!simulator.equals(difference.simulator()) || !moto.equals(difference.moto())) {
      return Optional.of(
          "the simulator: " + simulator + "; moto: " + moto + "; but listed: " + difference);
    }
    Outcome right = difference.right() == Right.MOTO ? difference.moto() : difference.simulator();
    return right.equals(tried.outcome())
        ? Optional.empty()
        : Optional.of(
            "AWS by the case: " + tried.outcome() + "; AWS by the difference: " + difference);
  }
}
