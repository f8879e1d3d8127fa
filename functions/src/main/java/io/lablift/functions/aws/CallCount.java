package io.lablift.functions.aws;

import java.util.concurrent.atomic.AtomicLong;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * How many calls this process has made to AWS, and how many of them were throttled. A function's
 * process handles one event at a time, so the difference is what an event cost.
 */
public final class CallCount implements ExecutionInterceptor {
  private final AtomicLong calls = new AtomicLong();
  private final AtomicLong throttles = new AtomicLong();

  @Override
  public void beforeExecution(Context.BeforeExecution call, ExecutionAttributes attributes) {
    calls.incrementAndGet();
  }

  @Override
  public void onExecutionFailure(Context.FailedExecution failed, ExecutionAttributes attributes) {
    if (failed.exception() instanceof AwsServiceException e && AwsErrors.isThrottled(e)) {
      throttles.incrementAndGet();
    }
  }

  public long calls() {
    return calls.get();
  }

  public long throttles() {
    return throttles.get();
  }
}
