package io.lablift.local.cli;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;

/**
 * Reads moments as people write them: with an offset or a zone, or without, and then in the zone of
 * this machine.
 *
 * @param zone of moments that name none
 */
record Moments(ZoneId zone) {
  private static final DateTimeFormatter LOCAL =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .appendPattern("['T'][' ']HH:mm[:ss]")
          .toFormatter();

  private static final DateTimeFormatter SHOWN =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss xxx");

  /** A moment such as {@code 2026-11-24 10:00} or {@code 2026-11-24T10:00:00+09:00}. */
  ZonedDateTime read(String option, String text) {
    try {
      return OffsetDateTime.parse(text).toZonedDateTime();
    } catch (DateTimeException noOffset) {
      // It may have a zone by name, or none.
    }
    try {
      return ZonedDateTime.parse(text);
    } catch (DateTimeException noZone) {
      // Then it is a time of this machine's zone.
    }
    LocalDateTime local = local(option, text);
    List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
    if (offsets.size() != 1) {
      throw new Failure(
          Exit.USAGE,
          option
              + " "
              + text
              + (offsets.isEmpty() ? " is skipped in " : " comes twice in ")
              + zone
              + ", where clocks are put "
              + (offsets.isEmpty() ? "forward" : "back")
              + ": give its offset, such as "
              + local
              + (offsets.isEmpty() ? "Z" : offsets.getFirst()));
    }
    return local.atZone(zone);
  }

  private static LocalDateTime local(String option, String text) {
    try {
      return LocalDateTime.parse(text, LOCAL);
    } catch (DateTimeException e) {
      throw new Failure(
          Exit.USAGE,
          option
              + " wants a moment such as \"2026-11-24 10:00\" or 2026-11-24T10:00:00+09:00, not "
              + text);
    }
  }

  /** As it is echoed: with its offset, and its zone's name where it has one. */
  static String shown(ZonedDateTime moment) {
    String shown = SHOWN.format(moment);
    return moment.getZone() instanceof ZoneOffset ? shown : shown + " (" + moment.getZone() + ")";
  }
}
