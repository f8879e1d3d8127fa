package io.lablift.local.life;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lablift.local.SharedRegistry;
import io.lablift.local.world.RegistryStore;
import io.lablift.simulator.Item;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DomainType;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

/** What bears Lablift's tags and belongs to no lab that lives is found and torn down. */
@ExtendWith(SharedRegistry.class)
final class OrphansTest {
  private static final String LAB = "aws101-kim";

  private final SimulatedLabs labs;

  OrphansTest(RegistryStore store) {
    this.labs = new SimulatedLabs(store, 21);
  }

  @AfterEach
  void end() {
    labs.close();
  }

  private static Tag tag(String key, String value) {
    return Tag.builder().key(key).value(value).build();
  }

  private TagSpecification marked(ResourceType type, String deployment, int attempt) {
    return TagSpecification.builder()
        .resourceType(type)
        .tags(
            tag("lablift:deployment", deployment),
            tag("lablift:lab", LAB),
            tag("lablift:attempt", Integer.toString(attempt)),
            tag("Name", "lab-web-nat-2a"))
        .build();
  }

  private String address(String deployment, int attempt) {
    return ec2()
        .allocateAddress(
            r ->
                r.domain(DomainType.VPC)
                    .tagSpecifications(marked(ResourceType.ELASTIC_IP, deployment, attempt)))
        .allocationId();
  }

  private Ec2Client ec2() {
    return labs.world().raw().ec2();
  }

  private Set<String> left() {
    return labs.world().account().orElseThrow().leftOver().stream()
        .map(Item::id)
        .collect(Collectors.toSet());
  }

  private JsonNode wholeLife() {
    labs.post("kim");
    labs.until(LAB, "READY", Duration.ofMinutes(10));
    labs.ask("DELETE", "/labs/" + LAB, "");
    return labs.until(LAB, "GONE", Duration.ofMinutes(10));
  }

  @Test
  void whatAppearsAfterTheProofIsTornDownWithANewProof() {
    JsonNode gone = wholeLife();
    String late = address(labs.world().deployment(), 1);

    labs.world().pass(Duration.ofMinutes(45));

    assertThat(left()).isEmpty();
    JsonNode again = labs.show(LAB);
    assertThat(again.path("status").asText()).isEqualTo("GONE");
    assertThat(again.path("provedAt").asText()).isGreaterThan(gone.path("provedAt").asText());
    assertThat(again.at("/certificate/resources").findValuesAsText("id")).contains(late);
  }

  @Test
  void aNetworkThatAppearsAfterTheProofIsTornDownWithAllInIt() {
    wholeLife();
    String vpc =
        ec2()
            .createVpc(
                r ->
                    r.cidrBlock("10.9.0.0/16")
                        .tagSpecifications(marked(ResourceType.VPC, labs.world().deployment(), 1)))
            .vpc()
            .vpcId();
    labs.world().pass(Duration.ofSeconds(5));
    ec2().createSubnet(r -> r.vpcId(vpc).cidrBlock("10.9.1.0/24"));

    labs.world().pass(Duration.ofMinutes(45));

    assertThat(left()).isEmpty();
  }

  @Test
  void anOlderAttemptsOrphanGoesAndTheNewAttemptStays() {
    wholeLife();
    labs.ask("POST", "/labs", "{\"course\":\"aws101\",\"student\":\"kim\",\"leaseMinutes\":600}");
    labs.until(LAB, "READY", Duration.ofMinutes(10));
    Set<String> whole = left();
    address(labs.world().deployment(), 1);

    labs.world().pass(Duration.ofMinutes(45));

    assertThat(left()).isEqualTo(whole);
    assertThat(labs.show(LAB).path("status").asText()).isEqualTo("READY");
    JsonNode first = labs.show(LAB + "?attempt=1");
    assertThat(first.path("attempt").asInt()).isEqualTo(1);
    assertThat(first.path("certificate").path("resources")).isNotEmpty();
  }

  @Test
  void anOrphanOfALabThatTheRegistryDoesNotKnowIsTornDown() {
    address(labs.world().deployment(), 1);

    labs.world().pass(Duration.ofMinutes(45));

    assertThat(left()).isEmpty();
  }

  @Test
  void whatALostAnswerDoubledInALabThatIsReadyGoesWithoutHarmToTheLab() {
    labs.ask("POST", "/labs", "{\"course\":\"aws101\",\"student\":\"kim\",\"leaseMinutes\":600}");
    labs.until(LAB, "READY", Duration.ofMinutes(10));
    Set<String> whole = left();
    address(labs.world().deployment(), 1);

    labs.world().pass(Duration.ofMinutes(20));

    assertThat(left()).isEqualTo(whole);
    assertThat(labs.show(LAB).path("status").asText()).isEqualTo("READY");
  }

  @Test
  void anotherDeploymentsThingsAndThingsWithoutDeploymentAreLeftAlone() {
    wholeLife();
    String theirs = address("theirs", 1);
    String unmarked =
        ec2()
            .allocateAddress(
                r ->
                    r.domain(DomainType.VPC)
                        .tagSpecifications(
                            TagSpecification.builder()
                                .resourceType(ResourceType.ELASTIC_IP)
                                .tags(tag("lablift:lab", LAB))
                                .build()))
            .allocationId();

    labs.world().pass(Duration.ofHours(2));

    assertThat(left()).containsExactlyInAnyOrder(theirs, unmarked);
  }

  @Test
  void aLabThatIsJustGoneIsNotTakenForAnOrphan() {
    labs.post("kim");
    labs.until(LAB, "READY", Duration.ofMinutes(10));
    JsonNode gone = labs.until(LAB, "GONE", Duration.ofMinutes(15));

    labs.world().pass(Duration.ofHours(2));

    assertThat(labs.show(LAB).path("provedAt")).isEqualTo(gone.path("provedAt"));
    assertThat(
            labs.world().log().calls(call -> call.action().equals("states:StartExecution")).stream()
                .map(call -> call.request().toString())
                .filter(request -> request.contains("teardown"))
                .toList())
        .hasSize(1);
    assertThat(List.copyOf(left())).isEmpty();
  }
}
