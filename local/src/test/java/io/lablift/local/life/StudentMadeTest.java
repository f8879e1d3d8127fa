package io.lablift.local.life;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lablift.local.SharedRegistry;
import io.lablift.local.show.LabText;
import io.lablift.local.world.RegistryStore;
import io.lablift.simulator.Item;
import io.lablift.simulator.SimulatedAccount;
import io.lablift.simulator.world.Quota;
import io.lablift.statemachine.time.Loop;
import io.lablift.statemachine.time.VirtualTimeline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

/** Whatever a student made by hand in the lab's VPC goes with the lab. */
@ExtendWith(SharedRegistry.class)
final class StudentMadeTest {
  private static final String LAB = "aws101-kim";

  private final SimulatedAccount account;
  private final SimulatedLabs labs;

  StudentMadeTest(RegistryStore store) {
    Loop loop = new VirtualTimeline(SimulatedLabs.START);
    this.account =
        SimulatedAccount.builder(loop)
            .seed(3)
            .quota(Quota.ELASTIC_IPS, 20)
            .quota(Quota.STANDARD_VCPUS, 100)
            .build();
    this.labs = new SimulatedLabs(store, loop, account, 3);
    TagSpecification name =
        TagSpecification.builder()
            .resourceType(ResourceType.VPC)
            .tags(Tag.builder().key("Name").value("somebody-elses").build())
            .build();
    account.ec2().createVpc(r -> r.cidrBlock("10.99.0.0/16").tagSpecifications(name));
  }

  @AfterEach
  void end() {
    labs.close();
  }

  private Set<String> ids() {
    return ids(item -> true);
  }

  private Set<String> ids(Predicate<Item> wanted) {
    return account.leftOver().stream()
        .filter(wanted)
        .map(Item::id)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** A VPN gateway lies outside of the VPC: it is detached, and left to its owner. */
  private Set<String> left() {
    return ids(item -> !item.type().equals("vpn-gateway"));
  }

  private void build(String more) {
    labs.ask(
        "POST",
        "/labs",
        "{\"course\":\"aws101\",\"student\":\"kim\",\"leaseMinutes\":240%s}".formatted(more));
    labs.until(LAB, "READY", Duration.ofMinutes(15));
  }

  private JsonNode delete() {
    labs.ask("DELETE", "/labs/" + LAB, "");
    return labs.until(LAB, "GONE", Duration.ofMinutes(15));
  }

  @ParameterizedTest
  @EnumSource(Handmade.class)
  void goesWithTheLab(Handmade thing) {
    Set<String> born = left();
    build(thing == Handmade.ANOTHER_INTERNET_GATEWAY ? ",\"checkpoint\":\"CreateSubnets\"" : "");
    Set<String> built = ids();
    thing.make(new Student(labs, LAB));
    assertThat(ids()).as("the student made something").isNotEqualTo(built);

    JsonNode gone = delete();

    assertThat(left()).isEqualTo(born);
    assertThat(gone.at("/certificate/provedAt").asText()).isNotEmpty();
    assertThat(Duration.between(time(gone, "fencedAt"), time(gone, "goneAt")))
        .isLessThan(Duration.ofMinutes(6));
  }

  private static Instant time(JsonNode lab, String field) {
    return Instant.parse(lab.path(field).asText());
  }

  @Test
  void goesAllAtOnceFromAWholeLab() {
    Set<String> born = left();
    build("");
    Student student = new Student(labs, LAB);
    EnumSet.complementOf(EnumSet.of(Handmade.ANOTHER_INTERNET_GATEWAY))
        .forEach(thing -> thing.make(student));

    JsonNode gone = delete();

    assertThat(left()).isEqualTo(born);
    List<JsonNode> went = new ArrayList<>();
    gone.at("/certificate/resources").forEach(went::add);
    assertThat(went).hasSizeGreaterThan(60);
    assertThat(went).isSortedAccordingTo(Comparator.comparing(thing -> goneAt(thing)));
    assertThat(went.subList(went.size() - 2, went.size()))
        .as("the VPC is the last, and takes its main route table along")
        .extracting(thing -> thing.path("type").asText())
        .containsExactly("vpc", "route-table");
    assertThat(LabText.certificate(gone))
        .as("a line for each, in that order, with the seconds after which it was gone")
        .filteredOn(line -> line.matches("  +([0-9]+ s|before) .* made .*"))
        .hasSameSizeAs(went);
  }

  private static Instant goneAt(JsonNode thing) {
    return Instant.parse(thing.path("goneAt").asText());
  }

  @Test
  void goesAllAtOnceFromALabThatTheStudentBuiltBehindAnotherInternetGateway() {
    Set<String> born = left();
    build(",\"checkpoint\":\"CreateSubnets\"");
    Student student = new Student(labs, LAB);
    Handmade.ANOTHER_INTERNET_GATEWAY.make(student);
    EnumSet.complementOf(EnumSet.of(Handmade.ANOTHER_INTERNET_GATEWAY))
        .forEach(thing -> thing.make(student));

    delete();

    assertThat(left()).isEqualTo(born);
  }
}
