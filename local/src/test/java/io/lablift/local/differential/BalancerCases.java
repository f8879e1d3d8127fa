package io.lablift.local.differential;

import static io.lablift.local.differential.Making.ZONE_A;
import static io.lablift.local.differential.Outcome.ok;
import static io.lablift.local.differential.Outcome.refused;
import static io.lablift.local.differential.Outcome.shows;
import static io.lablift.local.differential.Parts.attribute;
import static io.lablift.local.differential.Parts.balancerTag;

import io.lablift.local.differential.Making.Plot;
import java.util.List;
import java.util.function.Consumer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateLoadBalancerRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerTypeEnum;

/** Application and network load balancers. */
final class BalancerCases {
  private BalancerCases() {}

  static List<Case> all() {
    return List.of(
        Case.of(
            "a new load balancer is provisioning",
            a -> a.make().plot(),
            (a, plot) ->
                a.elbv2()
                    .createLoadBalancer(r -> r.name("b").subnets(plot.subnetA(), plot.subnetC()))
                    .loadBalancers()
                    .getFirst()
                    .state()
                    .codeAsString(),
            shows("provisioning")),
        Case.of(
            "a load balancer gets active, faces the internet and bears the default group",
            a -> a.make().balancer("b", a.make().plot()),
            (a, arn) -> {
              LoadBalancer balancer =
                  a.elbv2()
                      .describeLoadBalancers(r -> r.loadBalancerArns(arn))
                      .loadBalancers()
                      .getFirst();
              return balancer.state().codeAsString()
                  + " "
                  + balancer.schemeAsString()
                  + " "
                  + balancer.typeAsString()
                  + " "
                  + balancer.securityGroups().size();
            },
            shows("active internet-facing application 1")),
        refusedLoadBalancer(
            "an application load balancer has subnets in two zones",
            (r, plot) -> r.subnets(plot.subnetA()),
            "ValidationError"),
        refusedLoadBalancer(
            "a load balancer has subnets", (r, plot) -> r.subnets(List.of()), "ValidationError"),
        refusedLoadBalancer(
            "a load balancer's subnets are there",
            (r, plot) -> r.subnets(plot.subnetA(), Unknown.SUBNET),
            "SubnetNotFound"),
        refusedLoadBalancer(
            "a load balancer's groups are there",
            (r, plot) -> r.securityGroups(Unknown.GROUP),
            "InvalidSecurityGroup"),
        refusedLoadBalancer(
            "a load balancer's name has 32 characters at most",
            (r, plot) -> r.name("b".repeat(33)),
            "ValidationError"),
        refusedLoadBalancer(
            "a load balancer's name does not begin as those of internal ones do",
            (r, plot) -> r.name("internal-b"),
            "ValidationError"),
        refusedLoadBalancer(
            "a load balancer's name does not end with a hyphen",
            (r, plot) -> r.name("b-"),
            "ValidationError"),
        refusedLoadBalancer(
            "a load balancer's name has letters, digits and hyphens",
            (r, plot) -> r.name("b_b"),
            "ValidationError"),
        Case.of(
            "a load balancer has one subnet of a zone",
            a -> a.make().plot(),
            (a, plot) -> {
              String second = a.make().subnet(plot.vpc(), "10.0.3.0/24", ZONE_A);
              return a.elbv2().createLoadBalancer(r -> r.name("b").subnets(plot.subnetA(), second));
            },
            refused("InvalidConfigurationRequest")),
        Case.of(
            "a load balancer that faces the internet needs an internet gateway",
            a -> {
              String vpc = a.make().vpc();
              return List.of(
                  a.make().subnet(vpc, "10.0.1.0/24", ZONE_A),
                  a.make().subnet(vpc, "10.0.2.0/24", Making.ZONE_C));
            },
            (a, subnets) -> a.elbv2().createLoadBalancer(r -> r.name("b").subnets(subnets)),
            refused("InvalidSubnet")),
        Case.of(
            "the same load balancer is asked for again",
            BalancerCases::balanced,
            (a, b) -> a.make().balancer("b", b.plot()).equals(b.arn()),
            shows(true)),
        Case.of(
            "a load balancer's name is taken once",
            BalancerCases::balanced,
            (a, b) ->
                a.elbv2()
                    .createLoadBalancer(
                        r ->
                            r.name("b")
                                .type(LoadBalancerTypeEnum.NETWORK)
                                .subnets(b.plot().subnetA())),
            refused("DuplicateLoadBalancerName")),
        Case.of(
            "a load balancer whose name is not there is not described",
            a -> a.elbv2().describeLoadBalancers(r -> r.names("nobody")),
            refused("LoadBalancerNotFound")),
        Case.of(
            "a load balancer whose ARN is not there is not described",
            a -> a.elbv2().describeLoadBalancers(r -> r.loadBalancerArns(Unknown.balancer())),
            refused("LoadBalancerNotFound")),
        Case.of(
            "a load balancer that is not there counts as deleted",
            a -> a.elbv2().deleteLoadBalancer(r -> r.loadBalancerArn(Unknown.balancer())),
            ok()),
        Case.of(
            "a load balancer is deleted twice",
            a -> {
              String arn = balanced(a).arn();
              a.elbv2().deleteLoadBalancer(r -> r.loadBalancerArn(arn));
              return arn;
            },
            (a, arn) -> a.elbv2().deleteLoadBalancer(r -> r.loadBalancerArn(arn)),
            ok()),
        Case.of(
            "a protected load balancer is not deleted",
            a -> {
              String arn = balanced(a).arn();
              protect(a, arn, "true");
              return arn;
            },
            (a, arn) -> a.elbv2().deleteLoadBalancer(r -> r.loadBalancerArn(arn)),
            refused("OperationNotPermitted")),
        Case.of(
            "a load balancer is deleted when its protection is off",
            a -> {
              String arn = balanced(a).arn();
              protect(a, arn, "true");
              protect(a, arn, "false");
              return arn;
            },
            (a, arn) -> a.elbv2().deleteLoadBalancer(r -> r.loadBalancerArn(arn)),
            ok()),
        Case.of(
            "a load balancer has no attribute of that name",
            a -> balanced(a).arn(),
            (a, arn) ->
                a.elbv2()
                    .modifyLoadBalancerAttributes(
                        r -> r.loadBalancerArn(arn).attributes(attribute("colour", "green"))),
            refused("InvalidConfigurationRequest")),
        Case.of(
            "a load balancer that is not there has no attributes",
            a ->
                a.elbv2()
                    .describeLoadBalancerAttributes(r -> r.loadBalancerArn(Unknown.balancer())),
            refused("LoadBalancerNotFound")),
        Case.of(
            "a deleted load balancer's network interfaces go",
            a -> {
              Balanced b = balanced(a);
              a.elbv2().deleteLoadBalancer(r -> r.loadBalancerArn(b.arn()));
              return b.plot();
            },
            (a, plot) -> a.ec2().deleteSubnet(r -> r.subnetId(plot.subnetA())),
            ok()),
        Case.of(
            "load balancers come page by page",
            a -> {
              Plot plot = a.make().plot();
              for (String name : List.of("b1", "b2", "b3")) {
                a.make().balancer(name, plot);
              }
              return plot;
            },
            (a, plot) ->
                a.elbv2().describeLoadBalancersPaginator(r -> r.pageSize(2)).stream()
                    .map(page -> page.loadBalancers().size())
                    .toList(),
            shows("[2, 1]")),
        Case.of(
            "a load balancer that is not there bears no tags",
            a ->
                a.elbv2()
                    .addTags(r -> r.resourceArns(Unknown.balancer()).tags(balancerTag("k", "v"))),
            refused("LoadBalancerNotFound")),
        Case.of(
            "a load balancer is tagged in its create call",
            a -> a.make().plot(),
            (a, plot) -> {
              String arn =
                  a.elbv2()
                      .createLoadBalancer(
                          r ->
                              r.name("b")
                                  .subnets(plot.subnetA(), plot.subnetC())
                                  .tags(balancerTag("k", "v")))
                      .loadBalancers()
                      .getFirst()
                      .loadBalancerArn();
              return a.elbv2()
                  .describeTags(r -> r.resourceArns(arn))
                  .tagDescriptions()
                  .getFirst()
                  .tags()
                  .getFirst()
                  .value();
            },
            shows("v")));
  }

  /** A load balancer in the plot. */
  private record Balanced(Plot plot, String arn) {}

  private static Balanced balanced(Side a) {
    Plot plot = a.make().plot();
    return new Balanced(plot, a.make().balancer("b", plot));
  }

  private static void protect(Side a, String arn, String value) {
    a.elbv2()
        .modifyLoadBalancerAttributes(
            r ->
                r.loadBalancerArn(arn).attributes(attribute("deletion_protection.enabled", value)));
  }

  /** A change to the creation of a load balancer in both subnets that AWS does not accept. */
  private interface Change {
    void in(CreateLoadBalancerRequest.Builder request, Plot plot);
  }

  private static Case refusedLoadBalancer(String sentence, Change change, String code) {
    return Case.of(
        sentence,
        a -> a.make().plot(),
        (a, plot) -> {
          Consumer<CreateLoadBalancerRequest.Builder> usual =
              r -> r.name("b").subnets(plot.subnetA(), plot.subnetC());
          return a.elbv2()
              .createLoadBalancer(
                  r -> {
                    usual.accept(r);
                    change.in(r, plot);
                  });
        },
        refused(code));
  }
}
