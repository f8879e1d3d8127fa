package io.lablift.statemachine.jsonata;

import com.dashjoin.jsonata.Functions;
import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata.Frame;
import com.dashjoin.jsonata.Jsonata.JFunction;
import com.dashjoin.jsonata.Jsonata.JFunctionCallable;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The functions that Step Functions adds to JSONata, and those of JSONata that must know the
 * timeline and the seed (Step Functions Developer Guide, "Transforming data with JSONata", "JSONata
 * functions provided by Step Functions").
 */
final class AwsFunctions {
  private static final Set<String> ALGORITHMS =
      Set.of("MD5", "SHA-1", "SHA-256", "SHA-384", "SHA-512");

  /** JSONata's own limit for the range operator (error D2014). */
  private static final long LARGEST_RANGE = 10_000_000;

  private final ObjectMapper json =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  private final InstantSource clock;
  private final Random random;

  AwsFunctions(InstantSource clock, Random random) {
    this.clock = clock;
    this.random = random;
  }

  /**
   * Binds those that an expression mentions: to make one of them costs more than to evaluate most
   * expressions.
   */
  void bindTo(Frame frame, Expression expression) {
    Binding on = new Binding(frame, expression);
    // One moment and not two within one expression, as in JSONata.
    long now = clock.millis();
    on.bind("partition", "<a?n?:a>", args -> partition(args.get(0), args.get(1)));
    on.bind("range", "<n?n?n?:a>", args -> range(args.get(0), args.get(1), args.get(2)));
    on.bind("hash", "<s?s?:s>", args -> hash(args.get(0), args.get(1)));
    on.bind("random", "<n?:n>", args -> random(args.getFirst()));
    on.bind("uuid", "<:s>", args -> uuid());
    on.bind("parse", "<s?:x>", args -> parse(args.getFirst()));
    on.bind("shuffle", "<a?:a>", args -> shuffle(args.getFirst()));
    on.bind("pad", "<s-ns?:s>", args -> pad(args.get(0), args.get(1), args.get(2)));
    on.bind("millis", "<:n>", args -> now);
    on.bind("now", "<s?s?:s>", args -> now(now, args));
    on.bind(
        "eval",
        "<x?x?:x>",
        args -> {
          throw new JException("$eval is not available in Step Functions: use $parse", -1);
        });
  }

  @FunctionalInterface
  private interface Body {
    /** Gets three arguments at least, null for what is missing. */
    @Nullable Object apply(List<@Nullable Object> args);
  }

  private record Binding(Frame frame, Expression expression) {
    void bind(String name, String signature, Body body) {
      if (!expression.mentions(name)) {
        return;
      }
      JFunctionCallable callable =
          (input, args) -> {
            List<@Nullable Object> given = new ArrayList<>();
            for (Object arg : args) {
              given.add(arg);
            }
            while (given.size() < 3) {
              given.add(null);
            }
            return body.apply(given);
          };
      frame.bind(name, new JFunction(callable, signature));
    }
  }

  private static @Nullable Object partition(@Nullable Object array, @Nullable Object size) {
    if (array == null) {
      return null;
    }
    long chunk = whole("$partition", "chunk size", size);
    if (chunk < 1) {
      throw new JException(
          "The chunk size of $partition is " + chunk + ": it has to be 1 or more", -1);
    }
    List<?> items = (List<?>) array;
    List<Object> chunks = new ArrayList<>();
    for (long from = 0; from < items.size(); from += chunk) {
      int to = (int) Math.min(items.size(), from + chunk);
      chunks.add(new ArrayList<>(items.subList((int) from, to)));
    }
    return chunks;
  }

  private static Object range(@Nullable Object from, @Nullable Object to, @Nullable Object by) {
    long first = whole("$range", "first value", from);
    long last = whole("$range", "last value", to);
    long step = whole("$range", "increment", by);
    if (step == 0) {
      throw new JException("The increment of $range is 0: the range would never end", -1);
    }
    if ((last - first) / step > LARGEST_RANGE) {
      throw new JException("$range would have more than " + LARGEST_RANGE + " values", -1);
    }
    List<Object> values = new ArrayList<>();
    for (long value = first; step > 0 ? value <= last : value >= last; value += step) {
      values.add(value);
    }
    return values;
  }

  private static @Nullable Object hash(@Nullable Object text, @Nullable Object algorithm) {
    if (text == null) {
      return null;
    }
    if (algorithm == null || !ALGORITHMS.contains(algorithm)) {
      throw new JException(
          "$hash does not know the algorithm "
              + algorithm
              + ": MD5, SHA-1, SHA-256, SHA-384 or SHA-512",
          -1);
    }
    try {
      byte[] digest =
          MessageDigest.getInstance((String) algorithm)
              .digest(((String) text).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private Object random(@Nullable Object seed) {
    return seed == null
        ? random.nextDouble()
        : new Random(((Number) seed).longValue()).nextDouble();
  }

  private Object uuid() {
    // Version 4, variant 2: a random UUID, but of the seed.
    long most = (random.nextLong() & 0xFFFF_FFFF_FFFF_0FFFL) | 0x4000L;
    long least = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    return new UUID(most, least).toString();
  }

  private @Nullable Object parse(@Nullable Object text) {
    if (text == null) {
      return null;
    }
    try {
      return new Values().plain(json.readTree((String) text));
    } catch (JsonProcessingException e) {
      throw new JException("$parse was given what is not JSON: " + e.getOriginalMessage(), -1);
    }
  }

  /** The library's own takes quadratic time, so that a large width would never come to an end. */
  private static @Nullable Object pad(
      @Nullable Object text, @Nullable Object width, @Nullable Object with) {
    if (text == null) {
      return null;
    }
    String given = (String) text;
    String filler = with == null || ((String) with).isEmpty() ? " " : (String) with;
    long wished = whole("$pad", "width", width);
    if (Math.abs(wished) > LARGEST_RANGE) {
      throw new JException("The width of $pad is more than " + LARGEST_RANGE, -1);
    }
    int missing = (int) Math.abs(wished) - given.codePointCount(0, given.length());
    if (missing <= 0) {
      return given;
    }
    int[] points = filler.codePoints().toArray();
    StringBuilder padding = new StringBuilder();
    for (int i = 0; i < missing; i++) {
      padding.appendCodePoint(points[i % points.length]);
    }
    return wished > 0 ? given + padding : padding + given;
  }

  private @Nullable Object shuffle(@Nullable Object array) {
    if (array == null) {
      return null;
    }
    List<Object> shuffled = new ArrayList<>((List<?>) array);
    Collections.shuffle(shuffled, random);
    return shuffled;
  }

  private static Object now(long millis, List<@Nullable Object> args) {
    return Functions.dateTimeFromMillis(millis, (String) args.get(0), (String) args.get(1));
  }

  private static long whole(String function, String what, @Nullable Object value) {
    if (value instanceof Number number && number.doubleValue() == Math.rint(number.doubleValue())) {
      return number.longValue();
    }
    throw new JException("The " + what + " of " + function + " has to be a whole number", -1);
  }
}
