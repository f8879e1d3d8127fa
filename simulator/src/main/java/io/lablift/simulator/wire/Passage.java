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
    SdkResponse answer;
    try {
      answer = atTheService(attempt(wire::rest), effect);
    } catch (LostResponse lost) {
      wire.rest(
          wire.patience().compareTo(there) > 0 ? wire.patience().minus(there) : Duration.ZERO);
      ApiCallTimeoutException timedOut = ApiCallTimeoutException.create(wire.patience().toMillis());
      timedOut.addSuppressed(lost);
      throw timedOut;
    } catch (Exception refused) {
      effectAt = effectAt == null ? wire.clock().instant() : effectAt;
      wire.rest(back);
      throw refused;
    }
    wire.rest(back);
    return answer;
  }

  private Attempt attempt(Pause pause) {
    return new Attempt(ordinal, action, caller, request, wire.clock().instant(), errors, pause);
  }

  private SdkResponse atTheService(Attempt attempt, Effect effect) throws Throwable {
    Optional<Duration> late = wire.accidents().late(attempt);
    if (late.isPresent()) {
      wire.later().after(late.get(), () -> arriveLate(effect));
      throw new LostResponse(action);
    }
    admit(attempt);
    effectAt = wire.clock().instant();
    SdkResponse answer = act(attempt, effect);
    response = answer;
    wire.accidents().afterEffect(attempt, answer);
    return answer;
  }

  /** Whatever keeps the request from taking effect throws. */
  private void admit(Attempt attempt) {
    if (!wire.throttle().admits(service, action, request, attempt.at())) {
      throw attempt.throttled();
    }
    wire.policy().authorize(caller, action, request);
    wire.accidents().beforeEffect(attempt);
  }

  private SdkResponse act(Attempt attempt, Effect effect) throws Throwable {
    Optional<SdkResponse> instead = wire.accidents().instead(attempt);
    return instead.isPresent() ? instead.get() : effect.happen();
  }

  /** The service meets the request although nobody waits for its answer any more. */
  private void arriveLate(Effect effect) {
    // There is no caller left to keep waiting.
    Attempt attempt = attempt(duration -> {});
    Outcome met = new Outcome.Done();
    SdkResponse answer = null;
    try {
      admit(attempt);
      answer = act(attempt, effect);
      wire.accidents().afterEffect(attempt, answer);
    } catch (AwsServiceException refused) {
      met = answer == null ? new Outcome.Refused(codeOf(refused)) : met;
    } catch (LostResponse | SdkClientException | FunctionCrash unheard) {
      met = answer == null ? new Outcome.Lost() : met;
    } catch (Throwable fault) {
      met = new Outcome.Broken(fault.getClass().getName());
      // Not an answer of AWS's: a fault of ours, which must not pass unseen.
      throw new IllegalStateException("a late " + action + " went wrong", fault);
    } finally {
      wire.log().late(new LateEffect(ordinal, action, caller, attempt.at(), met, request, answer));
    }
  }

  private static String codeOf(AwsServiceException e) {
    return e.awsErrorDetails() == null || e.awsErrorDetails().errorCode() == null
        ? e.getClass().getSimpleName()
        : e.awsErrorDetails().errorCode();
  }
}
