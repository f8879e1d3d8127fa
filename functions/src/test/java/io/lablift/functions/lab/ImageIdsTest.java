package io.lablift.functions.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The ids that are kept for images and their builders. */
final class ImageIdsTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 23);

  @Test
  void theSecondImageOfADayHasANumber() {
    assertThat(ImageIds.image("aws101", DAY, 1)).hasToString("aws101-image-20261123");
    assertThat(ImageIds.image("aws101", DAY, 2)).hasToString("aws101-image-20261123-2");
  }

  @Test
  void imageAndBuilderNameEachOther() {
    LabRef image = new LabRef(ImageIds.image("aws101", DAY, 2), 1);

    assertThat(ImageIds.builderOf(image)).hasToString("aws101-builder-20261123-2#1");
    assertThat(ImageIds.imageOf(ImageIds.builderOf(image))).isEqualTo(image);
    assertThat(ImageIds.isImage(image.lab())).isTrue();
    assertThat(ImageIds.isBuilder(image.lab())).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"image", "image-2026", "builder-kim", "image-20261123x", "kim"})
  void studentsMayHaveAnythingElse(String student) {
    assertThat(ImageIds.isKept(student)).isFalse();
    LabRef lab = new LabRef(new LabId("aws101", student), 1);
    assertThatThrownBy(() -> ImageIds.builderOf(lab)).isInstanceOf(IllegalArgumentException.class);
  }
}
