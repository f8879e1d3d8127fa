package io.lablift.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The sweep is run every minute, every fifteenth time for a hunt as well, and is not run twice. */
final class SchedulesTest {
  private static final Pattern CRON = Pattern.compile("cron\\((\\S+) \\* \\* \\* \\? \\*\\)");

  private final Template template = Template.shipped();
  private final Map<String, JsonNode> schedules = template.all("AWS::Scheduler::Schedule");

  /**
   * The one schedule of a mode.
   *
   * @param mode empty for an ordinary sweep
   */
  private JsonNode of(String mode) {
    List<JsonNode> found =
        schedules.values().stream().filter(schedule -> mode(event(schedule)).equals(mode)).toList();
    assertThat(found).as(mode).hasSize(1);
    return found.getFirst();
  }

  private static String mode(ScheduledEvent event) {
    Object mode = event.getDetail().get("mode");
    return mode == null ? "" : mode.toString();
  }

  /** What Lambda's runtime makes of the input, what stands in {@code <>} being filled in. */
  private static ScheduledEvent event(JsonNode schedule) {
    String input =
        Template.filledIn(
                schedule.path("Target").path("Input"),
                Map.of("AWS::AccountId", "123456789012", "AWS::Region", "ap-northeast-2"))
            .replace("<aws.scheduler.scheduled-time>", "2026-03-02T00:01:00Z")
            .replace("<aws.scheduler.execution-id>", "d32c5kddcf5bb8c3")
            .replace(
                "<aws.scheduler.schedule-arn>",
                "arn:aws:scheduler:ap-northeast-2:123456789012:schedule/default/sweep");
    assertThat(input).doesNotContain("<aws.");
    PojoSerializer<ScheduledEvent> serializer =
        LambdaEventSerializers.serializerFor(
            ScheduledEvent.class, Thread.currentThread().getContextClassLoader());
    return serializer.fromJson(input);
  }

  @Test
  void theirInputIsAnEventThatTheSweepUnderstands() {
    assertThat(schedules).hasSize(2);
    assertThat(of("")).isNotEqualTo(of("hunt"));
    for (JsonNode schedule : schedules.values()) {
      ScheduledEvent event = event(schedule);
      assertThat(event.getAccount()).isEqualTo("123456789012");
      assertThat(event.getTime().toString()).startsWith("2026-03-02T00:01:00");
      assertThat(schedule.path("Target").path("Arn").path("Fn::GetAtt").path(0).asText())
          .isEqualTo("SweepFunction");
    }
  }

  @Test
  void everyMinuteOfAnHourHasOneSweepAndEveryFifteenthIsAHunt() {
    List<Integer> sweeps = minutes(of(""));
    List<Integer> hunts = minutes(of("hunt"));

    assertThat(hunts).containsExactly(0, 15, 30, 45);
    List<Integer> all = new ArrayList<>(sweeps);
    all.addAll(hunts);
    assertThat(all).containsExactlyInAnyOrderElementsOf(IntStream.range(0, 60).boxed().toList());
  }

  /** The minutes of a cron expression (EventBridge Scheduler user guide, "Schedule types"). */
  private static List<Integer> minutes(JsonNode schedule) {
    var matcher = CRON.matcher(schedule.path("ScheduleExpression").asText());
    assertThat(matcher.matches()).isTrue();
    List<Integer> minutes = new ArrayList<>();
    for (String part : matcher.group(1).split(",", -1)) {
      if (part.contains("/")) {
        String[] every = part.split("/", 2);
        int step = Integer.parseInt(every[1]);
        for (int minute = Integer.parseInt(every[0]); minute < 60; minute += step) {
          minutes.add(minute);
        }
      } else {
        String[] range = part.split("-", 2);
        int last = Integer.parseInt(range[range.length - 1]);
        IntStream.rangeClosed(Integer.parseInt(range[0]), last).forEach(minutes::add);
      }
    }
    return minutes;
  }

  @Test
  void oneSweepAtATimeAndWhatFailsIsKept() {
    JsonNode sweep = template.resource("SweepFunction");
    assertThat(sweep.path("ReservedConcurrentExecutions").asInt()).isEqualTo(1);
    JsonNode failures = sweep.path("EventInvokeConfig").path("DestinationConfig").path("OnFailure");
    assertThat(failures.path("Type").asText()).isEqualTo("SQS");
    assertThat(failures.path("Destination").path("Fn::GetAtt").path(0).asText())
        .isEqualTo("SweepFailures");
    for (JsonNode schedule : schedules.values()) {
      assertThat(schedule.path("Target").path("DeadLetterConfig").path("Arn").path("Fn::GetAtt"))
          .extracting(JsonNode::asText)
          .containsExactly("ScheduleFailures", "Arn");
    }
  }
}
