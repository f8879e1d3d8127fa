package io.lablift.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.lablift.functions.telemetry.Metric;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Alarms and the dashboard look at metrics that there are, and tell somebody. */
final class AlarmsTest {
  private static final String NAMESPACE = "Lablift";

  /** What functions emit: each with the dimension Deployment, Labs also with Status. */
  private static final Set<String> METRICS =
      Arrays.stream(Metric.values())
          .map(Metric::word)
          .collect(Collectors.toCollection(TreeSet::new));

  /** Of AWS's, those in use (the services' own pages on CloudWatch metrics). */
  private static final Set<String> OF_AWS =
      Set.of(
          "AWS/ApiGateway 4xx",
          "AWS/ApiGateway 5xx",
          "AWS/ApiGateway Count",
          "AWS/Lambda Errors",
          "AWS/SQS ApproximateNumberOfMessagesVisible",
          "AWS/States ExecutionsFailed",
          "AWS/States ExecutionsTimedOut");

  private final Template template = Template.shipped();
  private final Map<String, JsonNode> alarms = template.all("AWS::CloudWatch::Alarm");

  @Test
  void thereIsOneForEachThingThatMustNotGoUnseen() {
    assertThat(alarms.keySet())
        .containsExactly(
            "ApiFailsAlarm",
            "LabQuarantinedAlarm",
            "ProvisioningFailedAlarm",
            "ScheduleFailedAlarm",
            "SweepFailedAlarm",
            "SweepStoppedAlarm");
    alarms.forEach(
        (name, alarm) -> {
          assertThat(alarm.path("AlarmActions").path(0).path("Ref").asText())
              .as(name)
              .isEqualTo("Alarms");
          assertThat(alarm.path("AlarmDescription").asText()).as(name).isNotBlank();
        });
  }

  @Test
  void eachLooksAtAMetricThatThereIs() {
    for (Map.Entry<String, JsonNode> alarm : alarms.entrySet()) {
      String namespace = alarm.getValue().path("Namespace").asText();
      String metric = alarm.getValue().path("MetricName").asText();
      Set<String> dimensions = new TreeSet<>();
      alarm.getValue().path("Dimensions").forEach(d -> dimensions.add(d.path("Name").asText()));
      if (namespace.equals(NAMESPACE)) {
        assertThat(METRICS).as(alarm.getKey()).contains(metric);
        assertThat(dimensions).as(alarm.getKey()).containsExactly("Deployment");
      } else {
        assertThat(OF_AWS).as(alarm.getKey()).contains(namespace + " " + metric);
        assertThat(dimensions).as(alarm.getKey()).hasSize(1);
      }
    }
  }

  /** A sweep that does not run says nothing: its silence is the alarm. */
  @Test
  void silenceIsAnAlarmWhereSomethingMustHappenAndNowhereElse() {
    alarms.forEach(
        (name, alarm) ->
            assertThat(alarm.path("TreatMissingData").asText())
                .as(name)
                .isEqualTo(name.equals("SweepStoppedAlarm") ? "breaching" : "notBreaching"));
  }

  @Test
  void theDashboardIsJsonAndShowsEveryMetricOfOurs() throws JsonProcessingException {
    String body =
        template
            .resource("Dashboard")
            .path("DashboardBody")
            .path("Fn::Sub")
            .asText()
            .replaceAll("\\$\\{[A-Za-z:]+}", "x");
    Set<String> ours = new TreeSet<>();
    for (JsonNode widget : Yaml.MAPPER.readTree(body).path("widgets")) {
      for (JsonNode metric : widget.path("properties").path("metrics")) {
        if (metric.path(0).asText().equals(NAMESPACE)) {
          ours.add(metric.path(1).asText());
          assertThat(metric.path(2).asText()).isEqualTo("Deployment");
        } else {
          assertThat(OF_AWS).contains(metric.path(0).asText() + " " + metric.path(1).asText());
        }
      }
    }
    assertThat(ours).isEqualTo(METRICS);
  }

  @Test
  void theRunbookSaysWhatEachMeansAndWhatToDo() {
    assertThat(alarms.keySet())
        .allSatisfy(
            name ->
                assertThat(Yaml.source("docs/runbook.md"))
                    .containsPattern("\\| `" + name + "` \\| [^|]{20,} \\| [^|]{20,} \\|"));
  }
}
