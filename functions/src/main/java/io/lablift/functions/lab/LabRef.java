package io.lablift.functions.lab;

/**
 * One provisioning of one lab: what every name that must be unique, every tag and every conditional
 * write carries.
 *
 * @param attempt 1 for the lab's first provisioning, growing by one each time the lab is made anew
 */
public record LabRef(LabId lab, int attempt) {
  public LabRef {
    if (attempt < 1) {
      throw new IllegalArgumentException("attempt starts at 1: " + attempt);
    }
  }

  /** {@code aws101-kim#2}: how the capacity record and the queue name it. */
  @Override
  public String toString() {
    return lab + "#" + attempt;
  }

  public static LabRef parse(String text) {
    int hash = text.lastIndexOf('#');
    return new LabRef(
        LabId.parse(text.substring(0, hash)), Integer.parseInt(text.substring(hash + 1)));
  }
}
