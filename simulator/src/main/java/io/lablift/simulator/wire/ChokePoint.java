package io.lablift.simulator.wire;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.InstantSource;

/**
 * The one place that every call of every client of a world passes.
 *
 * <p>Here the caller is known, the call takes its time (half of it before the effect, half after),
 * is held against the account's request limits and the caller's policy, may meet with an accident,
 * and is recorded.
 */
public final class ChokePoint {
  private final Wire wire;

  private ChokePoint(Wire wire) {
    this.wire = wire;
  }

  /** A choke point that only records: no latency, no limits, no policy; the builder adds them. */
  public static Builder builder(InstantSource clock, CallerSource callers) {
    return new Builder(clock, callers);
  }

  /**
   * A client whose calls pass here on their way to {@code target}.
   *
   * <p>Paginators, waiters and overloads that take a lambda work on the wrapped client, so each
   * call that they make passes once. (The SDK's waiters wait by the wall clock, whatever the time
   * of this world.)
   *
   * @param client the client's interface, such as {@code Ec2Client.class}
   * @param service IAM's prefix of the service: {@code ec2}, {@code elasticloadbalancing}, {@code
   *     ssm}, {@code states}, {@code dynamodb}, …
   */
  public <T> T wrap(Class<T> client, String service, T target) {
    if (!client.isInterface()) {
      throw new IllegalArgumentException(
          client + " is no interface: wrap the client's interface, as Ec2Client.class");
    }
    Object proxy =
        Proxy.newProxyInstance(
            client.getClassLoader(),
            new Class<?>[] {client},
            new WrappedClient(wire, service, target, new ServiceErrors(service, client)));
    return client.cast(proxy);
  }

  /** Every call that passed. */
  public CallLog log() {
    return wire.log();
  }

  /** What shall go wrong. */
  public Accidents accidents() {
    return wire.accidents();
  }

  /** Collects what a choke point does beyond recording. */
  public static final class Builder {
    private final InstantSource clock;
    private final CallerSource callers;
    private Pause pause = duration -> {};
    private Later later =
        (delay, what) -> {
          throw new IllegalStateException(
              "a request can be late only at a choke point that was built with later(...)");
        };
    private Latency latency = Latency.NONE;
    private RequestLimits limits = RequestLimits.none();
    private Policy policy = Policy.ALLOW_ALL;
    private Duration patience = Duration.ofSeconds(10);

    private Builder(InstantSource clock, CallerSource callers) {
      this.clock = clock;
      this.callers = callers;
    }

    /** Lets each call take {@code latency}, waited for by {@code pause}. */
    public Builder latency(Latency latency, Pause pause) {
      this.latency = latency;
      this.pause = pause;
      return this;
    }

    /** Lets requests that hang in the network reach their service by {@code later}. */
    public Builder later(Later later) {
      this.later = later;
      return this;
    }

    /** Refuses requests beyond {@code limits}. */
    public Builder limits(RequestLimits limits) {
      this.limits = limits;
      return this;
    }

    /** Asks {@code policy} before each call. */
    public Builder policy(Policy policy) {
      this.policy = policy;
      return this;
    }

    /**
     * How long a caller waits for an answer that was lost, before it sees a time-out; 10 s unless
     * told.
     */
    public Builder patience(Duration patience) {
      this.patience = patience;
      return this;
    }

    /** The choke point. */
    public ChokePoint build() {
      return new ChokePoint(
          new Wire(
              clock,
              callers,
              pause,
              later,
              latency,
              new Throttle(limits),
              policy,
              patience,
              new CallLog(),
              new Accidents(clock)));
    }
  }
}
