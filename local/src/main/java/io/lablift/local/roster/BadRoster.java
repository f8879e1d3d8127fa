package io.lablift.local.roster;

import java.util.List;

/** A file of students cannot be used; the message holds everything that is wrong, one a line. */
public final class BadRoster extends RuntimeException {
  private static final long serialVersionUID = 1;
  private static final int SHOWN = 20;

  BadRoster(List<String> wrong) {
    super(words(wrong));
  }

  private static String words(List<String> wrong) {
    String shown = String.join("\n  ", wrong.subList(0, Math.min(SHOWN, wrong.size())));
    return "the file of students cannot be used, and nothing was asked for:\n  "
        + shown
        + (wrong.size() > SHOWN ? "\n  … and " + (wrong.size() - SHOWN) + " more" : "");
  }
}
