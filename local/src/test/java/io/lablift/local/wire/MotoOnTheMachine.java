package io.lablift.local.wire;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Looks whether moto and Python are there before a test that needs them. */
final class MotoOnTheMachine implements ExecutionCondition {
  private static final long SECONDS = 60;

  private static final String REMEDY =
      " Install them with: pip install 'moto[server]' (moto 5.2 or newer).";

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    if (context.getTestMethod().isPresent()) {
      return ConditionEvaluationResult.enabled("looked at for the class");
    }
    Optional<String> missing = missing();
    if (missing.isEmpty()) {
      return ConditionEvaluationResult.enabled("moto is here");
    }
    String what = missing.get() + REMEDY;
    if ("true".equals(System.getenv("CI"))) {
      throw new ExtensionConfigurationException("The wire tests must run here (CI=true): " + what);
    }
    System.err.println("SKIPPED, NOT TESTED: " + context.getDisplayName() + ": " + what);
    return ConditionEvaluationResult.disabled(what);
  }

  private static Optional<String> missing() {
    if (!succeeds(List.of("python3", "-c", "import moto.server"))) {
      return Optional.of("python3 cannot import moto.server.");
    }
    return succeeds(List.of("moto_server", "--help"))
        ? Optional.empty()
        : Optional.of("There is no moto_server on the PATH.");
  }

  private static boolean succeeds(List<String> command) {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return false;
      }
      return process.exitValue() == 0;
    } catch (IOException notThere) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
