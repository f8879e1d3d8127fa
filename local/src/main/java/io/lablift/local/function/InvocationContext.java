package io.lablift.local.function;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.NullUnmarked;

/** What Lambda tells a function of its invocation. */
final class InvocationContext implements Context {
  private final String id;
  private final LambdaFunction function;
  private final String arn;
  private final Instant deadline;
  private final InstantSource clock;
  private final Consumer<String> log;

  InvocationContext(
      String id, LambdaFunction function, String arn, InstantSource clock, Consumer<String> log) {
    this.id = id;
    this.function = function;
    this.arn = arn;
    this.clock = clock;
    this.deadline = clock.instant().plus(function.timeout());
    this.log = log;
  }

  @Override
  public String getAwsRequestId() {
    return id;
  }

  @Override
  public String getLogGroupName() {
    return "/aws/lambda/" + function.name();
  }

  @Override
  public String getLogStreamName() {
    return id;
  }

  @Override
  public String getFunctionName() {
    return function.name();
  }

  @Override
  public String getFunctionVersion() {
    return "$LATEST";
  }

  @Override
  public String getInvokedFunctionArn() {
    return arn;
  }

  @Override
  @NullUnmarked // as Lambda answers a function that no mobile app calls
  public CognitoIdentity getIdentity() {
    return null;
  }

  @Override
  @NullUnmarked // the same
  public ClientContext getClientContext() {
    return null;
  }

  @Override
  public int getRemainingTimeInMillis() {
    return (int) Math.max(0, Duration.between(clock.instant(), deadline).toMillis());
  }

  @Override
  public int getMemoryLimitInMB() {
    return 512;
  }

  @Override
  public LambdaLogger getLogger() {
    return new LambdaLogger() {
      @Override
      public void log(String message) {
        log.accept(message);
      }

      // Lines for CloudWatch: here nobody counts them, and the API tells the same.
      @Override
      public void log(byte[] message) {
        Objects.requireNonNull(message);
      }
    };
  }
}
