package io.lablift.functions.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabIdTest {
  @Test
  void joinsCourseAndStudentAndReadsThemBack() {
    LabId id = new LabId("aws101", "kim-min-su");

    assertThat(id.toString()).isEqualTo("aws101-kim-min-su");
    assertThat(LabId.parse(id.toString())).isEqualTo(id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a-b", "AWS", "aws 101", "강의", "aaaaaaaaaaaaaaaaaaaaa", "🙂"})
  void refusesACourseThatWouldMakeTwoLabsOne(String course) {
    assertThat(LabId.isCourse(course)).isFalse();
    assertThatThrownBy(() -> new LabId(course, "kim")).hasMessageContaining("not a course");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-kim", "kim-", "Kim", "k_m", "김", "a/b", "kim#1"})
  void refusesAStudentThatIsNoPartOfAName(String student) {
    assertThat(LabId.isStudent(student)).isFalse();
  }

  @Test
  void keepsExecutionNamesWithinAwsLimit() {
    LabId longest = new LabId("c".repeat(20), "s".repeat(32));

    assertThat((longest + "-" + 9_999_999 + "-p" + 9_999_999).length()).isLessThanOrEqualTo(80);
  }

  @Test
  void aReferenceReadsBack() {
    LabRef ref = new LabRef(new LabId("aws101", "kim"), 3);

    assertThat(ref.toString()).isEqualTo("aws101-kim#3");
    assertThat(LabRef.parse("aws101-kim#3")).isEqualTo(ref);
  }
}
