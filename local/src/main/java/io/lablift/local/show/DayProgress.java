package io.lablift.local.show;

import java.time.Duration;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/**
 * How far a class's day is: two bars on a terminal, elsewhere a line at each tenth of the labs that
 * is ready, and that is gone.
 */
public final class DayProgress implements AutoCloseable {
  private static final int TENTHS = 10;

  private final Console console;
  private final int students;
  private final @Nullable ProgressBar readyBar;
  private final @Nullable ProgressBar goneBar;
  private int readyTenths;
  private int goneTenths;

  /** Nothing has happened yet. */
  public DayProgress(Console console, int students) {
    this.console = console;
    this.students = students;
    this.readyBar = console.lively() ? bar("ready", students) : null;
    this.goneBar = console.lively() ? bar("gone", students) : null;
  }

  private static ProgressBar bar(String name, int students) {
    return new ProgressBarBuilder()
        .setTaskName("%-6s".formatted(name))
        .setInitialMax(students)
        .setStyle(ProgressBarStyle.COLORFUL_UNICODE_BLOCK)
        .hideEta()
        .build();
  }

  /**
   * Shows how the class stands.
   *
   * @param age time since its beginning
   * @param waiting labs in the queue
   * @param ready labs that were ever READY
   */
  public void show(Duration age, int waiting, int ready, int gone) {
    if (readyBar != null && goneBar != null) {
      readyBar.stepTo(ready).setExtraMessage(waiting + " waiting");
      goneBar.stepTo(gone).setExtraMessage(DayText.time(age.toMillis() / 1000.0));
      return;
    }
    if (ready * TENTHS / students > readyTenths) {
      readyTenths = ready * TENTHS / students;
      say(age, "%,d of %,d labs are ready".formatted(ready, students));
    }
    if (gone * TENTHS / students > goneTenths) {
      goneTenths = gone * TENTHS / students;
      say(age, "%,d of %,d labs are gone".formatted(gone, students));
    }
  }

  private void say(Duration age, String what) {
    console.note("after %12s  %s".formatted(DayText.time(age.toMillis() / 1000.0), what));
  }

  @Override
  public void close() {
    if (readyBar != null && goneBar != null) {
      readyBar.close();
      goneBar.close();
    }
  }
}
