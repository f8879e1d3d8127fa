package io.lablift.functions.sweep;

import io.lablift.functions.orphan.OrphanReport;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one sweep did.
 *
 * @param looked how many labs were due
 * @param aside how many there are that were set aside once and are not gone
 * @param tornDown labs whose teardown it began
 * @param ended those of them whose build had ended without a word: over its time, or aborted
 * @param quarantined labs that were set aside because their teardowns died again and again
 * @param refused labs that waited too long for their place
 * @param restarted labs whose execution was dead, and was started again
 * @param nearlySpent labs that have used four fifths of their budget; each is named once
 * @param started how many queued labs it admitted
 * @param waiting how many wait for a place after that; null: that could not be read
 * @param orphans what the hunt found, if it was one
 * @param failed what went wrong, lab by lab; the others were not affected
 */
public record SweepReport(
    int looked,
    int aside,
    List<String> tornDown,
    List<String> ended,
    List<String> quarantined,
    List<String> refused,
    List<String> restarted,
    List<String> nearlySpent,
    int started,
    @Nullable Integer waiting,
    OrphanReport orphans,
    List<String> failed) {
  public SweepReport {
    tornDown = List.copyOf(tornDown);
    ended = List.copyOf(ended);
    quarantined = List.copyOf(quarantined);
    refused = List.copyOf(refused);
    restarted = List.copyOf(restarted);
    nearlySpent = List.copyOf(nearlySpent);
    failed = List.copyOf(failed);
  }

  /** Whether there is nothing in it that somebody should look into. */
  public boolean isQuiet() {
    return failed.isEmpty()
        && quarantined.isEmpty()
        && nearlySpent.isEmpty()
        && orphans.orphans().isEmpty()
        && orphans.twins().isEmpty()
        && orphans.failed().isEmpty();
  }
}
