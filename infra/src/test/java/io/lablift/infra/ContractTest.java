package io.lablift.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lablift.functions.blueprint.StageName;
import io.lablift.functions.lab.LabStatus;
import io.lablift.functions.lab.ResourceType;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What the API says and takes is what its contract says that it does. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ContractTest {
  private final OpenApi contract = OpenApi.shipped();
  private final DeployedApi api = new DeployedApi();

  @AfterAll
  void end() {
    api.close();
  }

  private DeployedApi.Answer post(String course, String student) {
    return api.ask(
        "POST",
        "/labs",
        "{\"course\":\"%s\",\"student\":\"%s\",\"leaseMinutes\":30}".formatted(course, student));
  }

  @Test
  void aLabIsAsTheContractSaysFromItsRequestToItsCertificate() {
    DeployedApi.Answer asked = post("life", "kim");
    assertThat(asked.status()).isEqualTo(202);
    assertThat(contract.against("Lab", asked.body())).isEmpty();

    DeployedApi.Answer ready = api.until("life-kim", "READY", Duration.ofMinutes(10));
    assertThat(contract.against("Lab", ready.body())).isEmpty();
    assertThat(ready.json().path("endpoints").path("url").asText()).startsWith("http://");
    DeployedApi.Answer page = api.ask("GET", "/labs", "");
    assertThat(contract.against("Page", page.body())).isEmpty();
    assertThat(page.json().path("labs")).isNotEmpty();

    DeployedApi.Answer extended = api.ask("PATCH", "/labs/life-kim", "{\"leaseMinutes\":40}");
    assertThat(extended.status()).isEqualTo(200);
    assertThat(contract.against("Lab", extended.body())).isEmpty();
    assertThat(extended.json().path("extension").path("says").asText()).startsWith("extending by");

    DeployedApi.Answer deleted = api.ask("DELETE", "/labs/life-kim", "");
    assertThat(deleted.status()).isEqualTo(202);
    assertThat(contract.against("Lab", deleted.body())).isEmpty();
    DeployedApi.Answer gone = api.until("life-kim", "GONE", Duration.ofMinutes(20));
    assertThat(contract.against("Lab", gone.body())).isEmpty();
    assertThat(gone.json().path("certificate").path("resources")).isNotEmpty();
    assertThat(contract.against("Certificate", gone.json().path("certificate").toString()))
        .isEmpty();
  }

  @Test
  void aBudgetAndAQuestionWhatAnExtensionCostsAreAsTheContractSays() {
    String request =
        "{\"course\":\"budget\",\"student\":\"kim\",\"leaseMinutes\":600,\"budgetUsd\":1.5,"
            + "\"endAtBudget\":true,\"maxQueueMinutes\":60}";
    assertThat(contract.against("LabRequest", request)).isEmpty();
    DeployedApi.Answer asked = api.ask("POST", "/labs", request);
    assertThat(asked.status()).as(asked.body()).isEqualTo(202);
    assertThat(contract.against("Lab", asked.body())).isEmpty();
    assertThat(asked.json().path("cost").path("warning").asText()).isNotEmpty();

    DeployedApi.Answer ready = api.until("budget-kim", "READY", Duration.ofMinutes(20));
    assertThat(contract.against("Lab", ready.body())).isEmpty();
    String end = ready.json().path("lease").path("end").asText();
    String body = "{\"endsAt\":\"" + end + "\",\"dryRun\":true}";
    assertThat(contract.against("Extension", body)).isEmpty();
    DeployedApi.Answer answered = api.ask("PATCH", "/labs/budget-kim", body);
    assertThat(answered.status()).as(answered.body()).isEqualTo(200);
    assertThat(contract.against("Lab", answered.body())).isEmpty();
    assertThat(contract.against("Extension", "{\"dryRun\":true}")).isNotEmpty();
    assertThat(
            contract.against(
                "Extension", "{\"leaseMinutes\":5,\"endsAt\":\"2026-03-02T02:00:00Z\"}"))
        .isNotEmpty();
    api.ask("DELETE", "/labs/budget-kim", "");
    api.until("budget-kim", "GONE", Duration.ofMinutes(20));
  }

  @Test
  void aLabThatWaitsAndOneThatWasNeverStartedAreAsTheContractSays() {
    List<String> waiting =
        List.of("one", "two", "three").stream()
            .map(student -> post("queue", student))
            .map(answer -> answer.json().path("id").asText())
            .toList();
    String last = waiting.getLast();
    DeployedApi.Answer queued = api.ask("GET", "/labs/" + last, "");
    assertThat(queued.json().path("status").asText()).isEqualTo("QUEUED");
    assertThat(contract.against("Lab", queued.body())).isEmpty();

    api.ask("DELETE", "/labs/" + last, "");
    DeployedApi.Answer gone = api.ask("GET", "/labs/" + last, "");
    assertThat(gone.json().path("status").asText()).isEqualTo("GONE");
    assertThat(contract.against("Lab", gone.body())).isEmpty();
    waiting.forEach(id -> api.ask("DELETE", "/labs/" + id, ""));
  }

  @Test
  void anImageIsAsTheContractSaysFromItsRequestToItsCertificate() {
    DeployedApi.Answer asked = api.ask("POST", "/images", "{\"course\":\"baked\"}");
    assertThat(asked.status()).as(asked.body()).isEqualTo(202);
    assertThat(contract.against("Image", asked.body())).isEmpty();
    String id = asked.json().path("id").asText();
    assertThat(contract.against("ImageId", "\"" + id + "\"")).isEmpty();
    assertThat(api.ask("POST", "/images", "{\"course\":\"baked\"}").status()).isEqualTo(200);
    DeployedApi.Answer other = api.ask("POST", "/images", "{\"course\":\"baked\",\"keep\":1}");
    assertThat(other.status()).isEqualTo(409);
    assertThat(contract.against("Problem", other.body())).isEmpty();

    DeployedApi.Answer available = api.untilImage(id, "AVAILABLE", Duration.ofMinutes(20));
    assertThat(contract.against("Image", available.body())).isEmpty();
    assertThat(available.json().path("snapshots")).hasSize(1);
    String ami = available.json().path("imageId").asText();
    assertThat(api.ask("GET", "/images/" + ami, "").body()).isEqualTo(available.body());
    DeployedApi.Answer all = api.ask("GET", "/images", "");
    assertThat(contract.against("Images", all.body())).isEmpty();
    assertThat(all.json().path("images")).isNotEmpty();
    String builder = available.json().path("builder").asText();
    assertThat(contract.against("Lab", api.ask("GET", "/labs/" + builder, "").body())).isEmpty();

    DeployedApi.Answer deleted = api.ask("DELETE", "/images/" + id, "");
    assertThat(deleted.status()).isEqualTo(202);
    assertThat(contract.against("Image", deleted.body())).isEmpty();
    DeployedApi.Answer gone = api.untilImage(id, "GONE", Duration.ofMinutes(20));
    assertThat(contract.against("Image", gone.body())).isEmpty();
    assertThat(contract.against("Certificate", gone.json().path("certificate").toString()))
        .isEmpty();
  }

  @Test
  void aBakeThatFailsAndOneThatTellsAWarningAreAsTheContractSays() {
    api.world().account().orElseThrow().fates().nextUserDataFails();
    DeployedApi.Answer asked =
        api.ask(
            "POST", "/images", "{\"course\":\"failing\",\"patienceMinutes\":3,\"noReboot\":true}");
    assertThat(asked.status()).as(asked.body()).isEqualTo(202);
    assertThat(asked.json().path("warnings")).hasSize(1);
    String id = asked.json().path("id").asText();

    DeployedApi.Answer gone = api.untilImage(id, "GONE", Duration.ofMinutes(30));

    assertThat(contract.against("Image", gone.body())).isEmpty();
    assertThat(gone.json().path("failure").path("cause").asText())
        .contains("its console ends with: ");
  }

  @Test
  void everyProblemIsAsTheContractSays() {
    List<DeployedApi.Answer> problems =
        List.of(
            api.ask("POST", "/labs", "{"),
            api.ask("POST", "/labs", "{\"course\":\"AWS 101\",\"nat\":\"some\"}"),
            api.ask("GET", "/labs/none-such", ""),
            api.ask("POST", "/images", "{\"course\":\"AWS 101\",\"keep\":0}"),
            api.ask("GET", "/images/ami-0123456789abcdef0", ""),
            api.ask("GET", "/images/none-image-20260302", ""),
            api.ask("PATCH", "/images/none-image-20260302", ""),
            api.askAsStudent("GET", "/images", "kim"),
            api.ask("PUT", "/labs", ""),
            api.ask("GET", "/nowhere", ""),
            api.ask("POST", "/labs", "x".repeat(70_000)),
            api.askAsNobody("GET", "/labs"));
    assertThat(problems)
        .extracting(DeployedApi.Answer::status)
        .containsExactly(400, 400, 404, 400, 404, 404, 405, 403, 405, 404, 413, 401);
    for (DeployedApi.Answer problem : problems) {
      assertThat(contract.against("Problem", problem.body())).isEmpty();
      assertThat(problem.type()).isEqualTo("application/problem+json");
    }
  }

  @Test
  void itsExamplesOfRequestsAreTakenByTheCode() {
    JsonNode examples =
        contract
            .operation("POST /labs")
            .path("requestBody")
            .path("content")
            .path("application/json")
            .path("examples");
    assertThat(examples).hasSizeGreaterThan(1);
    for (JsonNode example : examples) {
      ObjectNode request = example.path("value").deepCopy();
      assertThat(contract.against("LabRequest", request.toString())).isEmpty();
      request.put("course", "example");
      request.put("student", "number" + request.size());
      DeployedApi.Answer answer = api.ask("POST", "/labs", request.toString());
      assertThat(answer.status()).as(answer.body()).isEqualTo(202);
      api.ask("DELETE", "/labs/" + answer.json().path("id").asText(), "");
    }
  }

  @Test
  void itsExamplesOfRequestsForImagesAreTakenByTheCode() {
    JsonNode examples =
        contract
            .operation("POST /images")
            .path("requestBody")
            .path("content")
            .path("application/json")
            .path("examples");
    assertThat(examples).hasSizeGreaterThan(1);
    int number = 0;
    for (JsonNode example : examples) {
      ObjectNode request = example.path("value").deepCopy();
      assertThat(contract.against("ImageRequest", request.toString())).isEmpty();
      number++;
      request.put("course", "example" + number);
      DeployedApi.Answer answer = api.ask("POST", "/images", request.toString());
      assertThat(answer.status()).as(answer.body()).isEqualTo(202);
      api.ask("DELETE", "/images/" + answer.json().path("id").asText(), "");
    }
  }

  @Test
  void whatTheContractRefusesOfRequestsForImagesTheCodeRefusesToo() {
    List<String> requests =
        List.of(
            "{}",
            "{\"course\":\"AWS\"}",
            "{\"course\":\"aws101\",\"userData\":\"echo\"}",
            "{\"course\":\"aws101\",\"userData\":\"#!/bin/sh\\n%s\"}".formatted("x".repeat(16_000)),
            "{\"course\":\"aws101\",\"imageId\":\"ubuntu\"}",
            "{\"course\":\"aws101\",\"instanceType\":\"p5.48xlarge\"}",
            "{\"course\":\"aws101\",\"noReboot\":\"yes\"}",
            "{\"course\":\"aws101\",\"patienceMinutes\":2}",
            "{\"course\":\"aws101\",\"patienceMinutes\":61}",
            "{\"course\":\"aws101\",\"keepDays\":0}",
            "{\"course\":\"aws101\",\"keepDays\":366}",
            "{\"course\":\"aws101\",\"keep\":0}",
            "{\"course\":\"aws101\",\"keep\":21}",
            "{\"course\":\"aws101\",\"student\":\"kim\"}");
    for (String request : requests) {
      assertThat(contract.against("ImageRequest", request)).as(request).isNotEmpty();
      assertThat(api.ask("POST", "/images", request).status()).as(request).isEqualTo(400);
    }
  }

  /** Both ways: the schema must be able to say no, and to the same. */
  @Test
  void whatTheContractRefusesTheCodeRefusesToo() {
    List<String> requests =
        List.of(
            "{\"course\":\"aws101\"}",
            "{\"course\":\"AWS\",\"student\":\"kim\"}",
            "{\"course\":\"aws101\",\"student\":\"-kim\"}",
            "{\"course\":\"aws101\",\"student\":\"image-20260302\"}",
            "{\"course\":\"aws101\",\"student\":\"builder-20260302-2\"}",
            "{\"course\":\"aws101\",\"student\":\"kim\",\"nat\":\"some\"}",
            "{\"course\":\"aws101\",\"student\":\"kim\",\"zones\":[\"a\"]}",
            "{\"course\":\"aws101\",\"student\":\"kim\",\"instanceType\":\"p5.48xlarge\"}",
            "{\"course\":\"aws101\",\"student\":\"kim\",\"imageId\":\"ubuntu\"}",
            "{\"course\":\"aws101\",\"student\":\"kim\",\"checkpoint\":\"MarkReady\"}",
            "{\"course\":\"aws101\",\"student\":\"kim\",\"leaseMinutes\":0}",
            "{\"course\":\"aws101\",\"student\":\"kim\",\"lease\":10}");
    for (String request : requests) {
      assertThat(contract.against("LabRequest", request)).as(request).isNotEmpty();
      assertThat(api.ask("POST", "/labs", request).status()).as(request).isEqualTo(400);
    }
  }

  @Test
  void itsClosedSetsAreThoseOfTheCode() {
    assertThat(values("Status")).containsExactlyInAnyOrderElementsOf(names(LabStatus.values()));
    assertThat(values("StageName"))
        .containsExactlyElementsOf(StageName.ofLabs().stream().map(StageName::function).toList());
    assertThat(values("ResourceType"))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(ResourceType.values()).map(ResourceType::text).toList());
  }

  private static List<String> names(Enum<?>[] values) {
    return Arrays.stream(values).map(Enum::name).toList();
  }

  private List<String> values(String schema) {
    return contract
        .root()
        .path("components")
        .path("schemas")
        .path(schema)
        .path("enum")
        .valueStream()
        .map(JsonNode::asText)
        .toList();
  }

  @Test
  void anybodyMayReadTheFirstPageAndTheContract() {
    DeployedApi.Answer index = api.askAsNobody("GET", "/");
    assertThat(index.status()).isEqualTo(200);
    assertThat(contract.against("Index", index.body())).isEmpty();
    String link = index.json().path("links").path("contract").asText();

    DeployedApi.Answer served = api.askAsNobody("GET", link);
    assertThat(served.type()).isEqualTo("application/yaml");
    assertThat(OpenApi.read(served.body()).routes()).isEqualTo(contract.routes());
  }

  /** What the deployment sets its functions is what the simulated world has taken for granted. */
  @Test
  void functionsMayTakeAsLongAsTheyMayInTheSimulatedWorld() {
    Template template = Template.shipped();
    assertThat(template.functions().keySet())
        .containsExactlyInAnyOrderElementsOf(api.world().functions().names());
    for (String name : api.world().functions().names()) {
      assertThat(template.property(name, "Timeout").asLong())
          .as(name)
          .isEqualTo(api.world().functions().find(name).orElseThrow().timeout().toSeconds());
    }
  }
}
