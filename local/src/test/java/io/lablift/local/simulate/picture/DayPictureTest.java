package io.lablift.local.simulate.picture;

import static org.assertj.core.api.Assertions.assertThat;

import io.lablift.local.SharedRegistry;
import io.lablift.local.scene.Scenes;
import io.lablift.local.simulate.AccountQuotas;
import io.lablift.local.simulate.Arrival;
import io.lablift.local.simulate.ClassDay;
import io.lablift.local.simulate.Day;
import io.lablift.local.simulate.DayPlan;
import io.lablift.local.world.RegistryStore;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedRegistry.class)
class DayPictureTest {
  private final Day day;

  DayPictureTest(RegistryStore store) {
    DayPlan plan =
        new DayPlan(2, new Arrival.AtOnce(), 60, "single", AccountQuotas.usual(), false, 5);
    this.day = ClassDay.play(new Scenes(store), plan, standing -> {});
  }

  @Test
  void theSameDayIsTheSameDrawingWithItsFiguresInWords() throws IOException {
    byte[] svg = new DayPicture(day).svg();

    assertThat(new DayPicture(day).svg()).isEqualTo(svg);
    assertThat(new String(svg, StandardCharsets.UTF_8))
        .contains("2 students: all ready, the last after 3 min")
        .contains("minutes after the first student asked")
        .contains("Labs by status")
        .contains("tearing down")
        .contains("RunInstances")
        .contains("5 at once, then 2 a second")
        .doesNotContain("quarantined");
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(new DayPicture(day).png()));
    assertThat(image.getWidth()).isEqualTo(1400);
    assertThat(colours(image)).contains(0xFF009E73, 0xFF56B4E9, 0xFFCC79A7, 0xFFDDDDDD, 0xFFFFFFFF);
  }

  private static Set<Integer> colours(BufferedImage image) {
    Set<Integer> colours = new HashSet<>();
    for (int x = 0; x < image.getWidth(); x++) {
      for (int y = 0; y < image.getHeight(); y++) {
        colours.add(image.getRGB(x, y));
      }
    }
    return colours;
  }

  @Test
  void theQuietHourOfTheLeaseIsLeftOut() {
    List<Stretch> stretches = Stretch.of(day);

    assertThat(stretches).hasSize(2);
    assertThat(stretches.getFirst().from()).isEqualTo(day.start());
    assertThat(stretches.getLast().to()).isAfter(day.end());
    assertThat(stretches).allMatch(part -> part.length().compareTo(Duration.ofMinutes(10)) < 0);
  }

  @Test
  void aFilesNameSaysWhatItIs() {
    assertThat(DayPicture.isKnown(Path.of("day.svg"))).isTrue();
    assertThat(DayPicture.isKnown(Path.of("DAY.PNG"))).isTrue();
    assertThat(DayPicture.isKnown(Path.of("day.pdf"))).isFalse();
    assertThat(new NoFonts(new InternalError("Fontconfig head is null")))
        .hasMessageContaining("apt install fontconfig fonts-dejavu-core");
  }
}
