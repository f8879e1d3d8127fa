package io.lablift.simulator.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;
import software.amazon.awssdk.services.ec2.model.TerminateInstancesRequest;

/**
 * How many requests of each action an account may make, as token buckets: AWS's by default, any by
 * configuration.
 *
 * <p>Source: EC2 API reference, "Request throttling for the Amazon EC2 API"; Step Functions
 * developer guide, "Service quotas". Limits of Elastic Load Balancing are not published; it is
 * given EC2's. Of Service Quotas ("Service Quotas endpoints and quotas") rates are known and no
 * depths: its buckets hold what comes back in a second.
 */
public final class RequestLimits {
  private static final List<String> READING = List.of("Describe", "Get", "List");

  /**
   * One bucket.
   *
   * @param capacity tokens of a full bucket
   * @param perSecond tokens that come back each second
   */
  public record Limit(int capacity, double perSecond) {
    public Limit {
      if (capacity < 1 || perSecond <= 0) {
        throw new IllegalArgumentException(
            "a bucket holds at least one token and fills, unlike "
                + capacity
                + ", "
                + perSecond
                + "/s");
      }
    }
  }

  /** Tokens that a request takes from the bucket of that name. */
  public record Need(String bucket, Limit limit, int tokens) {}

  private final Map<String, Limit> limits;

  private RequestLimits(Map<String, Limit> limits) {
    this.limits = limits;
  }

  /** No limits at all. */
  public static RequestLimits none() {
    return new RequestLimits(Map.of());
  }

  /** AWS's own limits. */
  public static RequestLimits aws() {
    Map<String, Limit> limits = new TreeMap<>();
    for (String service : List.of("ec2", "elasticloadbalancing")) {
      limits.put(service + ":*", new Limit(50, 5));
      limits.put(service + ":Describe*", new Limit(100, 20));
    }
    for (String shown : List.of("Instances", "NetworkInterfaces", "SecurityGroups", "Volumes")) {
      limits.put("ec2:Describe" + shown + "/unfiltered", new Limit(50, 10));
    }
    limits.put("ec2:CreateNatGateway", new Limit(10, 1));
    limits.put("ec2:DeleteNatGateway", new Limit(10, 1));
    limits.put("ec2:RunInstances", new Limit(5, 2));
    limits.put("ec2:RunInstances/resources", new Limit(1000, 2));
    limits.put("ec2:TerminateInstances/resources", new Limit(1000, 20));
    limits.put("servicequotas:GetServiceQuota", new Limit(5, 5));
    limits.put("servicequotas:GetAWSDefaultServiceQuota", new Limit(5, 5));
    limits.put("servicequotas:ListServiceQuotas", new Limit(10, 10));
    limits.put("servicequotas:ListAWSDefaultServiceQuotas", new Limit(10, 10));
    limits.put("states:StartExecution", new Limit(800, 150));
    limits.put("states:DescribeExecution", new Limit(250, 10));
    return new RequestLimits(limits);
  }

  /**
   * These limits, with one replaced or added.
   *
   * @param bucket an action ({@code ec2:CreateVpc}), all changes or all looks of a service ({@code
   *     ec2:*}, {@code ec2:Describe*}: one bucket for each action), a look at everything ({@code
   *     ec2:DescribeInstances/unfiltered}), or the resources that a call concerns ({@code
   *     ec2:RunInstances/resources})
   */
  public RequestLimits with(String bucket, Limit limit) {
    Map<String, Limit> changed = new TreeMap<>(limits);
    changed.put(bucket, Objects.requireNonNull(limit));
    return new RequestLimits(changed);
  }

  /** What a request takes; each of its buckets once. */
  public List<Need> needs(String service, String action, SdkRequest request) {
    List<Need> needs = new ArrayList<>(2);
    String operation = action.substring(action.indexOf(':') + 1);
    boolean reads = READING.stream().anyMatch(operation::startsWith);
    String unfiltered = action + "/unfiltered";
    if (!(reads
            && limits.containsKey(unfiltered)
            && isUnfiltered(request)
            && add(needs, unfiltered, unfiltered, 1))
        && !add(needs, action, action, 1)) {
      add(needs, action, service + (reads ? ":Describe*" : ":*"), 1);
    }
    switch (request) {
      case RunInstancesRequest run when run.maxCount() != null ->
          add(needs, action + "/resources", action + "/resources", run.maxCount());
      case TerminateInstancesRequest end ->
          add(needs, action + "/resources", action + "/resources", end.instanceIds().size());
      default -> {}
    }
    return needs;
  }

  private boolean add(List<Need> needs, String bucket, String name, int tokens) {
    Limit limit = limits.get(name);
    if (limit == null) {
      return false;
    }
    needs.add(new Need(bucket, limit, tokens));
    return true;
  }

  /** A look that names no id, no filter and no page size asks for everything. */
  private static boolean isUnfiltered(SdkRequest request) {
    return request.sdkFields().stream()
        .noneMatch(field -> isGiven(field.getValueOrDefault(request)));
  }

  private static boolean isGiven(@Nullable Object value) {
    return value != null && !(value instanceof List<?> list && list.isEmpty());
  }
}
