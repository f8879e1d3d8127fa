package io.lablift.simulator.world;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is to befall resources that do not exist yet: accidents of AWS's own, by name. */
public final class Fates {
  private final Map<Kind, Deque<String>> failures = new EnumMap<>(Kind.class);
  private final Map<Kind, Deque<Duration>> lags = new EnumMap<>(Kind.class);
  private final Map<String, Duration> lagById = new HashMap<>();
  private final Set<String> neverHealthy = new HashSet<>();
  private int unhealthyRegistrations;
  private int failingUserData;
  private @Nullable Duration lag;
  private @Nullable Duration nextLag;
  private @Nullable Duration lagOfThisCall;

  /** The next NAT gateway becomes {@code failed} with the code, such as {@code InternalError}. */
  public void nextNatGatewayFails(String failureCode) {
    fail(Kind.NAT_GATEWAY, failureCode);
  }

  /** The next instance goes from {@code pending} straight to {@code terminated}. */
  public void nextInstanceTerminates() {
    fail(Kind.INSTANCE, "Server.InternalError");
  }

  /** The next load balancer becomes {@code failed}. */
  public void nextLoadBalancerFails() {
    fail(Kind.LOAD_BALANCER, "InternalError");
  }

  /** The next image becomes {@code failed}. */
  public void nextImageFails() {
    fail(Kind.IMAGE, "Client.InternalError");
  }

  /** The user data of the next instance that is launched with some fails. */
  public void nextUserDataFails() {
    failingUserData++;
  }

  /** The target answers no health check, however it is registered. */
  public void targetNeverHealthy(String instanceId) {
    neverHealthy.add(instanceId);
  }

  /** The next target that is registered answers no health check. */
  public void nextTargetNeverHealthy() {
    unhealthyRegistrations++;
  }

  /** From now on whatever is made stays unseen for this long; {@code null} ends it. */
  public void setVisibilityLag(@Nullable Duration lag) {
    this.lag = lag;
  }

  /** The next resource of the kind stays unseen for this long, to every kind of read. */
  public void setVisibilityLag(Kind kind, Duration lag) {
    lags.computeIfAbsent(kind, k -> new ArrayDeque<>()).add(lag);
  }

  /** What is or was done to the resource is seen only this long after it was done. */
  public void setVisibilityLag(String id, Duration lag) {
    lagById.put(id, lag);
  }

  /**
   * Whatever the very next call to the account makes, changes or ends is seen only this long after:
   * new things by no Describe and no call that uses them, changed and ended ones as they were
   * before. A call that only reads, or is refused, spends the order for nothing.
   */
  public void nextLag(Duration lag) {
    nextLag = lag;
  }

  /** For the account's doors: what happens from now on is the work of one call. */
  public void callBegins() {
    lagOfThisCall = nextLag;
    nextLag = null;
  }

  /** For the account's doors: what happens from now on is nobody's work. */
  public void callEnds() {
    lagOfThisCall = null;
  }

  private void fail(Kind kind, String code) {
    failures.computeIfAbsent(kind, k -> new ArrayDeque<>()).add(code);
  }

  /** The failure that was ordered for this newcomer, if any; each is taken once. */
  public Optional<String> takeFailure(Kind kind) {
    Deque<String> queue = failures.get(kind);
    return queue == null ? Optional.empty() : Optional.ofNullable(queue.poll());
  }

  /** Whether the user data of the instance that is being launched shall fail. */
  public boolean takeUserDataFailure() {
    boolean fails = failingUserData > 0;
    if (fails) {
      failingUserData--;
    }
    return fails;
  }

  /** Whether the target that is being registered shall never be healthy. */
  public void registered(String instanceId) {
    if (unhealthyRegistrations > 0) {
      unhealthyRegistrations--;
      neverHealthy.add(instanceId);
    }
  }

  public boolean isNeverHealthy(String instanceId) {
    return neverHealthy.contains(instanceId);
  }

  void born(Kind kind, String id) {
    Deque<Duration> queue = lags.get(kind);
    Duration own = queue == null ? null : queue.poll();
    Duration ordered = own == null ? lag : own;
    if (ordered != null) {
      lagById.put(id, ordered);
    }
  }

  @Nullable Duration lagOfThisCall() {
    return lagOfThisCall;
  }

  /** Whether lags were ordered for single resources. */
  boolean ordersLags() {
    return !lagById.isEmpty();
  }

  Optional<Duration> lagOf(String id) {
    return lagById.isEmpty() ? Optional.empty() : Optional.ofNullable(lagById.get(id));
  }
}
