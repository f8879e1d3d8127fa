package io.lablift.local.show;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** How many of many cases are done: a bar on a terminal, a line each tenth elsewhere. */
public final class CaseProgress implements AutoCloseable {
  private static final int TENTHS = 10;

  private final Console console;
  private final String what;
  private final int all;
  private final @Nullable ProgressBar bar;
  private int done;

  /** Nothing is done yet. */
  public CaseProgress(Console console, String what, int all) {
    this.console = console;
    this.what = what;
    this.all = all;
    this.bar =
        console.lively()
            ? new ProgressBarBuilder()
                .setTaskName(what)
                .setInitialMax(all)
                .setStyle(ProgressBarStyle.COLORFUL_UNICODE_BLOCK)
                .build()
            : null;
  }

  /** One more is done. */
  public void step() {
    done++;
    if (bar != null) {
      bar.step();
    } else if (done * TENTHS / all > (done - 1) * TENTHS / all) {
      console.note("%s: %,d of %,d".formatted(what, done, all));
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
