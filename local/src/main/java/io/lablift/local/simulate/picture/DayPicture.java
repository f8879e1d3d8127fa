package io.lablift.local.simulate.picture;

import de.erichseifert.vectorgraphics2d.VectorGraphics2D;
import de.erichseifert.vectorgraphics2d.svg.SVGProcessor;
import de.erichseifert.vectorgraphics2d.util.PageSize;
import io.lablift.functions.lab.LabStatus;
import io.lablift.local.simulate.CallFigures;
import io.lablift.local.simulate.Day;
import io.lablift.simulator.wire.RequestLimits;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.imageio.ImageIO;
import org.knowm.xchart.XYChart;

/**
 * Two charts above one another over one time axis, in minutes from the first student's asking:
 * above, the labs by status; below, the requests a second of the tightest actions, each against its
 * bucket's refill (dashed).
 *
 * <p>A long quiet time in the middle of the leases is left out: the charts then have two columns,
 * the building and the end.
 */
public final class DayPicture {
  private static final int WIDTH = 1400;
  private static final int HEIGHT = 900;
  private static final int HEAD = 96;
  private static final int FOOT = 30;

  /** Above each chart. */
  private static final int TITLE = 18;

  /** Between a chart's edge and its plot. */
  private static final int GAP = 6;

  private static final int KEY = 250;

  private static final int MOST_LINES = 4;
  private static final double NARROWEST = 0.32;

  private final Day day;
  private final List<Stretch> stretches;
  private final SortedMap<String, Color> colours = new TreeMap<>();
  private final List<CallFigures.Bucket> shown = new ArrayList<>();

  /** The picture of a day. */
  public DayPicture(Day day) {
    this.day = day;
    this.stretches = Stretch.of(day);
    Map<String, CallFigures.Bucket> tightest = new TreeMap<>();
    for (Stretch stretch : stretches) {
      day.calls()
          .tightest(
              stretch.from(), stretch.length(), stretches.size() == 1 ? MOST_LINES : MOST_LINES - 1)
          .forEach(bucket -> tightest.putIfAbsent(bucket.name(), bucket));
    }
    tightest.values().stream()
        .sorted(Comparator.comparingDouble(CallFigures.Bucket::drained).reversed())
        .limit(Palette.LINES.size())
        .forEach(
            bucket -> {
              colours.put(bucket.name(), Palette.LINES.get(shown.size()));
              shown.add(bucket);
            });
  }

  /**
   * Writes it to a file, by its name as SVG or PNG.
   *
   * @throws NoFonts when this machine has nothing to write with
   * @throws IOException when the file cannot be written
   */
  public void write(Path file) throws IOException {
    Files.write(file, isSvg(file) ? svg() : png());
  }

  /** Whether a file's name is one that a picture can be written to. */
  public static boolean isKnown(Path file) {
    return isSvg(file) || name(file).endsWith(".png");
  }

  private static boolean isSvg(Path file) {
    return name(file).endsWith(".svg");
  }

  private static String name(Path file) {
    return file.toString().toLowerCase(Locale.ROOT);
  }

  /** As SVG; the same day, the same bytes. */
  byte[] svg() {
    VectorGraphics2D graphics = new VectorGraphics2D();
    paint(graphics);
    try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      new SVGProcessor()
          .getDocument(graphics.getCommands(), new PageSize(0, 0, WIDTH, HEIGHT))
          .writeTo(out);
      // "SansSerif" is Java's name of the letters, which no browser knows.
      return out.toString(StandardCharsets.UTF_8)
          .replace("SansSerif", "sans-serif")
          .getBytes(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As PNG. */
  byte[] png() {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    paint(graphics);
    graphics.dispose();
    try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      ImageIO.write(image, "png", out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void paint(Graphics2D graphics) {
    try {
      graphics.setColor(Palette.PAPER);
      graphics.fillRect(0, 0, WIDTH, HEIGHT);
      head(graphics);
      charts(graphics);
      key(graphics);
    } catch (InternalError | UnsatisfiedLinkError | NoClassDefFoundError noFonts) {
      // So a JVM says that it finds no font, or no library that reads fonts.
      throw new NoFonts(noFonts);
    }
  }

  private void head(Graphics2D graphics) {
    graphics.setColor(Palette.INK);
    graphics.setFont(Palette.letters(Font.BOLD, 24));
    graphics.drawString(Words.title(day), 24, 40);
    graphics.setColor(Palette.PALE_INK);
    graphics.setFont(Palette.letters(Font.PLAIN, 15));
    graphics.drawString(Words.below(day), 24, 68);
  }

  private void charts(Graphics2D graphics) {
    int height = (HEIGHT - HEAD - FOOT) / 2;
    int plot = height - TimeAxis.HEIGHT - TITLE;
    List<Charts> columns = stretches.stream().map(stretch -> new Charts(day, stretch)).toList();
    double highest =
        1.08 * columns.stream().mapToDouble(column -> column.highest(colours)).max().orElse(1);
    int left = 0;
    for (int i = 0; i < columns.size(); i++) {
      int width = widths().get(i) - CountAxis.WIDTH;
      Stretch stretch = stretches.get(i);
      String when = columns.size() == 1 ? "" : i == 0 ? ": the beginning" : ": the end";
      title(graphics, "Labs" + when, left + CountAxis.WIDTH, HEAD + 8);
      draw(
          graphics,
          columns.get(i).statuses(width, plot),
          stretch,
          Charts.TOP * day.plan().students(),
          left,
          HEAD + TITLE);
      title(graphics, "Requests a second" + when, left + CountAxis.WIDTH, HEAD + height + 8);
      draw(
          graphics,
          columns.get(i).calls(width, plot, colours, highest),
          stretch,
          highest,
          left,
          HEAD + height + TITLE);
      left += width + CountAxis.WIDTH;
    }
    graphics.setColor(Palette.INK);
    graphics.setFont(Palette.letters(Font.PLAIN, 14));
    graphics.drawString("minutes after the first student asked", CountAxis.WIDTH, HEIGHT - 14);
  }

  private void draw(
      Graphics2D graphics, XYChart chart, Stretch stretch, double most, int left, int top) {
    Graphics2D own = (Graphics2D) graphics.create();
    own.translate(left + CountAxis.WIDTH - GAP, top);
    chart.paint(own, chart.getWidth(), chart.getHeight());
    double[] ends = stretch.minutes(day.start(), 2);
    TimeAxis.draw(own, chart, ends[0], ends[1]);
    CountAxis.draw(own, chart, ends[0], most);
    own.dispose();
  }

  /** In proportion to the time, but none too narrow to be read. */
  private List<Integer> widths() {
    int all = WIDTH - KEY;
    if (stretches.size() == 1) {
      return List.of(all);
    }
    double first = stretches.getFirst().length().toMillis();
    double share = first / (first + stretches.getLast().length().toMillis());
    int left = (int) Math.round(all * Math.clamp(share, NARROWEST, 1 - NARROWEST));
    return List.of(left, all - left);
  }

  private void key(Graphics2D graphics) {
    int left = WIDTH - KEY + 16;
    int top = HEAD + 22;
    top = title(graphics, "Labs by status", left, top);
    for (LabStatus status : Palette.STACK.reversed()) {
      if (day.history().stream().anyMatch(count -> count.of(status) > 0)) {
        graphics.setColor(Palette.of(status));
        graphics.fillRect(left, top - 11, 22, 14);
        label(graphics, status.name().toLowerCase(Locale.ROOT).replace('_', ' '), left, top);
        top += 24;
      }
    }
    top = HEAD + (HEIGHT - HEAD - FOOT) / 2 + 22;
    top = title(graphics, "Requests a second", left, top);
    for (CallFigures.Bucket bucket : shown) {
      graphics.setColor(colours.get(bucket.name()));
      graphics.setStroke(Palette.line(3f));
      graphics.drawLine(left, top - 5, left + 22, top - 5);
      label(graphics, Words.action(bucket.name()), left, top);
      graphics.setColor(Palette.PALE_INK);
      graphics.setFont(Palette.letters(Font.PLAIN, 12));
      graphics.drawString(bucket(bucket.limit()), left + 30, top + 16);
      top += 44;
    }
    graphics.setColor(Palette.INK);
    graphics.setStroke(Palette.dashes());
    graphics.drawLine(left, top - 5, left + 22, top - 5);
    label(graphics, "what its bucket regains", left, top);
    graphics.setColor(Palette.PALE_INK);
    graphics.setFont(Palette.letters(Font.PLAIN, 12));
    graphics.drawString("Rates are of the busiest 10 s.", left, top + 28);
  }

  private static int title(Graphics2D graphics, String text, int left, int top) {
    graphics.setColor(Palette.INK);
    graphics.setFont(Palette.letters(Font.BOLD, 14));
    graphics.drawString(text, left, top);
    return top + 28;
  }

  private static void label(Graphics2D graphics, String text, int left, int top) {
    graphics.setColor(Palette.INK);
    graphics.setFont(Palette.letters(Font.PLAIN, 14));
    graphics.drawString(text, left + 30, top);
  }

  private static String bucket(RequestLimits.Limit limit) {
    return "%,d at once, then %s a second"
        .formatted(limit.capacity(), Words.plain(limit.perSecond()));
  }
}
