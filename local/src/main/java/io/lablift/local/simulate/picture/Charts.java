package io.lablift.local.simulate.picture;

import io.lablift.functions.lab.LabStatus;
import io.lablift.local.simulate.CallFigures;
import io.lablift.local.simulate.Day;
import io.lablift.local.simulate.StatusCount;
import java.awt.Color;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** The two charts of one stretch of a day. */
final class Charts {
  private static final int POINTS = 720;

  /** Bins of calls: enough to see a burst, few enough to tell one from the next. */
  private static final int MOST_BINS = 120;

  /** How far the axis of labs goes beyond the class. */
  static final double TOP = 1.03;

  /** A rate is that of so much time: below it, a single call would look like a burst. */
  static final Duration WINDOW = Duration.ofSeconds(10);

  private final Day day;
  private final Stretch stretch;
  private final int bins;
  private final int windowsInBin;

  /** Charts of a stretch. */
  Charts(Day day, Stretch stretch) {
    this.day = day;
    this.stretch = stretch;
    int windows = (int) Math.ceilDiv(stretch.length().toMillis(), WINDOW.toMillis());
    this.windowsInBin = Math.ceilDiv(windows, MOST_BINS);
    this.bins = Math.ceilDiv(windows, windowsInBin);
  }

  /** Labs by status, stacked. */
  XYChart statuses(int width, int height) {
    XYChart chart = chart(width, height);
    double[] minutes = stretch.minutes(day.start(), POINTS);
    double[] top = new double[POINTS];
    List<double[]> tops = new ArrayList<>();
    for (LabStatus status : Palette.STACK) {
      int[] counts = counts(status);
      double[] next = new double[POINTS];
      for (int i = 0; i < POINTS; i++) {
        next[i] = top[i] + counts[i];
      }
      tops.add(next);
      top = next;
    }
    // The highest first: those below are painted over it.
    for (int i = tops.size() - 1; i >= 0; i--) {
      LabStatus status = Palette.STACK.get(i);
      if (i > 0 && Arrays.equals(tops.get(i), tops.get(i - 1))) {
        continue; // No lab has that status here.
      }
      XYSeries series = chart.addSeries(status.name(), minutes, tops.get(i));
      series.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Area);
      series.setFillColor(Palette.of(status));
      series.setLineColor(Palette.of(status));
      series.setLineStyle(Palette.line(0.5f));
      series.setMarker(SeriesMarkers.NONE);
    }
    chart.getStyler().setYAxisMin(0.0).setYAxisMax(TOP * day.plan().students());
    return chart;
  }

  private int[] counts(LabStatus status) {
    int[] counts = new int[POINTS];
    int next = 0;
    int now = 0;
    List<StatusCount> history = day.history();
    for (int i = 0; i < POINTS; i++) {
      Instant at = stretch.moment(i, POINTS);
      while (next < history.size() && !history.get(next).at().isAfter(at)) {
        now = history.get(next++).of(status);
      }
      counts[i] = now;
    }
    return counts;
  }

  /** Calls a second of the tightest buckets, and how fast each bucket fills. */
  XYChart calls(int width, int height, SortedMap<String, Color> colours, double highest) {
    XYChart chart = chart(width, height);
    double[] minutes = binStarts();
    for (CallFigures.Bucket bucket : day.calls().between(stretch.from(), stretch.length())) {
      Color colour = colours.get(bucket.name());
      if (colour == null) {
        continue;
      }
      XYSeries series = chart.addSeries(bucket.name(), minutes, rates(bucket));
      series.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Step);
      series.setLineColor(colour);
      series.setLineStyle(Palette.line(2f));
      series.setMarker(SeriesMarkers.NONE);
      XYSeries refill =
          chart.addSeries(
              bucket.name() + " refill",
              new double[] {minutes[0], minutes[bins]},
              new double[] {bucket.limit().perSecond(), bucket.limit().perSecond()});
      refill.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Line);
      refill.setLineColor(colour);
      refill.setLineStyle(Palette.dashes());
      refill.setMarker(SeriesMarkers.NONE);
    }
    chart.getStyler().setYAxisMin(0.0).setYAxisMax(highest);
    return chart;
  }

  /** The most requests a second of any of these buckets in this stretch. */
  double highest(SortedMap<String, Color> colours) {
    double highest = 0;
    for (CallFigures.Bucket bucket : day.calls().between(stretch.from(), stretch.length())) {
      if (colours.containsKey(bucket.name())) {
        highest = Math.max(highest, bucket.limit().perSecond());
        for (double rate : rates(bucket)) {
          highest = Math.max(highest, rate);
        }
      }
    }
    return highest;
  }

  /** Minutes from the day's start to each bin's beginning, and to the end of the stretch. */
  private double[] binStarts() {
    double first = Duration.between(day.start(), stretch.from()).toMillis() / 60_000.0;
    double[] starts = new double[bins + 1];
    for (int i = 0; i < bins; i++) {
      starts[i] = first + (double) i * windowsInBin * WINDOW.toMillis() / 60_000.0;
    }
    starts[bins] = first + stretch.length().toMillis() / 60_000.0;
    return starts;
  }

  /** The requests a second of each bin's busiest ten seconds. */
  private double[] rates(CallFigures.Bucket bucket) {
    double[] windows = new double[bins * windowsInBin];
    for (CallFigures.Taken taken : bucket.taken()) {
      long window = Duration.between(stretch.from(), taken.at()).dividedBy(WINDOW);
      windows[(int) Math.min(windows.length - 1, window)] +=
          (double) taken.tokens() / WINDOW.toSeconds();
    }
    double[] rates = new double[bins + 1];
    for (int i = 0; i < windows.length; i++) {
      rates[i / windowsInBin] = Math.max(rates[i / windowsInBin], windows[i]);
    }
    rates[bins] = rates[bins - 1];
    return rates;
  }

  private XYChart chart(int width, int height) {
    XYChart chart =
        new XYChartBuilder().width(width).height(height).theme(Styler.ChartTheme.XChart).build();
    XYStyler style = chart.getStyler();
    style.setLegendVisible(false);
    style.setChartTitleVisible(false);
    style.setChartBackgroundColor(Palette.PAPER);
    style.setChartFontColor(Palette.INK);
    style.setChartPadding(6);
    style.setPlotBackgroundColor(Palette.PAPER);
    style.setPlotBorderVisible(false);
    style.setPlotContentSize(1.0);
    style.setPlotMargin(0);
    double[] ends = stretch.minutes(day.start(), 2);
    style.setXAxisMin(ends[0]).setXAxisMax(ends[1]);
    // The axes are drawn beside it, so that all plots stand above one another.
    style.setAxisTitlesVisible(false);
    style.setAxisTicksVisible(false);
    style.setPlotGridLinesVisible(false);
    style.setYAxisTickMarkSpacingHint(50);
    return chart;
  }
}
