package io.lablift.local.life;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lablift.functions.json.Json;
import io.lablift.functions.lab.LabId;
import io.lablift.functions.lab.LabStatus;
import io.lablift.functions.lab.Lease;
import io.lablift.functions.registry.LabRecord;
import io.lablift.functions.registry.LabUpdate;
import io.lablift.functions.registry.Registry;
import io.lablift.local.SharedRegistry;
import io.lablift.local.function.Result;
import io.lablift.local.world.RegistryStore;
import io.lablift.simulator.wire.Accident;
import io.lablift.simulator.wire.Attempt;
import io.lablift.simulator.wire.FunctionCrash;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.ec2.model.Instance;

/** What befalls bakes, and what instructors give them to run. */
@ExtendWith(SharedRegistry.class)
final class BakesUnderStrainTest {
  private static final String IMAGE = "aws101-image-20260302";
  private static final String BUILDER = "aws101-builder-20260302";

  private final RegistryStore store;
  private final SimulatedLabs labs;

  BakesUnderStrainTest(RegistryStore store) {
    this.store = store;
    this.labs = new SimulatedLabs(store, 37);
  }

  @AfterEach
  void end() {
    labs.close();
  }

  private SimulatedLabs.Answer bake(Map<String, Object> more) {
    var request = SimulatedLabs.MAPPER.createObjectNode().put("course", "aws101");
    more.forEach((field, value) -> request.set(field, SimulatedLabs.MAPPER.valueToTree(value)));
    return labs.ask("POST", "/images", request.toString());
  }

  private JsonNode until(String id, String state, Duration atMost) {
    Instant end = labs.world().loop().instant().plus(atMost);
    JsonNode image = labs.ask("GET", "/images/" + id, "").body();
    while (!image.path("state").asText().equals(state)) {
      if (labs.world().loop().instant().isAfter(end)) {
        throw new AssertionError(id + " is not " + state + " after " + atMost + ": " + image);
      }
      labs.world().pass(Duration.ofSeconds(5));
      image = labs.ask("GET", "/images/" + id, "").body();
    }
    return image;
  }

  private JsonNode baked() {
    bake(Map.of());
    return until(IMAGE, "AVAILABLE", Duration.ofMinutes(15));
  }

  private Registry registry() {
    return new Registry(store.client(), labs.world().clients().settings().table());
  }

  private LabRecord record(String id) {
    return registry().find(LabId.parse(id)).orElseThrow();
  }

  private List<Instance> instances() {
    return labs.world().raw().ec2().describeInstances(r -> {}).reservations().stream()
        .flatMap(reservation -> reservation.instances().stream())
        .toList();
  }

  private List<String> left() {
    return labs.world().account().orElseThrow().leftOver().stream()
        .map(item -> item.kind().type())
        .sorted()
        .toList();
  }

  @Test
  void theInstructorsTextReachesTheBuilderAsItIs() {
    String script = "#!/bin/bash\nserver=web\necho \"안녕하세요, ${server}\" > /srv/index.html\n";
    bake(Map.of("userData", script));
    labs.until(BUILDER, "READY", Duration.ofMinutes(5));

    String sent =
        new String(
            Base64.getDecoder()
                .decode(
                    labs.world()
                        .raw()
                        .ec2()
                        .describeInstanceAttribute(
                            r ->
                                r.instanceId(instances().getFirst().instanceId())
                                    .attribute("userData"))
                        .userData()
                        .value()),
            UTF_8);

    assertThat(sent).isEqualTo(new String(sent.getBytes(US_ASCII), US_ASCII));
    String part = sent.replaceFirst("(?s)^.*base64\n\n(.*?)\n--=lablift=.*$", "$1");
    assertThat(new String(Base64.getMimeDecoder().decode(part), UTF_8)).isEqualTo(script);
    until(IMAGE, "AVAILABLE", Duration.ofMinutes(15));
  }

  @Test
  void aScriptsOwnVariablesStayItsOwn() {
    bake(Map.of("userData", "#!/bin/bash\nserver=web\necho ${server}\n"));
    labs.until(BUILDER, "READY", Duration.ofMinutes(5));

    String sent =
        labs.world()
            .raw()
            .ec2()
            .describeInstanceAttribute(
                r -> r.instanceId(instances().getFirst().instanceId()).attribute("userData"))
            .userData()
            .value();

    assertThat(new String(Base64.getDecoder().decode(sent), UTF_8)).contains("echo ${server}\n");
  }

  @Test
  void whatABuilderCannotRunIsToldBeforeAnythingIsBuilt() {
    for (String userData :
        List.of(
            "#cloud-config-archive\n- {type: text/x-shellscript, content: x}\n",
            "# a remark\necho\n",
            "#!/bin/sh\n# " + "가".repeat(5_000))) {
      SimulatedLabs.Answer answer = bake(Map.of("userData", userData));

      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.violations()).singleElement().asString().startsWith("userData: ");
    }
    assertThat(left()).isEmpty();
  }

  @Test
  void aCloudConfigsOwnPowerStateGivesWayToTheBakes() {
    bake(Map.of("userData", "#cloud-config\npower_state: {mode: reboot}\n"));

    until(IMAGE, "AVAILABLE", Duration.ofMinutes(15));
  }

  @Test
  void aBuilderThatStopsBeforeAnybodyHasSeenItRunIsBakedAllTheSame() {
    AtomicBoolean launched = new AtomicBoolean();
    AtomicInteger hung = new AtomicInteger();
    labs.world()
        .point()
        .accidents()
        .arrange(
            new Accident() {
              @Override
              public void beforeEffect(Attempt call) {
                if (launched.get()
                    && call.is("ec2:DescribeInstances")
                    && hung.getAndIncrement() < 4) {
                  call.hang(Duration.ofMinutes(3));
                }
              }

              @Override
              public void afterEffect(Attempt call, SdkResponse response) {
                if (call.is("ec2:RunInstances")) {
                  launched.set(true);
                }
              }
            });
    bake(Map.of());

    until(IMAGE, "AVAILABLE", Duration.ofMinutes(25));

    assertThat(hung.get()).isGreaterThan(4);
    assertThat(instances()).hasSize(1);
    assertThat(left()).containsExactly("image", "snapshot");
  }

  @Test
  void aBuilderThatSomebodyElseStopsIsNotBaked() {
    bake(Map.of());
    labs.until(BUILDER, "READY", Duration.ofMinutes(5));
    labs.world().raw().ec2().stopInstances(r -> r.instanceIds(instances().getFirst().instanceId()));

    JsonNode gone = until(IMAGE, "GONE", Duration.ofMinutes(10));

    assertThat(gone.path("failure").path("cause").asText())
        .contains("did not stop itself: Client.UserInitiatedShutdown");
    labs.until(BUILDER, "GONE", Duration.ofMinutes(5));
    assertThat(left()).isEmpty();
  }

  @Test
  void theOnesThatAreTooManyGoAlsoIfTheFunctionThatSaysSoDies() {
    baked();
    AtomicBoolean died = new AtomicBoolean();
    labs.world()
        .point()
        .accidents()
        .arrange(
            new Accident() {
              @Override
              public void afterEffect(Attempt call, SdkResponse response) {
                String request = call.request().toString();
                if (call.is("dynamodb:UpdateItem")
                    && request.contains("LAB#" + IMAGE + "-2")
                    && request.contains("S=READY")
                    && died.compareAndSet(false, true)) {
                  throw new FunctionCrash(call.ordinal(), call.action());
                }
              }
            });
    bake(Map.of("keep", 1));
    until(IMAGE + "-2", "AVAILABLE", Duration.ofMinutes(15));

    until(IMAGE, "GONE", Duration.ofMinutes(5));

    assertThat(died).isTrue();
  }

  @Test
  void aFunctionThatRunsOnceMoreMuchLaterRetiresNothingNewer() {
    bake(Map.of("keep", 1));
    until(IMAGE, "AVAILABLE", Duration.ofMinutes(15));
    bake(Map.of("keep", 2));
    until(IMAGE + "-2", "AVAILABLE", Duration.ofMinutes(15));

    Result again =
        labs.world()
            .invoker()
            .call(
                labs.world().functions().find("MarkReady").orElseThrow(),
                Json.writeBytes(record(IMAGE).spec()));
    labs.world().pass(Duration.ofMinutes(3));

    assertThat(again).isInstanceOf(Result.Succeeded.class);
    assertThat(record(IMAGE + "-2").status()).isEqualTo(LabStatus.READY);
    assertThat(record(IMAGE).status()).isEqualTo(LabStatus.READY);
  }

  @Test
  void anImageWhoseTimeIsOverIsGivenToNoLab() {
    String ami = baked().path("imageId").asText();
    Lease lease = record(IMAGE).lease();
    assertThat(lease).isNotNull();
    assertThat(
            registry()
                .update(
                    LabUpdate.of(record(IMAGE).ref())
                        .whileIn(LabStatus.READY)
                        .leaseEnd(lease.end(), labs.world().loop().instant())))
        .isPresent();

    labs.post("kim");

    assertThat(labs.show("aws101-kim").path("imageId").asText()).isNotEmpty().isNotEqualTo(ami);
  }

  @Test
  void aBakeThatIsBegunAnewWhileItsBuilderGoesKeepsItsImage() {
    bake(Map.of());
    labs.until(BUILDER, "TEARING_DOWN", Duration.ofMinutes(15));

    Result again =
        labs.world()
            .invoker()
            .call(
                labs.world().functions().find("LaunchBuilder").orElseThrow(),
                Json.writeBytes(record(IMAGE).spec()));

    assertThat(again).isInstanceOf(Result.Succeeded.class);
    until(IMAGE, "AVAILABLE", Duration.ofMinutes(5));
  }

  @Test
  void anImageThatCannotBeReadHidesNoOthersAndStopsNoLab() {
    baked();
    store
        .client()
        .updateItem(
            r ->
                r.tableName(labs.world().clients().settings().table())
                    .key(Map.of("pk", AttributeValue.fromS("LAB#" + IMAGE)))
                    .updateExpression("SET spec = :other")
                    .expressionAttributeValues(
                        Map.of(":other", AttributeValue.fromS("{\"of\":\"another version\"}"))));

    assertThat(labs.post("kim").status()).isEqualTo(202);
    assertThat(labs.ask("GET", "/images?course=aws101", "").status()).isEqualTo(200);
  }

  @Test
  void aSubnetOfALabIsNotLent() {
    labs.ask("POST", "/labs", "{\"course\":\"aws101\",\"student\":\"kim\",\"leaseMinutes\":60}");
    labs.until("aws101-kim", "READY", Duration.ofMinutes(10));
    String subnet =
        labs.world().raw().ec2().describeSubnets(r -> {}).subnets().stream()
            .filter(s -> s.tags().stream().anyMatch(tag -> tag.key().equals("lablift:lab")))
            .findFirst()
            .orElseThrow()
            .subnetId();

    SimulatedLabs.Answer answer = bake(Map.of("subnetId", subnet));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.violations())
        .anyMatch(v -> v.startsWith("subnetId: " + subnet + " is a lab's"));
  }

  @Test
  void whatIsGoneCostsNothingAMonth() {
    bake(Map.of());
    labs.ask("DELETE", "/images/" + IMAGE, "");

    assertThat(until(IMAGE, "GONE", Duration.ofMinutes(10)).path("costUsdPerMonth").decimalValue())
        .isZero();
  }
}
