package io.lablift.functions.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.lablift.functions.lab.LabId;
import io.lablift.functions.lab.LabRef;
import org.junit.jupiter.api.Test;

class NamesTest {
  private final LabRef first = new LabRef(new LabId("aws101", "kim"), 1);
  private final LabRef second = new LabRef(new LabId("aws101", "kim"), 2);

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
  void aReplacementHasAnotherToken() {
    assertThat(Names.token(first, "lab-web-nat-2a", 0))
        .hasSizeLessThanOrEqualTo(64)
        .isNotEqualTo(Names.token(first, "lab-web-nat-2a", 1))
        .isNotEqualTo(Names.token(second, "lab-web-nat-2a", 0));
  }
}
