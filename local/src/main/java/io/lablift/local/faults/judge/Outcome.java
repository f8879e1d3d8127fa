package io.lablift.local.faults.judge;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How a case ended.
 *
 * @param word where it passed, how: {@code ready}, {@code failed}, {@code gone}
 * @param what where it did not pass, everything that was found; else empty
 * @param took virtual time from the first request to the end
 */
public record Outcome(Verdict verdict, String word, String what, Duration took) {
  /** Everything that was found, the worst of it as the verdict. */
  public static Outcome of(String word, List<Finding> findings, Duration took) {
    return findings.stream()
        .map(Finding::verdict)
        .min(Comparator.naturalOrder())
        .map(
            worst ->
                new Outcome(
                    worst,
                    worst.name(),
                    findings.stream()
                        .sorted(Comparator.comparing(Finding::verdict))
                        .map(Finding::toString)
                        .distinct()
                        .collect(Collectors.joining("; ")),
                    took))
        .orElseGet(() -> new Outcome(Verdict.PASSED, word, "", took));
  }

  /** Whether all was as promised. */
  public boolean passed() {
    return verdict == Verdict.PASSED;
  }
}
