package io.lablift.local.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.lablift.local.SharedRegistry;
import io.lablift.local.faults.catalogue.Fault;
import io.lablift.local.faults.catalogue.Phase;
import io.lablift.local.faults.catalogue.RecordedCall;
import io.lablift.local.faults.judge.Outcome;
import io.lablift.local.faults.judge.Verdict;
import io.lablift.local.faults.judge.Whole;
import io.lablift.local.faults.matrix.Matrix;
import io.lablift.local.faults.matrix.MatrixCase;
import io.lablift.local.faults.matrix.Row;
import io.lablift.local.faults.run.FaultsReport;
import io.lablift.local.faults.run.Runner;
import io.lablift.local.scene.Scenes;
import io.lablift.local.world.RegistryStore;
import io.lablift.simulator.wire.Accident;
import io.lablift.simulator.wire.Attempt;
import io.lablift.simulator.wire.LostResponse;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.services.ec2.model.AssociateRouteTableResponse;
import software.amazon.awssdk.services.ec2.model.CreateRouteResponse;
import software.amazon.awssdk.services.ec2.model.DescribeTagsResponse;
import software.amazon.awssdk.services.ec2.model.ModifySubnetAttributeResponse;
import software.amazon.awssdk.services.ec2.model.ModifyVpcAttributeResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetGroupsResponse;

/** The oracle finds what it is there for: planted leaks, doubles, stuck labs and lost reasons. */
@ExtendWith(SharedRegistry.class)
final class OracleTest {
  private final Scenes scenes;
  private final Whole whole;

  OracleTest(RegistryStore store) {
    this.scenes = new Scenes(store);
    this.whole = Matrix.of(scenes, 1, EnumSet.noneOf(Phase.class)).wholes().lab();
  }

  /** Something planted that is no fault of AWS's, from the start of the life. */
  private MatrixCase planted(String name, List<String> says, Accident... accidents) {
    Fault fault =
        Fault.passing(
            name,
            says,
            (scene, ordinal) ->
                List.of(accidents).forEach(scene.world().point().accidents()::arrange));
    RecordedCall first = new RecordedCall(Phase.BUILD, 1, "dynamodb:GetItem", "Api");
    return MatrixCase.of(1, first, fault, whole);
  }

  private Outcome outcome(String name, Accident... accidents) {
    return planted(name, List.of(), accidents).play(scenes, scene -> {});
  }

  /** Lies to a function: there is none of it. */
  private static Accident blind(String function, String action, SdkResponse nothing) {
    return new Accident() {
      @Override
      public Optional<SdkResponse> instead(Attempt call) {
        return call.is(action) && call.caller().function().matches(function)
            ? Optional.of(nothing)
            : Optional.empty();
      }
    };
  }

  private static Accident refused(String action, String code) {
    return new Accident() {
      @Override
      public void beforeEffect(Attempt call) {
        if (call.is(action)) {
          throw call.error(code);
        }
      }
    };
  }

  private static Accident firstAnswerLost(String action) {
    return new Accident() {
      private boolean lost;

      @Override
      public void afterEffect(Attempt call, SdkResponse response) {
        if (call.is(action) && !lost) {
          lost = true;
          throw new LostResponse(call.action());
        }
      }
    };
  }

  @Test
  void aTeardownThatDoesNotSeeTargetGroupsLeaksOne() {
    Outcome outcome =
        outcome(
            "blind",
            blind(
                "Teardown",
                "elasticloadbalancing:DescribeTargetGroups",
                DescribeTargetGroupsResponse.builder().build()));

    assertThat(outcome.verdict()).isEqualTo(Verdict.LEAK);
    assertThat(outcome.what())
        .contains("when GONE was said there was still target-group")
        .contains("lab-web-alb-tg");
  }

  @Test
  void aBuildThatDoesNotSeeItsTracesMakesTwoVpcs() {
    Outcome outcome =
        outcome(
            "blind",
            blind(".*", "ec2:DescribeTags", DescribeTagsResponse.builder().build()),
            firstAnswerLost("ec2:CreateVpc"));

    assertThat(outcome.verdict()).isIn(Verdict.DOUBLE, Verdict.LEAK);
    assertThat(outcome.what()).contains("DOUBLE: READY with").contains("2 × vpc lab-vpc");
  }

  @Test
  void aLabWhoseSubnetsCannotBeDeletedIsStuck() {
    Outcome outcome = outcome("refused", refused("ec2:DeleteSubnet", "UnauthorizedOperation"));

    assertThat(outcome.verdict()).isEqualTo(Verdict.STUCK);
    assertThat(outcome.what()).contains("QUARANTINED").contains("subnet-");
  }

  @Test
  void aFailureWithAnotherReasonThanTheFaultsIsABrokenPromise() {
    Accident unauthorized = refused("ec2:CreateVpc", "UnauthorizedOperation");

    Outcome unexpected =
        planted("x", List.of("Sandbox.Timedout"), unauthorized).play(scenes, s -> {});
    Outcome expected =
        planted("x", List.of("UnauthorizedOperation"), unauthorized).play(scenes, s -> {});

    assertThat(unexpected.verdict()).isEqualTo(Verdict.BROKEN);
    assertThat(unexpected.what()).contains("its reason: ").contains("UnauthorizedOperation");
    assertThat(expected.passed()).isTrue();
    assertThat(expected.word()).isEqualTo("failed");
  }

  @Test
  void aRunnerGoesOnPastWhatIsBadAndCountsIt() {
    List<Row> cases =
        List.of(
            planted("stuck", List.of(), refused("ec2:DeleteSubnet", "UnauthorizedOperation")),
            planted("nothing", List.of()));

    FaultsReport report =
        new FaultsReport(new Runner(scenes, 2).play(cases, played -> {}), List.of());

    assertThat(report.count(Verdict.STUCK)).isEqualTo(1);
    assertThat(report.count(Verdict.PASSED)).isEqualTo(1);
    assertThat(report.bad()).hasSize(1);
    assertThat(report.json().path("stuck").asInt()).isEqualTo(1);
    assertThat(report.json().at("/matrix/0/outcome").asText()).isEqualTo("STUCK");
  }

  /** Calls that set something up and make nothing that has an id. */
  private static Map<String, SdkResponse> settingUp() {
    return Map.of(
        "ec2:CreateRoute", CreateRouteResponse.builder().returnValue(true).build(),
        "ec2:AssociateRouteTable", AssociateRouteTableResponse.builder().build(),
        "ec2:ModifySubnetAttribute", ModifySubnetAttributeResponse.builder().build(),
        "ec2:ModifyVpcAttribute", ModifyVpcAttributeResponse.builder().build());
  }

  @Test
  void noticesWhatWasAnsweredAndNotDone() {
    settingUp()
        .forEach(
            (action, answer) -> {
              Accident nothingDone =
                  new Accident() {
                    @Override
                    public Optional<SdkResponse> instead(Attempt attempt) {
                      return attempt.is(action) ? Optional.of(answer) : Optional.empty();
                    }
                  };

              Outcome outcome = outcome(action + " does nothing", nothingDone);

              assertThat(outcome.verdict()).as(action).isEqualTo(Verdict.BROKEN);
              assertThat(outcome.what()).as(action).contains("READY, and a clean one has");
            });
  }
}
