package io.lablift.local.differential;

import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkResponse;

/**
 * What a caller learns from a call: that it was done, a little of its answer, or the error code
 * with which it was refused. Messages are left out: AWS promises codes, not texts.
 */
record Outcome(Sort sort, String text) {
  /** What kind of outcome it is. */
  enum Sort {
    DONE,
    SHOWN,
    REFUSED,
    NOT_KNOWN,
    NOT_TRIED
  }

  /** The call was done; its answer is as it always is. */
  static Outcome ok() {
    return new Outcome(Sort.DONE, "");
  }

  /** The call was done, and this is what counts in its answer. */
  static Outcome shows(Object what) {
    return new Outcome(Sort.SHOWN, String.valueOf(what));
  }

  /** The call was refused with the error code. */
  static Outcome refused(String code) {
    return new Outcome(Sort.REFUSED, code);
  }

  /** The call, or this use of it, is not known there: it says so, or breaks. */
  static Outcome notKnown() {
    return new Outcome(Sort.NOT_KNOWN, "");
  }

  /** The call was not made, since what it needs could not be made. */
  static Outcome notTried(String why) {
    return new Outcome(Sort.NOT_TRIED, why);
  }

  /** As {@link #ok}: what the call made has a name that chance gave to it. */
  static Outcome made(String id) {
    if (id.isEmpty()) {
      throw new AssertionError("made, and without a name");
    }
    return ok();
  }

  /** Makes the call: a response as a whole says no more than that it was done. */
  static Outcome of(Supplier<?> call) {
    try {
      return switch (call.get()) {
        case Outcome outcome -> outcome;
        case SdkResponse response -> ok();
        case Object answer -> shows(answer);
      };
    } catch (AwsServiceException refusal) {
      return refusal(refusal);
    } catch (UnsupportedOperationException stranger) {
      return notKnown();
    }
  }

  private static Outcome refusal(AwsServiceException refusal) {
    AwsErrorDetails details = refusal.awsErrorDetails();
    String code = details == null ? null : details.errorCode();
    if (refusal.statusCode() >= 500 && (code == null || code.isEmpty())) {
      return notKnown();
    }
    return refused(String.valueOf(code));
  }

  @Override
  public String toString() {
    return switch (sort) {
      case DONE -> "ok";
      case SHOWN -> "ok: " + text;
      case REFUSED -> text;
      case NOT_KNOWN -> "not known";
      case NOT_TRIED -> "not tried, for what it needs could not be made: " + text;
    };
  }
}
