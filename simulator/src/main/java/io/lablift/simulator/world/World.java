package io.lablift.simulator.world;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The ground of one simulated account: its time, its seeded chance, its journal, and every resource
 * that it ever held, in the order in which they were made.
 */
public final class World {
  private final InstantSource clock;
  private final Setup setup;
  private final Draws draws;
  private final Fates fates = new Fates();
  private final Journal journal = new Journal();
  private final Map<String, Integer> ordinals = new HashMap<>();
  private final Map<String, Resource> resources = new LinkedHashMap<>();
  private final Links links = new Links();
  private final List<Runnable> chores = new ArrayList<>();
  private Quotas quotas;
  private boolean born;

  public World(InstantSource clock, Setup setup) {
    this.clock = clock;
    this.setup = setup;
    this.quotas = setup.quotas();
    this.draws = new Draws(setup.seed());
  }

  public Instant now() {
    return clock.instant();
  }

  public Setup setup() {
    return setup;
  }

  /** The account's limits now; those of its setup are the ones that it was opened with. */
  public Quotas quotas() {
    return quotas;
  }

  public void setQuotas(Quotas quotas) {
    this.quotas = quotas;
  }

  public Draws draws() {
    return draws;
  }

  public Fates fates() {
    return fates;
  }

  public Journal journal() {
    return journal;
  }

  /** How often this was asked for the key, from 1: an ordinal that other keys do not shift. */
  public int next(String key) {
    return ordinals.merge(key, 1, Integer::sum);
  }

  /** A new id that looks like AWS's, such as {@code vpc-0} and sixteen hexadecimal digits. */
  public String newId(String prefix) {
    String key = "id " + prefix;
    return String.format("%s-0%016x", prefix, draws.bits(key + " " + next(key)));
  }

  public Duration draw(Takes what, String key) {
    return draws.within(setup.durations().of(what), what + " " + key);
  }

  /** Answers with the resource's place among all of the account's. */
  int add(Resource resource) {
    if (resources.putIfAbsent(resource.id(), resource) != null) {
      throw new IllegalStateException("there is a " + resource.id() + " already");
    }
    return resources.size();
  }

  void link(Resource resource, String as, String what) {
    links.add(resource, as, what);
  }

  /**
   * What has, or ever had, to do with something ({@link Resource#linkTo}), and can matter to a call
   * yet; in the order in which it was made.
   */
  public List<Resource> linked(String as, String what) {
    return List.copyOf(links.get(as, what, now()));
  }

  int countLinked(String as, String what) {
    return links.get(as, what, now()).size();
  }

  /** What has, or ever had, the tag, and can matter to a call yet. */
  public List<Resource> tagged(String key, String value) {
    return linked(Resource.TAG + key, value);
  }

  /** Whatever bears the id, gone or not. */
  public Optional<Resource> find(String id) {
    return Optional.ofNullable(resources.get(id));
  }

  public Collection<Resource> resources() {
    return Collections.unmodifiableCollection(resources.values());
  }

  /** Something that the account does by itself before it answers the next call. */
  public void beforeEachCall(Runnable chore) {
    chores.add(chore);
  }

  /** Does what is due by now without anybody's call. */
  public void keepHouse() {
    chores.forEach(Runnable::run);
  }

  /** Everything made up to now is what the account was born with. */
  public void birthIsOver() {
    born = true;
  }

  boolean isBorn() {
    return born;
  }
}
