package io.lablift.local.life;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.fasterxml.jackson.databind.JsonNode;
import io.lablift.local.function.LambdaFunction;
import io.lablift.local.function.Result;
import io.lablift.local.world.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The line for CloudWatch that a sweep ends with. */
final class SweepLine {
  private static final byte[] MINUTE =
      "{\"detail-type\":\"Scheduled Event\",\"detail\":{}}".getBytes(StandardCharsets.UTF_8);

  private SweepLine() {}

  /** Sweeps once, beside the world's own sweeps. */
  static JsonNode now(World world) {
    LambdaFunction sweep = world.functions().find("Sweep").orElseThrow();
    List<String> lines = new ArrayList<>();
    Result result =
        world
            .invoker()
            .call(
                new LambdaFunction(
                    sweep.name(),
                    sweep.timeout(),
                    (event, context) -> sweep.code().handle(event, heard(context, lines))),
                MINUTE);
    if (!(result instanceof Result.Succeeded) || lines.size() != 1) {
      throw new AssertionError(result + ": " + lines);
    }
    try {
      return SimulatedLabs.MAPPER.readTree(lines.getFirst());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Context heard(Context context, List<String> lines) {
    LambdaLogger logger =
        new LambdaLogger() {
          @Override
          public void log(String message) {
            context.getLogger().log(message);
          }

          @Override
          public void log(byte[] message) {
            lines.add(new String(message, StandardCharsets.UTF_8));
          }
        };
    return (Context)
        Proxy.newProxyInstance(
            Context.class.getClassLoader(),
            new Class<?>[] {Context.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("getLogger")) {
                return logger;
              }
              try {
                return method.invoke(context, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
