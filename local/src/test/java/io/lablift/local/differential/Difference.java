package io.lablift.local.differential;

/**
 * A case in which the simulator and moto differ, and why that may be.
 *
 * @param sentence the case's
 * @param simulator what the simulator does
 * @param moto what moto does
 * @param right whom AWS's pages support
 * @param because what the source says, in short; of what is undecided, what it leaves open
 */
record Difference(
    String sentence,
    Outcome simulator,
    Outcome moto,
    Reason reason,
    Right right,
    String because,
    Source source) {
  /** Who of the two does what AWS does. */
  enum Right {
    SIMULATOR,
    MOTO,
    /** No page says it; the simulator is as hard as AWS may be. */
    UNDECIDED
  }

  /** What kind of difference it is. */
  enum Reason {
    CHECKED("does not check what a call asks for"),
    HELD("lets go what something else holds"),
    CODES("refuses with another code"),
    FOLLOWED("does not follow what a call leads to"),
    KNOWN("does not know the call, or breaks on it"),
    ONCE("forgets tokens, and that the same call again is no error"),
    AT_ONCE("does at once what takes AWS time"),
    QUOTAS("has no quotas");

    private final String text;

    Reason(String text) {
      this.text = text;
    }

    /** What moto does, or does not. */
    String text() {
      return text;
    }
  }

  @Override
  public String toString() {
    return simulator
        + " in the simulator, "
        + moto
        + " in moto; right: "
        + right
        + ", "
        + because
        + " ("
        + source.title()
        + ", "
        + source.page()
        + ")";
  }
}
