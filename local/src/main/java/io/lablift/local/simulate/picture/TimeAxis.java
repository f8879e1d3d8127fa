package io.lablift.local.simulate.picture;

import java.awt.Font;
import java.awt.Graphics2D;
import org.knowm.xchart.XYChart;

/** The axis of time below a chart, in minutes, at round numbers. */
final class TimeAxis {
  /** What it needs below a chart, in pixels. */
  static final int HEIGHT = 24;

  private static final double[] STEPS = {
    0.25, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 240, 480, 960, 1920, 3840, 7680, 15360
  };
  private static final int NARROWEST = 64;

  private TimeAxis() {}

  /**
   * Draws it below a chart that was painted.
   *
   * @param from the first minute that the chart shows
   * @param to the last one
   */
  static void draw(Graphics2D graphics, XYChart chart, double from, double to) {
    graphics.setFont(Palette.letters(Font.PLAIN, 13));
    double width = chart.getScreenXFromChart(to) - chart.getScreenXFromChart(from);
    double step = step(to - from, width);
    int top = chart.getHeight() - 6;
    graphics.setStroke(Palette.line(1f));
    graphics.setColor(Palette.PALE_INK);
    graphics.drawLine(
        (int) Math.round(chart.getScreenXFromChart(from)),
        top,
        (int) Math.round(chart.getScreenXFromChart(to)),
        top);
    int last = (int) Math.floor(to / step + 1e-9);
    for (int i = (int) Math.ceil(from / step - 1e-9); i <= last; i++) {
      int x = (int) Math.round(chart.getScreenXFromChart(i * step));
      graphics.setColor(Palette.PALE_INK);
      graphics.drawLine(x, top, x, top + 5);
      graphics.setColor(Palette.INK);
      String text = Words.plain(i * step);
      graphics.drawString(text, x - graphics.getFontMetrics().stringWidth(text) / 2, top + 20);
    }
  }

  private static double step(double minutes, double width) {
    for (double step : STEPS) {
      if (width * step / minutes >= NARROWEST) {
        return step;
      }
    }
    return STEPS[STEPS.length - 1];
  }
}
