package io.lablift.functions.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.lablift.functions.lab.LabId;
import io.lablift.functions.lab.LabMark;
import io.lablift.functions.lab.LabRef;
import org.junit.jupiter.api.Test;

class NamesTest {
  private final LabMark first = mark("ours", 1);
  private final LabMark second = mark("ours", 2);
  private final LabMark elsewhere = mark("theirs", 1);

  private static LabMark mark(String deployment, int attempt) {
    return new LabMark(deployment, new LabRef(new LabId("aws101", "kim"), attempt));
  }

  @Test
  void aLoadBalancersNameFitsElbsThirtyTwoCharacters() {
    String name = Names.unique("lab-web-alb-tg", first);

    assertThat(name).matches("lab-web-alb-tg-[a-z2-7]{12}").hasSizeLessThanOrEqualTo(32);
  }

  @Test
  void anAttemptHasItsOwnNamesAndTheSameOnesEachTime() {
    assertThat(Names.unique("lab-web-alb", first))
        .isEqualTo(Names.unique("lab-web-alb", first))
        .isNotEqualTo(Names.unique("lab-web-alb", second));
  }

  @Test
  void twoDeploymentsShareNoName() {
    assertThat(Names.unique("lab-web-alb", first))
        .isNotEqualTo(Names.unique("lab-web-alb", elsewhere));
    assertThat(Names.token(first, "lab-web-nat-2a", 0))
        .isNotEqualTo(Names.token(elsewhere, "lab-web-nat-2a", 0));
    assertThat(Names.parameterPath(first)).isEqualTo("/lablift/ours/aws101-kim/1/");
  }

  @Test
  void aReplacementHasAnotherToken() {
    assertThat(Names.token(first, "lab-web-nat-2a", 0))
        .hasSizeLessThanOrEqualTo(64)
        .isNotEqualTo(Names.token(first, "lab-web-nat-2a", 1))
        .isNotEqualTo(Names.token(second, "lab-web-nat-2a", 0));
  }
}
