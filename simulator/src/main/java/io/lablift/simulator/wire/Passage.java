package io.lablift.simulator.wire;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;

/** One call on its way through the choke point and back. */
final class Passage {
  /** What the client behind the choke point does. */
  @FunctionalInterface
  interface Effect {
    SdkResponse happen() throws Throwable;
  }

  private final Wire wire;
  private final String service;
  private final String action;
  private final SdkRequest request;
  private final ServiceErrors errors;
  private final Duration latency;
  private final Caller caller;
  private final int ordinal;
  private final Instant started;
  private @Nullable Instant effectAt;
  private @Nullable SdkResponse response;

  Passage(
      Wire wire, String service, String action, SdkRequest request, int nth, ServiceErrors errors) {
    this.wire = wire;
    this.service = service;
    this.action = action;
    this.request = request;
    this.errors = errors;
    this.latency = wire.latency().of(action, nth);
    this.caller = wire.callers().current();
    this.ordinal = wire.log().begin();
    this.started = wire.clock().instant();
  }

  SdkResponse make(Effect effect) throws Throwable {
    Outcome outcome = new Outcome.Done();
    try {
      return thereAndBack(effect);
    } catch (AwsServiceException e) {
      outcome = new Outcome.Refused(codeOf(e));
      throw e;
    } catch (SdkClientException e) {
      outcome = new Outcome.Lost();
      throw e;
    } catch (Error e) {
      outcome = new Outcome.CutOff(response != null);
      throw e;
    } catch (Throwable e) {
      outcome = new Outcome.Broken(e.getClass().getName());
      throw e;
    } finally {
      wire.log()
          .end(
              new Call(
                  ordinal,
                  service,
                  action,
                  caller,
                  started,
                  effectAt,
                  wire.clock().instant(),
                  outcome,
                  request,
                  response));
    }
  }

  private SdkResponse thereAndBack(Effect effect) throws Throwable {
    Duration there = latency.dividedBy(2);
    Duration back = latency.minus(there);
    wire.rest(there);
    Instant now = wire.clock().instant();
    effectAt = now;
    SdkResponse answer;
    try {
      answer = atTheService(new Attempt(ordinal, action, caller, request, now, errors), effect);
    } catch (LostResponse lost) {
      wire.rest(
          wire.patience().compareTo(there) > 0 ? wire.patience().minus(there) : Duration.ZERO);
      ApiCallTimeoutException timedOut = ApiCallTimeoutException.create(wire.patience().toMillis());
      timedOut.addSuppressed(lost);
      throw timedOut;
    } catch (Exception refused) {
      wire.rest(back);
      throw refused;
    }
    wire.rest(back);
    return answer;
  }

  private SdkResponse atTheService(Attempt attempt, Effect effect) throws Throwable {
    if (!wire.throttle().admits(service, action, request, attempt.at())) {
      throw attempt.throttled();
    }
    wire.policy().authorize(caller, action, request);
    wire.accidents().beforeEffect(attempt);
    Optional<SdkResponse> instead = wire.accidents().instead(attempt);
    SdkResponse answer = instead.isPresent() ? instead.get() : effect.happen();
    response = answer;
    wire.accidents().afterEffect(attempt, answer);
    return answer;
  }

  private static String codeOf(AwsServiceException e) {
    return e.awsErrorDetails() == null || e.awsErrorDetails().errorCode() == null
        ? e.getClass().getSimpleName()
        : e.awsErrorDetails().errorCode();
  }
}
