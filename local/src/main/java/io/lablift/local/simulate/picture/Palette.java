package io.lablift.local.simulate.picture;

import io.lablift.functions.lab.LabStatus;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.util.List;

/**
 * Colours that people who see fewer colours tell apart (Okabe and Ito, "Color Universal Design",
 * 2008), strokes and letters.
 */
final class Palette {
  static final Color INK = new Color(0x33, 0x33, 0x33);
  static final Color PALE_INK = new Color(0x77, 0x77, 0x77);
  static final Color PAPER = Color.WHITE;
  static final Color GRID = new Color(0xE4, 0xE4, 0xE4);

  private static final Color ORANGE = new Color(0xE6, 0x9F, 0x00);
  private static final Color SKY = new Color(0x56, 0xB4, 0xE9);
  private static final Color GREEN = new Color(0x00, 0x9E, 0x73);
  private static final Color YELLOW = new Color(0xF0, 0xE4, 0x42);
  private static final Color BLUE = new Color(0x00, 0x72, 0xB2);
  private static final Color VERMILION = new Color(0xD5, 0x5E, 0x00);
  private static final Color PURPLE = new Color(0xCC, 0x79, 0xA7);
  private static final Color BLACK = new Color(0x00, 0x00, 0x00);
  private static final Color GREY = new Color(0xDD, 0xDD, 0xDD);

  /** Of lines, in the order in which they are used. */
  static final List<Color> LINES = List.of(VERMILION, BLUE, GREEN, PURPLE, ORANGE, BLACK);

  /** The statuses from the bottom of the stack to its top. */
  static final List<LabStatus> STACK =
      List.of(
          LabStatus.READY,
          LabStatus.PROVISIONING,
          LabStatus.QUEUED,
          LabStatus.SCHEDULED,
          LabStatus.TEARING_DOWN,
          LabStatus.FAILED,
          LabStatus.QUARANTINED,
          LabStatus.GONE);

  private Palette() {}

  static Color of(LabStatus status) {
    return switch (status) {
      case SCHEDULED -> YELLOW;
      case QUEUED -> ORANGE;
      case PROVISIONING -> SKY;
      case READY -> GREEN;
      case FAILED -> VERMILION;
      case TEARING_DOWN -> PURPLE;
      case QUARANTINED -> BLACK;
      case GONE -> GREY;
    };
  }

  static BasicStroke line(float width) {
    return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);
  }

  static BasicStroke dashes() {
    return new BasicStroke(
        1.6f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10f, new float[] {7f, 5f}, 0f);
  }

  static Font letters(int style, int size) {
    return new Font(Font.SANS_SERIF, style, size);
  }
}
