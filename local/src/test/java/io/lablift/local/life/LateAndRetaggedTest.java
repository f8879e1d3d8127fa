package io.lablift.local.life;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lablift.functions.aws.Names;
import io.lablift.functions.lab.LabId;
import io.lablift.functions.lab.LabMark;
import io.lablift.functions.lab.LabRef;
import io.lablift.functions.lab.LabStatus;
import io.lablift.functions.lab.Lease;
import io.lablift.functions.registry.Capacity;
import io.lablift.functions.registry.LabUpdate;
import io.lablift.functions.registry.Registry;
import io.lablift.local.SharedRegistry;
import io.lablift.local.world.RegistryStore;
import io.lablift.simulator.Item;
import io.lablift.simulator.wire.Accident;
import io.lablift.simulator.wire.Attempt;
import io.lablift.simulator.wire.FunctionCrash;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ProtocolEnum;

/** Tags that a student edits, and things that appear when nobody expects them any more. */
@ExtendWith(SharedRegistry.class)
final class LateAndRetaggedTest {
  private static final String LAB = "aws101-kim";

  private final RegistryStore store;
  private final SimulatedLabs labs;

  LateAndRetaggedTest(RegistryStore store) {
    this.store = store;
    this.labs = new SimulatedLabs(store, 31);
  }

  @AfterEach
  void end() {
    labs.close();
  }

  private Ec2Client ec2() {
    return labs.world().raw().ec2();
  }

  private static Tag tag(String key, String value) {
    return Tag.builder().key(key).value(value).build();
  }

  private List<Tag> marks(int attempt) {
    return List.of(
        tag("lablift:deployment", labs.world().deployment()),
        tag("lablift:lab", LAB),
        tag("lablift:attempt", Integer.toString(attempt)));
  }

  private TagSpecification marked(ResourceType type, int attempt) {
    return TagSpecification.builder().resourceType(type).tags(marks(attempt)).build();
  }

  private Set<String> left() {
    return labs.world().account().orElseThrow().leftOver().stream()
        .map(Item::id)
        .collect(Collectors.toSet());
  }

  private void build() {
    labs.ask("POST", "/labs", "{\"course\":\"aws101\",\"student\":\"kim\",\"leaseMinutes\":600}");
    labs.until(LAB, "READY", Duration.ofMinutes(15));
  }

  private JsonNode delete() {
    labs.ask("DELETE", "/labs/" + LAB, "");
    return labs.until(LAB, "GONE", Duration.ofMinutes(30));
  }

  @Test
  void anOrphanThatIsSeenJustBeforeTheLabIsAskedForAgainIsStillTornDown() {
    build();
    delete();
    String late =
        ec2()
            .allocateAddress(
                r -> r.domain("vpc").tagSpecifications(marked(ResourceType.ELASTIC_IP, 1)))
            .allocationId();
    labs.world().pass(Duration.ofMinutes(3));
    labs.world().sweep("hunt");
    labs.world().pass(Duration.ofMinutes(2));
    build();

    labs.world().pass(Duration.ofHours(2));

    assertThat(left()).doesNotContain(late);
    assertThat(labs.show(LAB).path("status").asText()).isEqualTo("READY");
  }

  @Test
  void aKeyPairWhoseTagsTheStudentRemovedGoesAllTheSame() {
    build();
    var key = ec2().describeKeyPairs(r -> {}).keyPairs().getFirst();
    ec2().deleteTags(r -> r.resources(key.keyPairId()));

    delete();

    assertThat(left()).isEmpty();
  }

  @Test
  void anAddressOfTheLabsOwnGoesWhateverTagsTheStudentGaveIt() {
    build();
    String address = new Student(labs, LAB).id("elastic-ip", "lab-web-nat-2a");
    ec2().createTags(r -> r.resources(address).tags(tag("lablift:lab", "mine")));

    delete();

    assertThat(left()).isEmpty();
  }

  @Test
  void whatIsOnlyTaggedInSomebodyElsesNetworkDoesNotBringALabBackForEver() {
    build();
    delete();
    String vpc = ec2().createVpc(r -> r.cidrBlock("10.0.0.0/16")).vpc().vpcId();
    labs.world().pass(Duration.ofSeconds(20));
    String group =
        ec2()
            .createSecurityGroup(
                r ->
                    r.vpcId(vpc)
                        .groupName("theirs")
                        .description("theirs")
                        .tagSpecifications(marked(ResourceType.SECURITY_GROUP, 1)))
            .groupId();

    labs.world().pass(Duration.ofHours(6));

    assertThat(left()).contains(vpc, group);
    assertThat(teardowns()).isLessThanOrEqualTo(2);
  }

  private String targetGroup(String name, String vpc, int attempt) {
    return labs.world()
        .raw()
        .elb()
        .createTargetGroup(
            r ->
                r.name(name)
                    .protocol(ProtocolEnum.HTTP)
                    .port(80)
                    .vpcId(vpc)
                    .tags(
                        marks(attempt).stream()
                            .map(
                                t ->
                                    software.amazon.awssdk.services.elasticloadbalancingv2.model.Tag
                                        .builder()
                                        .key(t.key())
                                        .value(t.value())
                                        .build())
                            .toList()))
        .targetGroups()
        .getFirst()
        .targetGroupArn();
  }

  @Test
  void aTargetGroupOfALabThatTheRegistryHasLostGoesOnceAndForAll() {
    String vpc = ec2().createVpc(r -> r.cidrBlock("10.0.0.0/16")).vpc().vpcId();
    labs.world().pass(Duration.ofSeconds(20));
    LabMark lost = new LabMark(labs.world().deployment(), LabRef.parse(LAB + "#7"));
    String stages = targetGroup(Names.unique("lab-web-alb-tg", lost), vpc, 7);
    String students = targetGroup("mine", vpc, 7);

    labs.world().pass(Duration.ofHours(6));

    assertThat(left()).contains(vpc, students).doesNotContain(stages);
    assertThat(teardowns()).isEqualTo(1);
  }

  /** Strikes the first write to the registry whose request has all of these words. */
  private void atTheWrite(boolean after, Consumer<Attempt> what, String... words) {
    AtomicBoolean struck = new AtomicBoolean();
    Predicate<Attempt> isIt =
        call ->
            call.is("dynamodb:UpdateItem")
                && List.of(words).stream().allMatch(call.request().toString()::contains)
                && struck.compareAndSet(false, true);
    labs.world()
        .point()
        .accidents()
        .arrange(
            new Accident() {
              @Override
              public void beforeEffect(Attempt call) {
                if (!after && isIt.test(call)) {
                  what.accept(call);
                }
              }

              @Override
              public void afterEffect(Attempt call, SdkResponse response) {
                if (after && isIt.test(call)) {
                  what.accept(call);
                }
              }
            });
  }

  private static void die(Attempt call) {
    throw new FunctionCrash(call.ordinal(), call.action());
  }

  @Test
  void whatALabTookThatWasDeletedBeforeItBeganIsGivenBackAlsoIfItIsAskedForAgainAtOnce() {
    atTheWrite(true, LateAndRetaggedTest::die, "CAPACITY#", "REMOVE #queue[0]");
    labs.post("kim");
    assertThat(labs.show(LAB).path("status").asText()).isEqualTo("QUEUED");
    atTheWrite(true, LateAndRetaggedTest::die, "LAB#" + LAB, "GONE");
    labs.ask("DELETE", "/labs/" + LAB, "");
    assertThat(labs.show(LAB).path("status").asText()).isEqualTo("GONE");
    build();

    delete();
    labs.world().pass(Duration.ofHours(1));

    Capacity capacity = new Capacity(store.client(), labs.world().clients().settings());
    assertThat(capacity.view().admitted()).isEmpty();
  }

  @Test
  void aLeaseThatIsExtendedWhileTheSweepIsAboutToEndItIsKept() {
    labs.ask("POST", "/labs", "{\"course\":\"aws101\",\"student\":\"kim\",\"leaseMinutes\":10}");
    labs.until(LAB, "READY", Duration.ofMinutes(9));
    Registry registry =
        new Registry(labs.world().clients().dynamoDb(), labs.world().clients().settings().table());
    atTheWrite(
        false,
        call -> {
          Lease lease = registry.find(LabId.parse(LAB)).orElseThrow().lease();
          assertThat(lease).isNotNull();
          var _ =
              registry
                  .update(
                      LabUpdate.of(LabRef.parse(LAB + "#1"))
                          .whileIn(LabStatus.READY)
                          .leaseEnd(lease.end(), lease.end().plus(Duration.ofHours(1))))
                  .orElseThrow();
        },
        "TEARING_DOWN");

    labs.world().pass(Duration.ofMinutes(20));

    assertThat(labs.show(LAB).path("status").asText()).isEqualTo("READY");
    labs.until(LAB, "GONE", Duration.ofMinutes(70));
  }

  @Test
  void aLabAtTheHeadOfTheQueueThatCannotBeReadHoldsUpNobody() {
    atTheWrite(
        true,
        call ->
            labs.world()
                .clients()
                .dynamoDb()
                .updateItem(
                    r ->
                        r.tableName(labs.world().clients().settings().table())
                            .key(Map.of("pk", AttributeValue.fromS("LAB#" + LAB)))
                            .updateExpression("SET spec = :other")
                            .expressionAttributeValues(
                                Map.of(
                                    ":other",
                                    AttributeValue.fromS("{\"of\":\"another version\"}")))),
        "CAPACITY#",
        "list_append");
    labs.post("kim");

    labs.post("lee");

    labs.until("aws101-lee", "READY", Duration.ofMinutes(10));
  }

  private long teardowns() {
    return labs.world().engine().list().stream()
        .filter(execution -> execution.executionArn().contains(":teardown-lab:"))
        .count();
  }
}
