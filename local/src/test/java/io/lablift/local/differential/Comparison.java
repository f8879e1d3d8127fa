package io.lablift.local.differential;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import io.lablift.local.differential.Difference.Reason;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/** All cases, tried in both accounts. */
record Comparison(List<Compared> all) {
  /** Tries each case in a fresh account of either kind; the two kinds at the same time. */
  static Comparison with(URI moto) {
    List<Case> cases = Cases.all();
    Map<String, Difference> listed =
        Cases.differences().stream().collect(toMap(Difference::sentence, identity()));
    try (SdkHttpClient http = UrlConnectionHttpClient.create();
        ExecutorService two = Executors.newFixedThreadPool(2)) {
      Future<List<Outcome>> here = two.submit(() -> tried(cases, _ -> new SimulatedSide()));
      Future<List<Outcome>> there =
          two.submit(() -> tried(cases, number -> new MotoSide(moto, http, number)));
      List<Compared> all = new ArrayList<>();
      for (int i = 0; i < cases.size(); i++) {
        Case tried = cases.get(i);
        Difference difference = listed.get(tried.sentence());
        all.add(new Compared(tried, here.get().get(i), there.get().get(i), difference));
      }
      return new Comparison(List.copyOf(all));
    } catch (ExecutionException e) {
      throw new AssertionError(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static List<Outcome> tried(List<Case> cases, IntFunction<Side> accounts) {
    List<Outcome> outcomes = new ArrayList<>();
    for (int i = 0; i < cases.size(); i++) {
      try (Side account = accounts.apply(i + 1)) {
        outcomes.add(cases.get(i).in(account));
      }
    }
    return outcomes;
  }

  /** How many there are, are the same, and differ for which reason; one line. */
  String summary() {
    Map<Reason, Long> byReason =
        new TreeMap<>(
            all.stream()
                .map(Compared::listed)
                .flatMap(Stream::ofNullable)
                .collect(groupingBy(Difference::reason, counting())));
    StringBuilder line = new StringBuilder();
    line.append(all.size()).append(" cases; the same in both: ");
    line.append(all.stream().filter(Compared::isSame).count());
    line.append("; listed differences: ");
    line.append(byReason.values().stream().mapToLong(Long::longValue).sum());
    byReason.forEach(
        (reason, count) -> line.append("; moto ").append(reason.text()).append(": ").append(count));
    return line.toString();
  }
}
