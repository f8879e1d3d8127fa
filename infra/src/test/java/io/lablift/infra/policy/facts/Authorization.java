package io.lablift.infra.policy.facts;

import io.lablift.infra.policy.iam.Ask;
import java.util.List;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.core.SdkRequest;

/**
 * What AWS asks IAM when a call arrives: every action and resource with the condition keys that the
 * request has for it.
 *
 * <p>What it does not know it refuses: a call without an entry cannot be judged.
 */
public final class Authorization {
  private static final List<String> LOOKS =
      List.of("Describe", "GetServiceQuota", "GetAWSDefaultServiceQuota", "List");

  private final Reference reference;
  private final Place place;
  private final Truth truth;

  public Authorization(Reference reference, Place place, Truth truth) {
    this.reference = reference;
    this.place = place;
    this.truth = truth;
  }

  /**
   * What this call asks for, in the role's name.
   *
   * @throws IllegalArgumentException if that is not known
   */
  public List<Ask> of(String role, String action, SdkRequest request) {
    if (!(request instanceof AwsRequest call)) {
      throw new IllegalArgumentException(action + " is no call of AWS");
    }
    Asking asking = new Asking(reference, place, role);
    if (!collect(asking, action, call)) {
      throw new IllegalArgumentException("what AWS authorises for " + action + " is not known");
    }
    return asking.asks();
  }

  private boolean collect(Asking asking, String action, AwsRequest call) {
    Ec2Calls ec2 = new Ec2Calls(asking, truth, action);
    if (Ec2Making.collect(call, ec2)
        || Ec2Ending.collect(call, ec2)
        || new BalancerCalls(asking, truth, action).collect(call)
        || new OtherCalls(asking, truth, action).collect(call)) {
      return true;
    }
    String operation = action.substring(action.indexOf(':') + 1);
    if (LOOKS.stream().noneMatch(operation::startsWith)) {
      return false;
    }
    asking.everything(page(call), action, Values.none());
    return true;
  }

  /** Elastic Load Balancing has a page for each generation. */
  private static String page(AwsRequest call) {
    String models = call.getClass().getPackageName();
    String service = models.replaceFirst("^.*\\.services\\.([a-z0-9]+)\\.model$", "$1");
    return switch (service) {
      case "elasticloadbalancingv2" -> "elbv2";
      case "elasticloadbalancing" -> "elb";
      default -> service;
    };
  }
}
