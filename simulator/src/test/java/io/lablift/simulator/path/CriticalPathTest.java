package io.lablift.simulator.path;

import static org.assertj.core.api.Assertions.assertThat;

import io.lablift.simulator.path.CriticalPath.Path;
import io.lablift.simulator.world.Journal;
import io.lablift.simulator.world.Journal.Ended;
import io.lablift.simulator.world.Journal.Made;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CriticalPathTest {
  private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
  private static final Instant END = START.plusSeconds(3600);
  private static final CallLatency ONE_SECOND = CallLatency.constant(Duration.ofSeconds(1));

  private final Journal journal = new Journal();

  private void made(String id, Set<String> names, Set<String> after, long usable, long ready) {
    journal.add(
        new Made(
            id,
            "ec2:Create",
            START.plusSeconds(900),
            names,
            after,
            Duration.ofSeconds(usable),
            Duration.ofSeconds(ready)));
  }

  private void ended(String id, long drawn, String with, Set<String> holds) {
    journal.add(
        new Ended(
            id,
            with.isEmpty() ? "ec2:Delete" : "",
            START.plusSeconds(900),
            Duration.ofSeconds(drawn),
            with,
            holds));
  }

  @Test
  void followsTheNamesThatCallsNeed() {
    made("vpc", Set.of(), Set.of(), 3, 3);
    made("subnet", Set.of("vpc"), Set.of(), 2, 2);
    made("nat", Set.of("subnet"), Set.of(), 1, 100);

    Path path = new CriticalPath(journal).build(START, END, ONE_SECOND);

    // 1 + 3, 1 + 2, 1 + 100
    assertThat(path).isEqualTo(new Path(Duration.ofSeconds(108), path.through()));
    assertThat(path.through()).containsExactly("vpc", "subnet", "nat");
  }

  @Test
  void namesAThingWhenItIsUsableAndWaitsForItWhereItMustBeReady() {
    made("alb", Set.of(), Set.of(), 1, 150);
    made("listener", Set.of("alb"), Set.of(), 0, 0);
    journal.add(
        new Made(
            "health",
            "",
            START.plusSeconds(900),
            Set.of(),
            Set.of("alb", "listener"),
            Duration.ZERO,
            Duration.ofSeconds(10)));

    Path path = new CriticalPath(journal).build(START, END, ONE_SECOND);

    // The listener is there after 3 s; health starts at 151 s and needs no call.
    assertThat(path.length()).isEqualTo(Duration.ofSeconds(161));
    assertThat(path.through()).containsExactly("alb", "health");
  }

  @Test
  void leavesOutWhatWasEndedMeanwhileAndWhatIsOutsideTheTime() {
    made("twin", Set.of(), Set.of(), 0, 500);
    made("kept", Set.of(), Set.of(), 0, 5);
    ended("twin", 0, "", Set.of());

    CriticalPath paths = new CriticalPath(journal);

    assertThat(paths.build(START, END, CallLatency.NONE).length()).isEqualTo(Duration.ofSeconds(5));
    assertThat(paths.build(START, START.plusSeconds(899), CallLatency.NONE).length())
        .isEqualTo(Duration.ZERO);
  }

  @Test
  void waitsForWhatHoldsAThingBeforeItEnds() {
    ended("alb", 0, "", Set.of());
    ended("eni", 50, "alb", Set.of("subnet", "group"));
    ended("nat", 40, "", Set.of("address"));
    ended("address", 0, "", Set.of());
    ended("group", 0, "", Set.of("vpc"));
    ended("subnet", 0, "", Set.of("vpc"));
    ended("vpc", 0, "", Set.of());

    Path path = new CriticalPath(journal).teardown(START, END, ONE_SECOND);

    // 1 for the load balancer, 50 for its interface, 1 for the group or subnet, 1 for the VPC.
    assertThat(path.length()).isEqualTo(Duration.ofSeconds(53));
    assertThat(path.through()).startsWith("alb", "eni").endsWith("vpc").hasSize(4);
  }

  @Test
  void asksForTheLatencyOfEachCall() {
    made("vpc", Set.of(), Set.of(), 0, 0);
    made("subnet", Set.of("vpc"), Set.of(), 0, 0);
    CallLatency byId =
        (action, at, id) -> id.equals("vpc") ? Duration.ofMillis(70) : Duration.ofMillis(180);

    assertThat(new CriticalPath(journal).build(START, END, byId).length())
        .isEqualTo(Duration.ofMillis(250));
  }
}
