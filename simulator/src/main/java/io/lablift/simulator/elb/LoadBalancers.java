package io.lablift.simulator.elb;

import io.lablift.simulator.ec2.Ec2;
import io.lablift.simulator.elb.SimLoadBalancer.Settings;
import io.lablift.simulator.world.Kind;
import io.lablift.simulator.world.Life;
import io.lablift.simulator.world.Quota;
import io.lablift.simulator.world.Read;
import io.lablift.simulator.world.Takes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.AvailabilityZone;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateLoadBalancerRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateLoadBalancerResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeleteLoadBalancerRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeleteLoadBalancerResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeLoadBalancersRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeLoadBalancersResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.SubnetMapping;

/** Load balancers ("CreateLoadBalancer", "DeleteLoadBalancer" in the ELBv2 API reference). */
final class LoadBalancers {
  private final ElbWorld elb;

  LoadBalancers(ElbWorld elb) {
    this.elb = elb;
  }

  CreateLoadBalancerResponse create(CreateLoadBalancerRequest request) {
    Settings settings = settings(request);
    Map<String, String> tags = ElbTags.map(request.tags());
    for (SimLoadBalancer there : elb.loadBalancers.linked("name", settings.name()).toList()) {
      if (there.settings.name().equals(settings.name())) {
        if (!there.settings.equals(settings)) {
          throw ElbRefused.duplicateLoadBalancer(settings.name());
        }
        return CreateLoadBalancerResponse.builder().loadBalancers(shown(there)).build();
      }
    }
    List<Ec2.Place> places = places(settings);
    String vpc = places.getFirst().vpcId();
    List<String> groups = groups(settings, vpc);
    if (settings.isInternetFacing() && elb.ec2.internetGatewayAttachment(vpc).isEmpty()) {
      throw ElbRefused.subnet("VPC " + vpc + " has no internet gateway");
    }
    requireQuota(settings);
    Map<String, String> addresses = addresses(settings, request);
    return CreateLoadBalancerResponse.builder()
        .loadBalancers(shown(make(settings, places, groups, tags, addresses)))
        .build();
  }

  /**
   * The Elastic IPs of an internet-facing network load balancer, by subnet ("SubnetMapping", ELB
   * API reference).
   */
  private Map<String, String> addresses(Settings settings, CreateLoadBalancerRequest request) {
    Map<String, String> addresses = new TreeMap<>();
    for (SubnetMapping mapping : request.subnetMappings()) {
      if (mapping.privateIPv4Address() != null || mapping.iPv6Address() != null) {
        throw new UnsupportedOperationException("the simulator gives only Elastic IPs to subnets");
      }
      if (mapping.allocationId() != null) {
        if (settings.isApplication() || !settings.isInternetFacing()) {
          throw ElbRefused.configuration(
              "Elastic IPs are not supported for load balancers of this type and scheme");
        }
        elb.ec2.requireAddress(mapping.allocationId());
        addresses.put(mapping.subnetId(), mapping.allocationId());
      }
    }
    return addresses;
  }

  private static Settings settings(CreateLoadBalancerRequest request) {
    String type = request.typeAsString() == null ? "application" : request.typeAsString();
    if (!type.equals("application") && !type.equals("network")) {
      throw new UnsupportedOperationException(
          "the simulator knows no load balancers of type " + type);
    }
    String scheme = request.schemeAsString() == null ? "internet-facing" : request.schemeAsString();
    List<String> subnets = new ArrayList<>(request.subnets());
    request.subnetMappings().stream().map(SubnetMapping::subnetId).forEach(subnets::add);
    return new Settings(
        ElbWorld.checkName(request.name(), "Load balancer"),
        type,
        scheme,
        subnets.stream().sorted().toList(),
        request.securityGroups().stream().sorted().toList(),
        request.ipAddressTypeAsString() == null ? "ipv4" : request.ipAddressTypeAsString());
  }

  private List<Ec2.Place> places(Settings settings) {
    if (settings.subnets().isEmpty()) {
      throw ElbRefused.validation("At least one subnet must be specified");
    }
    List<Ec2.Place> places =
        settings.subnets().stream()
            .map(id -> elb.ec2.subnet(id).orElseThrow(() -> ElbRefused.noSubnet(id)))
            .toList();
    Set<String> zones = new LinkedHashSet<>(places.stream().map(Ec2.Place::zone).toList());
    if (zones.size() < places.size()) {
      throw ElbRefused.configuration(
          "A load balancer cannot be attached to multiple subnets in the same Availability Zone");
    }
    if (settings.isApplication() && zones.size() < 2) {
      throw ElbRefused.validation(
          "At least two subnets in two different Availability Zones must be specified");
    }
    String vpc = places.getFirst().vpcId();
    for (Ec2.Place place : places) {
      if (!place.vpcId().equals(vpc)) {
        throw ElbRefused.configuration("All subnets must belong to the same VPC: '" + vpc + "'");
      }
      if (place.freeAddresses() < 8) {
        throw ElbRefused.subnet(
            "Not enough IP space available in "
                + place.subnetId()
                + ". ELB requires at least 8 free IP addresses in each subnet.");
      }
    }
    return places;
  }

  private List<String> groups(Settings settings, String vpc) {
    if (settings.groups().isEmpty()) {
      return settings.isApplication() ? List.of(elb.ec2.defaultGroup(vpc)) : List.of();
    }
    checkGroups(settings.groups(), vpc);
    return settings.groups();
  }

  void checkGroups(List<String> groups, String vpc) {
    for (String group : groups) {
      String at =
          elb.ec2
              .vpcOfGroup(group)
              .orElseThrow(
                  () -> ElbRefused.group("The security group '" + group + "' does not exist"));
      if (!at.equals(vpc)) {
        throw ElbRefused.configuration(
            "Security group '" + group + "' does not belong to VPC '" + vpc + "'");
      }
    }
  }

  private void requireQuota(Settings settings) {
    long there =
        elb.loadBalancers.existing().filter(l -> l.settings.type().equals(settings.type())).count();
    Quota quota =
        settings.isApplication() ? Quota.APPLICATION_LOAD_BALANCERS : Quota.NETWORK_LOAD_BALANCERS;
    if (!elb.world.quotas().allows(quota, there, 1)) {
      throw ElbRefused.tooManyLoadBalancers();
    }
  }

  private SimLoadBalancer make(
      Settings settings,
      List<Ec2.Place> places,
      List<String> groups,
      Map<String, String> tags,
      Map<String, String> addresses) {
    String kind = settings.isApplication() ? "app" : "net";
    String vpc = places.getFirst().vpcId();
    SimLoadBalancer made =
        elb.loadBalancers.add(
            new SimLoadBalancer(
                elb.world,
                elb.newArn("loadbalancer/" + kind + "/" + settings.name()),
                settings,
                vpc,
                groups,
                tags));
    boolean inVain = elb.world.fates().takeFailure(Kind.LOAD_BALANCER).isPresent();
    Life.Change change =
        made.life.apply(inVain ? "createInVain" : "create", made.lag(Read.BY_ID)).orElseThrow();
    String type = settings.isApplication() ? "interface" : "network_load_balancer";
    for (Ec2.Place place : places) {
      String address = addresses.get(place.subnetId());
      String opened =
          elb.ec2.openInterface(
              place.subnetId(),
              type,
              "amazon-elb",
              made.description(),
              groups,
              settings.isInternetFacing() && address == null);
      if (address != null) {
        elb.ec2.giveAddress(address, opened);
      }
    }
    Set<String> names = new LinkedHashSet<>(settings.subnets());
    names.addAll(settings.groups());
    elb.ec2.internetGatewayAttachment(vpc).ifPresent(names::add);
    elb.world
        .journal()
        .made(made, "elasticloadbalancing:CreateLoadBalancer", names, change.drawn());
    return made;
  }

  DescribeLoadBalancersResponse describe(DescribeLoadBalancersRequest request) {
    List<SimLoadBalancer> found =
        ElbWorld.seen(elb.loadBalancers, request.loadBalancerArns(), request.names());
    if (!request.names().isEmpty()) {
      for (String name : request.names()) {
        if (found.stream().noneMatch(l -> l.settings.name().equals(name))) {
          throw ElbRefused.noLoadBalancer(name);
        }
      }
      found = found.stream().filter(l -> request.names().contains(l.settings.name())).toList();
    }
    ElbWorld.Part<SimLoadBalancer> part =
        ElbWorld.part(found, request.marker(), request.pageSize());
    return DescribeLoadBalancersResponse.builder()
        .loadBalancers(part.items().stream().map(this::shown).toList())
        .nextMarker(part.marker())
        .build();
  }

  /**
   * "If the load balancer does not exist or has already been deleted, the call succeeds." Whether
   * one that cannot be seen yet counts as such is not said; here it does, and lives on.
   */
  DeleteLoadBalancerResponse delete(DeleteLoadBalancerRequest request) {
    String arn = request.loadBalancerArn();
    if (arn == null || !arn.startsWith("arn:aws:elasticloadbalancing:")) {
      throw ElbRefused.validation("'" + arn + "' is not a valid load balancer ARN");
    }
    SimLoadBalancer there = elb.loadBalancers.usable(arn).orElse(null);
    if (there != null) {
      if (there.isProtected()) {
        throw ElbRefused.notPermitted(
            "Load balancer '" + arn + "' cannot be deleted because deletion protection is enabled");
      }
      end(there);
    }
    return DeleteLoadBalancerResponse.builder().build();
  }

  private void end(SimLoadBalancer going) {
    elb.world.journal().ended(going, "elasticloadbalancing:DeleteLoadBalancer", Duration.ZERO);
    for (SimListener listener : elb.listenersOf(going).toList()) {
      elb.world.journal().endedWith(listener, going.id(), Duration.ZERO);
      listener.endAt(elb.now());
    }
    elb.ec2.closeInterfaces(
        going.description(),
        going.id(),
        elb.world.draw(Takes.LOAD_BALANCER_INTERFACES_GONE, going.id()));
    going.endAt(elb.now());
  }

  LoadBalancer shown(SimLoadBalancer balancer) {
    return balancer.shown(() -> built(balancer), balancer.life.seenState(), balancer.groups);
  }

  private LoadBalancer built(SimLoadBalancer balancer) {
    Settings settings = balancer.settings;
    String region = elb.world.setup().region();
    String hex = balancer.id().substring(balancer.id().lastIndexOf('/') + 1);
    String internal = settings.isInternetFacing() ? "" : "internal-";
    int number = elb.world.draws().below(1_000_000_000, "dns " + balancer.id());
    List<AvailabilityZone> zones =
        settings.subnets().stream()
            .map(id -> elb.ec2.placeOf(id))
            .map(p -> AvailabilityZone.builder().zoneName(p.zone()).subnetId(p.subnetId()).build())
            .toList();
    String dns =
        settings.isApplication()
            ? internal + settings.name() + "-" + number + "." + region + ".elb.amazonaws.com"
            : settings.name() + "-" + hex + ".elb." + region + ".amazonaws.com";
    return LoadBalancer.builder()
        .loadBalancerArn(balancer.id())
        .loadBalancerName(settings.name())
        .dnsName(dns)
        .canonicalHostedZoneId("ZWKZPGTI48KDX")
        .createdTime(balancer.createdAt())
        .scheme(settings.scheme())
        .type(settings.type())
        .ipAddressType(settings.ipAddressType())
        .vpcId(balancer.vpcId)
        .state(s -> s.code(balancer.life.seenState()))
        .availabilityZones(zones)
        .securityGroups(balancer.groups)
        .build();
  }
}
