package io.lablift.local.life;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lablift.local.SharedRegistry;
import io.lablift.local.world.RegistryStore;
import io.lablift.simulator.Item;
import io.lablift.simulator.SimulatedAccount;
import io.lablift.simulator.wire.Accident;
import io.lablift.simulator.wire.Attempt;
import io.lablift.simulator.world.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.Tag;

/** A course's image is baked once, labs are launched from it, and it goes without a trace. */
@ExtendWith(SharedRegistry.class)
final class CourseImagesTest {
  private static final String IMAGE = "aws101-image-20260302";
  private static final String BUILDER = "aws101-builder-20260302";

  private final SimulatedLabs labs;

  CourseImagesTest(RegistryStore store) {
    this.labs = new SimulatedLabs(store, 31);
  }

  @AfterEach
  void end() {
    labs.close();
  }

  private SimulatedAccount account() {
    return labs.world().account().orElseThrow();
  }

  private SimulatedLabs.Answer bake(String more) {
    return labs.ask("POST", "/images", "{\"course\":\"aws101\"%s}".formatted(more));
  }

  private JsonNode image(String id) {
    return labs.ask("GET", "/images/" + id, "").body();
  }

  private JsonNode until(String id, String state, Duration atMost) {
    Instant end = labs.world().loop().instant().plus(atMost);
    JsonNode image = image(id);
    while (!image.path("state").asText().equals(state)) {
      if (labs.world().loop().instant().isAfter(end)) {
        throw new AssertionError(id + " is not " + state + " after " + atMost + ": " + image);
      }
      labs.world().pass(Duration.ofSeconds(5));
      image = image(id);
    }
    return image;
  }

  private JsonNode baked() {
    bake("");
    return until(IMAGE, "AVAILABLE", Duration.ofMinutes(15));
  }

  private List<String> left() {
    return account().leftOver().stream().map(item -> item.kind().type()).sorted().toList();
  }

  private List<Instance> instances() {
    return labs.world().raw().ec2().describeInstances(r -> {}).reservations().stream()
        .flatMap(reservation -> reservation.instances().stream())
        .toList();
  }

  @Test
  void aBakeLeavesAnImageAndItsSnapshotAndNothingElse() {
    SimulatedLabs.Answer asked = bake("");
    assertThat(asked.status()).isEqualTo(202);
    assertThat(asked.headers().path("location").asText()).isEqualTo("/images/" + IMAGE);

    JsonNode image = until(IMAGE, "AVAILABLE", Duration.ofMinutes(15));

    assertThat(image.path("name").asText()).isEqualTo("lab-web-20260302");
    assertThat(image.path("imageId").asText()).startsWith("ami-");
    assertThat(image.path("snapshots")).hasSize(1);
    assertThat(image.path("costUsdPerMonth").asText()).isEqualTo("0.4");
    assertThat(left()).containsExactly("image", "snapshot");
    JsonNode builder = labs.show(BUILDER);
    assertThat(builder.path("status").asText()).isEqualTo("GONE");
    assertThat(builder.path("certificate").path("resources")).hasSizeGreaterThan(5);
  }

  @Test
  void imageAndSnapshotBearCourseSourceAndDates() {
    JsonNode image = baked();

    for (Item item : account().leftOver()) {
      assertThat(item.tags())
          .containsEntry("Name", "lab-web-20260302")
          .containsEntry("lablift:course", "aws101")
          .containsEntry("lablift:source-image", image.path("source").asText())
          .containsEntry("lablift:expires-at", image.path("expiresAt").asText())
          .containsKey("lablift:made-at");
    }
  }

  @Test
  void aLabOfTheCourseIsLaunchedFromItWithoutUserData() {
    String ami = baked().path("imageId").asText();

    labs.post("kim");
    JsonNode lab = labs.until("aws101-kim", "READY", Duration.ofMinutes(10));

    List<Instance> servers =
        instances().stream().filter(i -> i.state().nameAsString().equals("running")).toList();
    assertThat(servers).hasSize(5).allMatch(server -> server.imageId().equals(ami));
    for (Instance server : servers) {
      assertThat(
              labs.world()
                  .raw()
                  .ec2()
                  .describeInstanceAttribute(
                      r -> r.instanceId(server.instanceId()).attribute("userData"))
                  .userData()
                  .value())
          .isNull();
    }
    assertThat(lab.path("imageId").asText()).isEqualTo(ami);
  }

  @Test
  void anotherCourseKnowsNothingOfIt() {
    String ami = baked().path("imageId").asText();

    labs.ask("POST", "/labs", "{\"course\":\"aws102\",\"student\":\"kim\",\"leaseMinutes\":5}");

    assertThat(labs.show("aws102-kim").path("imageId").asText()).isNotEmpty().isNotEqualTo(ami);
  }

  @Test
  void theSameRequestWhileItIsBakedIsTheSameImageAndAnotherOneIsRefused() {
    bake("");
    SimulatedLabs.Answer again = bake("");
    SimulatedLabs.Answer other = bake(",\"keep\":1");

    assertThat(again.status()).isEqualTo(200);
    assertThat(again.body().path("id").asText()).isEqualTo(IMAGE);
    assertThat(other.status()).isEqualTo(409);
    until(IMAGE, "AVAILABLE", Duration.ofMinutes(15));
    assertThat(left()).containsExactly("image", "snapshot");
  }

  @Test
  void theSecondOfADayHasANumberAndTheOnesThatAreTooManyGo() {
    baked();
    bake(",\"keep\":1");
    JsonNode second = until(IMAGE + "-2", "AVAILABLE", Duration.ofMinutes(15));
    JsonNode first = until(IMAGE, "GONE", Duration.ofMinutes(5));

    assertThat(second.path("name").asText()).isEqualTo("lab-web-20260302-2");
    assertThat(first.path("certificate").path("resources")).hasSize(2);
    assertThat(left()).containsExactly("image", "snapshot");
  }

  @Test
  void anImageIsNotRemovedWhileALabIsYetToLaunchServersFromIt() {
    String ami = baked().path("imageId").asText();
    labs.ask("POST", "/labs", "{\"course\":\"aws101\",\"student\":\"kim\",\"leaseMinutes\":60}");

    SimulatedLabs.Answer refused = labs.ask("DELETE", "/images/" + ami, "");
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.body().path("detail").asText()).contains("aws101-kim (PROVISIONING)");

    labs.until("aws101-kim", "READY", Duration.ofMinutes(10));
    assertThat(labs.ask("DELETE", "/images/" + ami, "").status()).isEqualTo(202);
    until(IMAGE, "GONE", Duration.ofMinutes(5));
    assertThat(left()).doesNotContain("image", "snapshot").contains("instance");
  }

  @Test
  void deletedWhileItIsBakedItLeavesNothing() {
    for (int minutes : List.of(0, 1, 3, 5)) {
      String id = bake("").body().path("id").asText();
      labs.world().pass(Duration.ofMinutes(minutes));

      assertThat(labs.ask("DELETE", "/images/" + id, "").status()).isEqualTo(202);

      until(id, "GONE", Duration.ofMinutes(10));
      labs.until(id.replace("image", "builder"), "GONE", Duration.ofMinutes(10));
      assertThat(left()).as("deleted after %d min", minutes).isEmpty();
    }
  }

  @Test
  void userDataThatFailsFailsTheBakeWithTheConsolesLastLines() {
    account().fates().nextUserDataFails();
    bake(",\"patienceMinutes\":3");

    JsonNode gone = until(IMAGE, "GONE", Duration.ofMinutes(15));

    assertThat(gone.path("failure").path("cause").asText())
        .contains("had not stopped itself after 3 min")
        .contains("its console ends with: ")
        .contains("Failed running");
    labs.until(BUILDER, "GONE", Duration.ofMinutes(5));
    assertThat(left()).isEmpty();
    assertThat(labs.ask("GET", "/images", "").body().path("images")).hasSize(1);
  }

  @Test
  void anImageThatFailsIsRemovedWithItsSnapshotAndItsBuilder() {
    account().fates().nextImageFails();
    bake("");

    JsonNode gone = until(IMAGE, "GONE", Duration.ofMinutes(20));

    assertThat(gone.path("failure").path("cause").asText()).contains("became failed");
    labs.until(BUILDER, "GONE", Duration.ofMinutes(5));
    assertThat(left()).isEmpty();
  }

  @Test
  void aNameThatSomebodyElseHasTakenIsLeftToThem() {
    baked();
    String foreign =
        account().leftOver().stream()
            .filter(item -> item.kind() == Kind.IMAGE)
            .map(Item::id)
            .collect(Collectors.joining());
    // Another team's image of the same name, as far as anybody can see.
    labs.world()
        .raw()
        .ec2()
        .deleteTags(r -> r.resources(foreign).tags(Tag.builder().key("lablift:lab").build()));
    labs.ask("POST", "/images", "{\"course\":\"aws102\"}");

    JsonNode image = until("aws102-image-20260302", "AVAILABLE", Duration.ofMinutes(15));

    assertThat(image.path("name").asText()).isEqualTo("lab-web-20260302-2");
    assertThat(image.path("imageId").asText()).isNotEqualTo(foreign);
  }

  @Test
  void anImageWhoseTagsAreGoneIsRemovedAllTheSame() {
    baked();
    List<String> both = account().leftOver().stream().map(Item::id).toList();
    labs.world()
        .raw()
        .ec2()
        .deleteTags(r -> r.resources(both).tags(Tag.builder().key("lablift:lab").build()));

    labs.ask("DELETE", "/images/" + IMAGE, "");

    until(IMAGE, "GONE", Duration.ofMinutes(10));
    assertThat(left()).isEmpty();
  }

  @Test
  void aStudentSeesNoImagesAndHasNoIdOfOne() {
    assertThat(labs.ask("GET", "/images", "", "[students]", "kim").status()).isEqualTo(403);
    assertThat(labs.ask("POST", "/images", "{\"course\":\"aws101\"}", "[students]", "kim").status())
        .isEqualTo(403);
    assertThat(labs.post("image-20260302").status()).isEqualTo(400);
    assertThat(labs.ask("GET", "/labs", "", "[students]", "builder-20260302").status())
        .isEqualTo(401);
  }

  @Test
  void whatIsWrongWithARequestIsToldTogether() {
    SimulatedLabs.Answer answer =
        bake(
            ",\"userData\":\"%s\",\"keep\":0,\"keepDays\":400,\"instanceType\":\"m5.large\",\"name\":\"x\""
                .formatted("#!/bin/sh\\n" + "x".repeat(16_000)));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.violations())
        .anyMatch(v -> v.contains(" has more than 16000 bytes: "))
        .anyMatch(v -> v.startsWith("keep: "))
        .anyMatch(v -> v.startsWith("keepDays: "))
        .anyMatch(v -> v.startsWith("instanceType: "))
        .anyMatch(v -> v.startsWith("name: "));
    assertThat(left()).isEmpty();
  }

  @Test
  void anImageThatCannotBeUsedIsNamedBeforeAnythingIsBuilt() {
    bake("");
    labs.world().pass(Duration.ofMinutes(4));
    String pending =
        account().leftOver().stream()
            .filter(item -> item.kind() == Kind.IMAGE)
            .map(Item::id)
            .findFirst()
            .orElseThrow();

    for (String unusable : List.of(pending, "ami-0123456789abcdef0")) {
      SimulatedLabs.Answer answer =
          labs.ask(
              "POST",
              "/labs",
              "{\"course\":\"aws101\",\"student\":\"kim\",\"imageId\":\"%s\"}".formatted(unusable));
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.violations()).anyMatch(v -> v.startsWith("imageId: " + unusable + " is "));
    }
    assertThat(labs.ask("GET", "/labs/aws101-kim", "").status()).isEqualTo(404);
  }

  private String subnetOfSomebodyElse() {
    var ec2 = labs.world().raw().ec2();
    String vpc = ec2.createVpc(r -> r.cidrBlock("10.9.0.0/16")).vpc().vpcId();
    labs.world().pass(Duration.ofMinutes(1));
    String subnet =
        ec2.createSubnet(
                r -> r.vpcId(vpc).cidrBlock("10.9.1.0/24").availabilityZone("ap-northeast-2a"))
            .subnet()
            .subnetId();
    labs.world().pass(Duration.ofMinutes(1));
    return subnet;
  }

  @Test
  void aBuilderStandsInASubnetThatIsLentAndLeavesItAsItWas() {
    String subnet = subnetOfSomebodyElse();
    var ec2 = labs.world().raw().ec2();
    SimulatedLabs.Answer unasked = bake(",\"subnetId\":\"%s\"".formatted(subnet));
    assertThat(unasked.status()).isEqualTo(400);
    assertThat(unasked.violations()).anyMatch(v -> v.contains("aws ec2 create-tags --resources"));
    String vpc = ec2.describeSubnets(r -> r.subnetIds(subnet)).subnets().getFirst().vpcId();
    Tag lent = Tag.builder().key("lablift:deployment").value(labs.world().deployment()).build();
    ec2.createTags(r -> r.resources(subnet, vpc).tags(lent));
    labs.world().pass(Duration.ofMinutes(1));
    List<String> before = left();

    assertThat(bake(",\"subnetId\":\"%s\"".formatted(subnet)).status()).isEqualTo(202);
    labs.world().pass(Duration.ofMinutes(1));
    Instance builder =
        instances().stream()
            .filter(i -> i.state().nameAsString().equals("running"))
            .findFirst()
            .orElseThrow();
    assertThat(builder.subnetId()).isEqualTo(subnet);
    assertThat(builder.securityGroups()).hasSize(1);
    assertThat(builder.securityGroups().getFirst().groupName()).startsWith("lab-bake-sg-");

    until(IMAGE, "AVAILABLE", Duration.ofMinutes(15));
    labs.ask("DELETE", "/images/" + IMAGE, "");
    until(IMAGE, "GONE", Duration.ofMinutes(10));
    assertThat(left()).isEqualTo(before);
    assertThat(labs.show(BUILDER).path("certificate").path("resources"))
        .extracting(resource -> resource.path("type").asText())
        .containsExactlyInAnyOrder("instance", "security-group");
  }

  @Test
  void whateverStrikesABuilderInALentSubnetNothingOfItIsLeft() {
    String subnet = subnetOfSomebodyElse();
    var ec2 = labs.world().raw().ec2();
    String vpc = ec2.describeSubnets(r -> r.subnetIds(subnet)).subnets().getFirst().vpcId();
    Tag lent = Tag.builder().key("lablift:deployment").value(labs.world().deployment()).build();
    ec2.createTags(r -> r.resources(subnet, vpc).tags(lent));
    labs.world().pass(Duration.ofMinutes(1));
    List<String> before = left();
    for (String action :
        List.of("ec2:CreateSecurityGroup", "ec2:RunInstances", "ec2:CreateImage")) {
      labs.world().point().accidents().loseResponseOf(action);
      String id = bake(",\"subnetId\":\"%s\"".formatted(subnet)).body().path("id").asText();
      labs.world().pass(Duration.ofSeconds(70));
      labs.ask("DELETE", "/images/" + id, "");

      until(id, "GONE", Duration.ofMinutes(10));
      labs.until(id.replace("image", "builder"), "GONE", Duration.ofMinutes(10));
      assertThat(left()).as(action).isEqualTo(before);
    }
  }

  @Test
  void aBuilderThatIsDoneBeforeAnybodyLooksIsNotReplaced() {
    AtomicInteger lost = new AtomicInteger();
    labs.world()
        .point()
        .accidents()
        .arrange(
            new Accident() {
              @Override
              public void beforeEffect(Attempt call) {
                // Whoever looks whether the builder runs finds nobody at home, for minutes.
                if (call.is("ec2:DescribeInstances")
                    && call.caller().function().equals("LaunchFromAmi")
                    && lost.incrementAndGet() < 6) {
                  throw call.throttled();
                }
              }
            });

    baked();

    assertThat(lost.get()).isGreaterThan(5);
    assertThat(instances()).as("one builder").hasSize(1);
  }
}
