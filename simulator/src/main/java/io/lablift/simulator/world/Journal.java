package io.lablift.simulator.world;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What was made and what ended in the account, call by call, with what each call needed: the record
 * from which critical paths are computed.
 */
public final class Journal {
  /**
   * Something came to be.
   *
   * @param id the resource's id, or one made up of ids for what has none, such as a route
   * @param action the call, such as {@code ec2:CreateVpc}; empty where no call was needed
   * @param at the moment of the effect
   * @param names ids that had to be usable before the call
   * @param after ids that had to be ready, such as a running instance
   * @param usable from the effect until calls can name it
   * @param ready from the effect until it does its work, at least {@code usable}
   */
  public record Made(
      String id,
      String action,
      Instant at,
      Set<String> names,
      Set<String> after,
      Duration usable,
      Duration ready) {
    public Made {
      names = inOrder(names);
      after = inOrder(after);
    }
  }

  /**
   * Something was ended.
   *
   * @param action the call, such as {@code ec2:DeleteVpc}; empty where it went along with others
   * @param at the moment of the call's effect
   * @param drawn from the effect until it is gone
   * @param with the id that it goes along with; empty for what has a call of its own
   * @param holds ids that could not end before it
   */
  public record Ended(
      String id, String action, Instant at, Duration drawn, String with, Set<String> holds) {
    public Ended {
      holds = inOrder(holds);
    }
  }

  private static Set<String> inOrder(Set<String> ids) {
    return Collections.unmodifiableSet(new TreeSet<>(ids));
  }

  private final List<Made> made = new ArrayList<>();
  private final List<Ended> ended = new ArrayList<>();

  public void add(Made entry) {
    made.add(entry);
  }

  public void add(Ended entry) {
    ended.add(entry);
  }

  /** What was made, in order. */
  public List<Made> made() {
    return List.copyOf(made);
  }

  /** What was ended, in order. */
  public List<Ended> ended() {
    return List.copyOf(ended);
  }

  /** A resource was made that is ready as soon as it can be seen. */
  public void made(Resource resource, String action, Set<String> names) {
    made(resource, action, names, Duration.ZERO);
  }

  /** A resource was made that is ready after the drawn time. */
  public void made(Resource resource, String action, Set<String> names, Duration drawn) {
    made(resource, action, names, Set.of(), drawn);
  }

  /** A resource was made that had to wait for others, and is ready after the drawn time. */
  public void made(
      Resource resource, String action, Set<String> names, Set<String> after, Duration drawn) {
    Duration usable = resource.lag(Read.USE);
    Duration ready = drawn.compareTo(usable) > 0 ? drawn : usable;
    add(new Made(resource.id(), action, resource.world().now(), names, after, usable, ready));
  }

  /** Something without a life of its own was made, such as a route or an attachment. */
  public void done(Instant at, String id, String action, Set<String> names, Set<String> after) {
    add(new Made(id, action, at, names, after, Duration.ZERO, Duration.ZERO));
  }

  /** A resource was ended by a call on it. */
  public void ended(Resource resource, String action, Duration drawn) {
    add(new Ended(resource.id(), action, resource.world().now(), drawn, "", resource.holds()));
  }

  /** A resource goes along with another one. */
  public void endedWith(Resource resource, String with, Duration drawn) {
    add(new Ended(resource.id(), "", resource.world().now(), drawn, with, resource.holds()));
  }
}
