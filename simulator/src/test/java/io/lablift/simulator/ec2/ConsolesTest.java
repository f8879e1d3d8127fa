package io.lablift.simulator.ec2;

import static io.lablift.simulator.Bench.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.lablift.simulator.Bakery;
import io.lablift.simulator.Bench;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What servers write to their consoles. */
class ConsolesTest {
  private static final String FAILED =
      "util.py[WARNING]: Failed running /var/lib/cloud/instance/scripts/part-001 [1]";

  private final Bakery bakery = new Bakery();
  private final Bench aws = bakery.aws;

  @Test
  void areEmptyBeforeTheServerRuns() {
    String id = bakery.builder();

    assertThat(aws.ec2.getConsoleOutput(r -> r.instanceId(id).latest(true)).output()).isNull();
    assertThat(aws.ec2.getConsoleOutput(r -> r.instanceId(id)).timestamp())
        .isEqualTo(aws.clock.instant());
  }

  @Test
  void sayThatCloudInitFinished() {
    String id = bakery.stopped();
    List<String> lines = bakery.console(id, false).lines().toList();

    assertThat(lines.getFirst()).contains("Linux version 6.1");
    assertThat(lines).noneMatch(line -> line.contains("WARNING"));
    assertThat(lines.get(lines.size() - 3))
        .matches("Cloud-init v\\. \\S+ finished at Mon, 02 Mar 2026 09:0\\d.*Up \\d\\d.*seconds");
    assertThat(lines.getLast()).isEqualTo("reboot: Power down");
  }

  @Test
  void sayThatAScriptFailed() {
    aws.account.fates().nextUserDataFails();
    String id = bakery.stopped();
    List<String> lines = bakery.console(id, true).lines().toList();

    assertThat(lines.subList(lines.size() - 4, lines.size()))
        .anyMatch(line -> line.endsWith(FAILED));
    assertThat(lines.getLast()).contains("finished at");
  }

  @Test
  void areOfTheLastTransitionUnlessTheLatestIsAskedFor() {
    aws.account.fates().nextUserDataFails();
    String id = bakery.stopped();

    assertThat(bakery.console(id, false))
        .contains("running 'modules:final'")
        .doesNotContain(FAILED);
    assertThat(bakery.console(id, true)).contains(FAILED);

    aws.ec2.stopInstances(r -> r.instanceIds(id));

    assertThat(bakery.console(id, false)).contains(FAILED);
  }

  @Test
  void tellTheLatestOnNitroOnly() {
    String id = bakery.run(aws.image(), "", r -> r.instanceType("t2.micro"));

    assertThat(refusal(() -> bakery.console(id, true))).isEqualTo("UnsupportedOperation");
    aws.clock.passSeconds(60);
    assertThat(bakery.console(id, false)).isNotEmpty();
  }

  @Test
  void areThereAsLongAsTheServerIsListed() {
    String id = bakery.stopped();
    aws.ec2.terminateInstances(r -> r.instanceIds(id));
    aws.clock.pass(Duration.ofMinutes(59));
    assertThat(bakery.console(id, false)).contains("finished at");

    aws.clock.pass(Duration.ofMinutes(2));

    assertThat(refusal(() -> bakery.console(id, false))).isEqualTo("InvalidInstanceID.NotFound");
    assertThat(refusal(() -> bakery.console("i-zzz", false)))
        .isEqualTo("InvalidInstanceID.Malformed");
  }
}
