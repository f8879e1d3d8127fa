package io.lablift.statemachine.asl;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads Retry and Catch (Step Functions Developer Guide, "Handling errors in Step Functions
 * workflows").
 */
final class ErrorHandlingParser {
  private static final int LONGEST_INTERVAL = 99_999_999;
  private static final int MOST_ATTEMPTS = 99_999_999;
  private static final int LONGEST_DELAY = 31_622_400;

  private final Problems problems;
  private final ExitParser exits;

  ErrorHandlingParser(Problems problems, ExitParser exits) {
    this.problems = problems;
    this.exits = exits;
  }

  List<Retrier> retry(Fields state) {
    List<Retrier> retriers = new ArrayList<>();
    List<Fields> all = state.objects("Retry");
    for (int i = 0; i < all.size(); i++) {
      retriers.add(retrier(all.get(i), i == all.size() - 1));
    }
    return retriers;
  }

  private Retrier retrier(Fields fields, boolean last) {
    List<String> errors = errors(fields, last, "Retry");
    int interval = fields.whole("IntervalSeconds", 1, LONGEST_INTERVAL, 1);
    int attempts = fields.whole("MaxAttempts", 0, MOST_ATTEMPTS, 3);
    double rate = fields.atLeast("BackoffRate", 1, 2);
    Duration delay = maxDelay(fields, interval);
    Retrier.Jitter jitter = jitter(fields);
    fields.finish();
    return new Retrier(errors, Duration.ofSeconds(interval), rate, attempts, delay, jitter);
  }

  private @Nullable Duration maxDelay(Fields fields, int interval) {
    if (!fields.has("MaxDelaySeconds")) {
      return null;
    }
    int seconds = fields.whole("MaxDelaySeconds", 1, LONGEST_DELAY, LONGEST_DELAY);
    if (seconds <= interval) {
      problems.add(
          fields.path("MaxDelaySeconds"),
          "is " + seconds + ", and the first pause is " + interval + " already",
          "write more than IntervalSeconds");
    }
    return Duration.ofSeconds(seconds);
  }

  private Retrier.Jitter jitter(Fields fields) {
    String text = fields.text("JitterStrategy");
    if (text == null || text.equals("NONE")) {
      return Retrier.Jitter.NONE;
    }
    if (!text.equals("FULL")) {
      problems.add(fields.path("JitterStrategy"), "is \"" + text + "\"", "write FULL or NONE");
    }
    return Retrier.Jitter.FULL;
  }

  List<Catcher> catchers(Fields state, FlowContext flow) {
    List<Catcher> catchers = new ArrayList<>();
    List<Fields> all = state.objects("Catch");
    for (int i = 0; i < all.size(); i++) {
      Fields fields = all.get(i);
      List<String> errors = errors(fields, i == all.size() - 1, "Catch");
      Exit exit = exits.toNext(fields, flow, "Next");
      fields.finish();
      catchers.add(new Catcher(errors, exit));
    }
    return catchers;
  }

  private List<String> errors(Fields fields, boolean last, String field) {
    List<String> errors = fields.requiredTexts("ErrorEquals");
    Path path = fields.path("ErrorEquals");
    if (errors.contains("States.ALL")) {
      if (errors.size() > 1) {
        problems.add(
            path, "has States.ALL beside others", "let it stand alone, as it contains them");
      }
      if (!last) {
        problems.add(
            path,
            "has States.ALL before others",
            "move it to the end of " + field + ", as nothing after it is ever asked");
      }
    }
    return errors;
  }
}
