package io.lablift.local.simulate.picture;

import java.awt.Font;
import java.awt.Graphics2D;
import org.knowm.xchart.XYChart;

/** The axis left of a chart, from zero, at round numbers. */
final class CountAxis {
  /** What it needs left of a chart, in pixels. */
  static final int WIDTH = 66;

  private static final double[] STEPS = {0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500};
  private static final int NARROWEST = 30;

  private CountAxis() {}

  /**
   * Draws it left of a chart that was painted.
   *
   * @param most the highest number that the chart shows
   */
  static void draw(Graphics2D graphics, XYChart chart, double from, double most) {
    graphics.setFont(Palette.letters(Font.PLAIN, 13));
    graphics.setStroke(Palette.line(1f));
    int left = (int) Math.round(chart.getScreenXFromChart(from));
    double height = chart.getScreenYFromChart(0) - chart.getScreenYFromChart(most);
    double step = step(most, height);
    for (int i = 0; i * step <= most + 1e-9; i++) {
      int y = (int) Math.round(chart.getScreenYFromChart(i * step));
      graphics.setColor(Palette.PALE_INK);
      graphics.drawLine(left - 5, y, left, y);
      graphics.setColor(Palette.INK);
      String text = Words.plain(Math.round(i * step * 10) / 10.0);
      graphics.drawString(text, left - 9 - graphics.getFontMetrics().stringWidth(text), y + 5);
    }
    graphics.setColor(Palette.PALE_INK);
    graphics.drawLine(
        left,
        (int) Math.round(chart.getScreenYFromChart(most)),
        left,
        (int) Math.round(chart.getScreenYFromChart(0)));
  }

  private static double step(double most, double height) {
    for (double step : STEPS) {
      if (height * step / most >= NARROWEST) {
        return step;
      }
    }
    return STEPS[STEPS.length - 1];
  }
}
