package io.lablift.simulator;

import io.lablift.simulator.classic.SimClassicElb;
import io.lablift.simulator.ec2.Ec2;
import io.lablift.simulator.elb.SimElbV2;
import io.lablift.simulator.path.CriticalPath;
import io.lablift.simulator.quotas.SimServiceQuotas;
import io.lablift.simulator.scaling.SimAutoScaling;
import io.lablift.simulator.ssm.Parameters;
import io.lablift.simulator.ssm.SimSsm;
import io.lablift.simulator.world.Durations;
import io.lablift.simulator.world.Fates;
import io.lablift.simulator.world.Journal;
import io.lablift.simulator.world.Lags;
import io.lablift.simulator.world.Quota;
import io.lablift.simulator.world.Quotas;
import io.lablift.simulator.world.Range;
import io.lablift.simulator.world.Resource;
import io.lablift.simulator.world.Setup;
import io.lablift.simulator.world.Takes;
import io.lablift.simulator.world.World;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.elasticloadbalancing.ElasticLoadBalancingClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.servicequotas.ServiceQuotasClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/**
 * One AWS account and region in memory, behind the SDK's own client interfaces.
 *
 * <p>Its time is the clock's that it is given: states follow from the clock alone, without threads
 * or events. All that chance decides (ids, durations, lags) belongs to the seed and to the thing
 * itself, so the same seed and the same calls at the same moments give the same account. What it
 * does not know throws {@link UnsupportedOperationException} with the operation's name.
 */
public final class SimulatedAccount {
  /** Where AWS publishes the id of its latest Amazon Linux 2023 image. */
  public static final String LATEST_AMAZON_LINUX =
      "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-";

  private final World world;
  private final Ec2Client ec2;
  private final ElasticLoadBalancingV2Client elbv2;
  private final ElasticLoadBalancingClient elb;
  private final AutoScalingClient autoScaling;
  private final SsmClient ssm;
  private final ServiceQuotasClient serviceQuotas;
  private final ReentrantLock lock = new ReentrantLock();
  private final Services services;

  private SimulatedAccount(InstantSource clock, Setup setup) {
    this.world = new World(clock, setup);
    Ec2 network = new Ec2(world);
    Parameters parameters = new Parameters(world);
    for (String architecture : List.of("x86_64", "arm64")) {
      parameters.publish(
          LATEST_AMAZON_LINUX + architecture, network.publishAmazonLinux(architecture));
    }
    new TreeMap<>(setup.parameters()).forEach(parameters::publish);
    if (setup.defaultVpc()) {
      network.beBornWithDefaultVpc();
    }
    world.birthIsOver();
    this.ec2 = Known.client(Ec2Client.class, network.client(), world, lock);
    this.elbv2 =
        Known.client(ElasticLoadBalancingV2Client.class, new SimElbV2(world, network), world, lock);
    this.elb =
        Known.client(
            ElasticLoadBalancingClient.class, new SimClassicElb(world, network), world, lock);
    this.autoScaling =
        Known.client(AutoScalingClient.class, new SimAutoScaling(world, network), world, lock);
    this.ssm = Known.client(SsmClient.class, new SimSsm(parameters), world, lock);
    this.serviceQuotas =
        Known.client(ServiceQuotasClient.class, new SimServiceQuotas(world), world, lock);
    this.services = new Services(world, network, lock);
  }

  /** An account as AWS opens it, in Seoul, with seed 0; change what shall be different. */
  public static Builder builder(InstantSource clock) {
    return new Builder(clock);
  }

  public Ec2Client ec2() {
    return ec2;
  }

  public ElasticLoadBalancingV2Client elbv2() {
    return elbv2;
  }

  /** Classic Load Balancers. */
  public ElasticLoadBalancingClient elb() {
    return elb;
  }

  public AutoScalingClient autoScaling() {
    return autoScaling;
  }

  public SsmClient ssm() {
    return ssm;
  }

  public ServiceQuotasClient serviceQuotas() {
    return serviceQuotas;
  }

  /** What services that have no client here do in the account's VPCs. */
  public Services services() {
    return services;
  }

  public String region() {
    return world.setup().region();
  }

  /** Twelve digits. */
  public String accountId() {
    return world.setup().accountId();
  }

  /** The account's own quotas, as they are now. */
  public Quotas quotas() {
    return world.quotas();
  }

  /**
   * AWS grants an increase, which counts from now on.
   *
   * @throws IllegalArgumentException when the limit is higher already: AWS takes nothing back
   */
  public void grant(Quota quota, int limit) {
    lock.lock();
    try {
      if (limit < world.quotas().limit(quota)) {
        throw new IllegalArgumentException(
            quota + " is " + world.quotas().limit(quota) + " already, more than " + limit);
      }
      world.setQuotas(world.quotas().with(quota, limit));
    } finally {
      lock.unlock();
    }
  }

  /** From now on others use so much of the quota, without a resource that could be listed. */
  public void usedElsewhere(Quota quota, int used) {
    lock.lock();
    try {
      world.setQuotas(world.quotas().withUsedElsewhere(quota, used));
    } finally {
      lock.unlock();
    }
  }

  /** What is to befall the account's resources. */
  public Fates fates() {
    return world.fates();
  }

  /** What was made and ended, call by call. */
  public Journal journal() {
    return world.journal();
  }

  /** The fastest ways in which what was made could be made, and ended. */
  public CriticalPath criticalPath() {
    return new CriticalPath(world.journal());
  }

  /** Everything that exists now, in truth and not as a Describe may see it; oldest first. */
  public List<Item> resources() {
    return items(r -> true);
  }

  /**
   * What exists now and was not there when the account was opened; oldest first. Deleted NAT
   * gateways and terminated instances are gone, although AWS lists them for an hour.
   */
  public List<Item> leftOver() {
    return items(r -> !r.isNative());
  }

  /**
   * Everything of a listed kind that was ever made after the account was opened, by whomever;
   * oldest first.
   */
  public List<Ever> everMade() {
    world.keepHouse();
    return world.resources().stream()
        .filter(r -> r.isListed() && !r.isNative())
        .map(
            r ->
                new Ever(
                    r.kind(),
                    r.publicId(),
                    r.name(),
                    r.tags().actual(),
                    r.createdAt(),
                    r.exists() ? null : r.endsAt().orElse(null)))
        .toList();
  }

  private List<Item> items(Predicate<Resource> wanted) {
    world.keepHouse();
    return world.resources().stream()
        .filter(r -> r.isListed() && r.exists())
        .filter(wanted)
        .map(
            r ->
                new Item(r.kind(), r.publicId(), r.name(), r.state(), r.tags().actual(), r.setUp()))
        .toList();
  }

  /** What an account shall be like. */
  public static final class Builder {
    private final InstantSource clock;
    private long seed;
    private String region = "ap-northeast-2";
    private String accountId = "123456789012";
    private Quotas quotas = Quotas.USUAL;
    private Durations durations = Durations.USUAL;
    private Lags lags = Lags.USUAL;
    private boolean defaultVpc = true;
    private final Map<String, String> parameters = new TreeMap<>();

    private Builder(InstantSource clock) {
      this.clock = clock;
    }

    public Builder seed(long seed) {
      this.seed = seed;
      return this;
    }

    /** {@code ap-northeast-2} (the default) or {@code us-east-1}. */
    public Builder region(String region) {
      this.region = region;
      return this;
    }

    public Builder accountId(String accountId) {
      this.accountId = accountId;
      return this;
    }

    public Builder quotas(Quotas quotas) {
      this.quotas = quotas;
      return this;
    }

    public Builder quota(Quota quota, int limit) {
      this.quotas = quotas.with(quota, limit);
      return this;
    }

    /** Others already use so much of the quota. */
    public Builder usedElsewhere(Quota quota, int used) {
      this.quotas = quotas.withUsedElsewhere(quota, used);
      return this;
    }

    /** Service Quotas tells the default of the quota only, and not what the account has. */
    public Builder untold(Quota quota) {
      this.quotas = quotas.withUntold(quota);
      return this;
    }

    public Builder durations(Durations durations) {
      this.durations = durations;
      return this;
    }

    public Builder takes(Takes what, Range range) {
      this.durations = durations.with(what, range);
      return this;
    }

    public Builder lags(Lags lags) {
      this.lags = lags;
      return this;
    }

    public Builder withoutDefaultVpc() {
      this.defaultVpc = false;
      return this;
    }

    /** A public SSM parameter beside the simulator's own. */
    public Builder publicParameter(String name, String value) {
      parameters.put(name, value);
      return this;
    }

    public SimulatedAccount build() {
      return new SimulatedAccount(
          clock,
          new Setup(seed, region, accountId, quotas, durations, lags, defaultVpc, parameters));
    }
  }
}
