package io.lablift.functions.capacity;

import io.lablift.functions.aws.AwsClients;
import io.lablift.functions.aws.AwsErrors;
import io.lablift.functions.aws.Settings;
import io.lablift.functions.json.Json;
import io.lablift.functions.registry.Memos;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * How much room the account has for labs. What is read from AWS is kept in the registry, so that a
 * burst of requests reads it once.
 */
public final class Headroom {
  /** Quotas change when a person asks AWS for it. */
  private static final Duration QUOTAS = Duration.ofHours(1);

  /** The same, while labs wait for just that. */
  private static final Duration QUOTAS_WHILE_FULL = Duration.ofMinutes(5);

  /**
   * How old the count of what others use may be. A lab that meets a quota all the same leaves
   * nothing and goes back into the queue, so this is a matter of economy.
   */
  private static final Duration USAGE = Duration.ofMinutes(5);

  private static final Duration USAGE_WHILE_FULL = Duration.ofSeconds(50);

  private final QuotaReader quotas;
  private final UsageReader usage;
  private final Memos memos;
  private final Settings settings;
  private final InstantSource clock;
  private final String subject;

  public Headroom(AwsClients aws) {
    this.quotas = new QuotaReader(aws);
    this.usage = new UsageReader(aws);
    this.memos = new Memos(aws.dynamoDb(), aws.settings().table());
    this.settings = aws.settings();
    this.clock = aws.clock();
    this.subject = "account " + settings.region();
  }

  /** The room as it was a few minutes ago at most. */
  public Room usual() {
    return room(QUOTAS, USAGE);
  }

  /**
   * The room as somebody has read it a few minutes ago at most; empty: nobody has. It asks nothing
   * of the account.
   */
  public Optional<Room> known() {
    return ofSomebodyElse(QUOTAS, USAGE);
  }

  /** The room as it was a minute ago: for whoever waits for it, or asks for it. */
  public Room fresh() {
    return room(QUOTAS_WHILE_FULL, USAGE_WHILE_FULL);
  }

  /** Others have taken what was thought to be free: the next look must not be an old one. */
  public void mistrust() {
    Reading last = last();
    if (last != null) {
      write(new Reading(last.quotas(), 0, last.usage(), 0));
    }
  }

  private Room room(Duration quotasAge, Duration usageAge) {
    Instant now = clock.instant();
    Reading last = last();
    boolean quotasKnown = last != null && last.hasQuotasSince(now, quotasAge);
    boolean usageKnown = last != null && last.hasUsageSince(now, usageAge);
    if (last != null && quotasKnown && usageKnown) {
      return room(last);
    }
    try {
      Usage counted = last != null && usageKnown ? last.usage() : usage.read();
      long countedAt = last != null && usageKnown ? last.usageAt() : now.toEpochMilli();
      Reading next;
      if (last != null && quotasKnown) {
        next = new Reading(last.quotas(), last.quotasAt(), counted, countedAt);
      } else {
        QuotaReader.Read read = quotas.read(last == null ? Map.of() : last.quotas());
        Instant readAt = read.isWhole() ? now : now.minus(QUOTAS).plus(QUOTAS_WHILE_FULL);
        next = new Reading(read.values(), readAt.toEpochMilli(), counted, countedAt);
      }
      write(next);
      return room(next);
    } catch (SdkException e) {
      return ofSomebodyElse(quotasAge, usageAge).orElseThrow(() -> AwsErrors.translate(e));
    }
  }

  /** Of many who found it missing at once, one is enough to have read it. */
  private Optional<Room> ofSomebodyElse(Duration quotasAge, Duration usageAge) {
    Instant now = clock.instant();
    return Optional.ofNullable(last())
        .filter(read -> read.hasQuotasSince(now, quotasAge) && read.hasUsageSince(now, usageAge))
        .map(this::room);
  }

  private Room room(Reading reading) {
    return new Room(
        reading.quotas(),
        reading.usage(),
        settings.limits(),
        Instant.ofEpochMilli(reading.usageAt()));
  }

  private @Nullable Reading last() {
    Optional<String> text = memos.read(subject);
    try {
      return text.map(json -> Json.read(json, Reading.class)).orElse(null);
    } catch (RuntimeException unreadable) {
      return null; // An older version's; it is read anew.
    }
  }

  private void write(Reading reading) {
    memos.write(subject, Json.write(reading));
  }
}
