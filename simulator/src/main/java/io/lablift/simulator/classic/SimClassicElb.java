package io.lablift.simulator.classic;

import io.lablift.simulator.ec2.Ec2;
import io.lablift.simulator.world.Quota;
import io.lablift.simulator.world.Read;
import io.lablift.simulator.world.Table;
import io.lablift.simulator.world.Takes;
import io.lablift.simulator.world.World;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.services.elasticloadbalancing.ElasticLoadBalancingClient;
import software.amazon.awssdk.services.elasticloadbalancing.model.CreateLoadBalancerRequest;
import software.amazon.awssdk.services.elasticloadbalancing.model.CreateLoadBalancerResponse;
import software.amazon.awssdk.services.elasticloadbalancing.model.DeleteLoadBalancerRequest;
import software.amazon.awssdk.services.elasticloadbalancing.model.DeleteLoadBalancerResponse;
import software.amazon.awssdk.services.elasticloadbalancing.model.DescribeLoadBalancersRequest;
import software.amazon.awssdk.services.elasticloadbalancing.model.DescribeLoadBalancersResponse;
import software.amazon.awssdk.services.elasticloadbalancing.model.DescribeTagsRequest;
import software.amazon.awssdk.services.elasticloadbalancing.model.DescribeTagsResponse;
import software.amazon.awssdk.services.elasticloadbalancing.model.Instance;
import software.amazon.awssdk.services.elasticloadbalancing.model.ListenerDescription;
import software.amazon.awssdk.services.elasticloadbalancing.model.LoadBalancerDescription;
import software.amazon.awssdk.services.elasticloadbalancing.model.RegisterInstancesWithLoadBalancerRequest;
import software.amazon.awssdk.services.elasticloadbalancing.model.RegisterInstancesWithLoadBalancerResponse;
import software.amazon.awssdk.services.elasticloadbalancing.model.Tag;
import software.amazon.awssdk.services.elasticloadbalancing.model.TagDescription;

/**
 * Classic Load Balancers in a VPC ("Elastic Load Balancing API Reference, 2012-06-01"): made,
 * listed and deleted, with the interfaces that they leave for a while. They know no health.
 */
public final class SimClassicElb implements ElasticLoadBalancingClient {
  private final World world;
  private final Ec2 ec2;
  private final Table<ClassicBalancer> balancers = new Table<>(ClassicRefused::notFound);

  public SimClassicElb(World world, Ec2 ec2) {
    this.world = world;
    this.ec2 = ec2;
  }

  @Override
  public CreateLoadBalancerResponse createLoadBalancer(CreateLoadBalancerRequest request) {
    String name = request.loadBalancerName();
    if (name == null || !name.matches("[a-zA-Z0-9]([a-zA-Z0-9-]{0,30}[a-zA-Z0-9])?")) {
      throw ClassicRefused.validation("LoadBalancer name '" + name + "' is invalid");
    }
    if (request.listeners().isEmpty() || request.subnets().isEmpty()) {
      throw ClassicRefused.validation("Listeners and subnets must be specified");
    }
    CreateLoadBalancerRequest settings = request.toBuilder().tags(List.of()).build();
    for (ClassicBalancer there : balancers.existing().toList()) {
      if (there.name().equals(name)) {
        if (!there.settings.equals(settings)) {
          throw ClassicRefused.duplicate(name);
        }
        return CreateLoadBalancerResponse.builder().dnsName(dnsName(there)).build();
      }
    }
    List<Ec2.Place> places = places(settings);
    String vpc = places.getFirst().vpcId();
    List<String> groups = groups(settings, vpc);
    if (!world.quotas().allows(Quota.CLASSIC_LOAD_BALANCERS, balancers.existing().count(), 1)) {
      throw ClassicRefused.tooMany();
    }
    Map<String, String> tags = new TreeMap<>();
    request.tags().forEach(t -> tags.put(t.key(), t.value() == null ? "" : t.value()));
    ClassicBalancer made = balancers.add(new ClassicBalancer(world, settings, vpc, groups, tags));
    for (Ec2.Place place : places) {
      ec2.openInterface(
          place.subnetId(),
          "interface",
          "amazon-elb",
          made.description(),
          groups,
          made.isInternetFacing());
    }
    Set<String> names = new LinkedHashSet<>(settings.subnets());
    names.addAll(settings.securityGroups());
    world.journal().made(made, "elasticloadbalancing:CreateLoadBalancer", names);
    return CreateLoadBalancerResponse.builder().dnsName(dnsName(made)).build();
  }

  private List<Ec2.Place> places(CreateLoadBalancerRequest settings) {
    List<Ec2.Place> places =
        settings.subnets().stream()
            .map(id -> ec2.subnet(id).orElseThrow(() -> ClassicRefused.noSubnet(id)))
            .toList();
    String vpc = places.getFirst().vpcId();
    if (places.stream().map(Ec2.Place::zone).distinct().count() < places.size()
        || places.stream().anyMatch(p -> !p.vpcId().equals(vpc))) {
      throw ClassicRefused.configuration("One subnet per zone, and all of one VPC");
    }
    boolean facing = !"internal".equals(settings.scheme());
    if (facing && ec2.internetGatewayAttachment(vpc).isEmpty()) {
      throw ClassicRefused.subnet("VPC " + vpc + " has no internet gateway");
    }
    return places;
  }

  private List<String> groups(CreateLoadBalancerRequest settings, String vpc) {
    if (settings.securityGroups().isEmpty()) {
      return List.of(ec2.defaultGroup(vpc));
    }
    for (String group : settings.securityGroups()) {
      if (!ec2.vpcOfGroup(group).filter(vpc::equals).isPresent()) {
        throw ClassicRefused.group(group);
      }
    }
    return settings.securityGroups();
  }

  @Override
  public DescribeLoadBalancersResponse describeLoadBalancers(DescribeLoadBalancersRequest request) {
    List<ClassicBalancer> seen = balancers.seen(List.of());
    for (String name : request.loadBalancerNames()) {
      if (seen.stream().noneMatch(b -> b.name().equals(name))) {
        throw ClassicRefused.notFound(name);
      }
    }
    List<ClassicBalancer> wanted =
        seen.stream()
            .filter(
                b ->
                    request.loadBalancerNames().isEmpty()
                        || request.loadBalancerNames().contains(b.name()))
            .toList();
    int size = request.pageSize() == null ? 400 : request.pageSize();
    int from = request.marker() == null ? 0 : Integer.parseInt(request.marker());
    int to = Math.min(wanted.size(), from + size);
    return DescribeLoadBalancersResponse.builder()
        .loadBalancerDescriptions(
            wanted.subList(Math.min(from, to), to).stream().map(this::shown).toList())
        .nextMarker(to < wanted.size() ? String.valueOf(to) : null)
        .build();
  }

  @Override
  public RegisterInstancesWithLoadBalancerResponse registerInstancesWithLoadBalancer(
      RegisterInstancesWithLoadBalancerRequest request) {
    ClassicBalancer balancer = named(request.loadBalancerName());
    for (Instance instance : request.instances()) {
      if (ec2.host(instance.instanceId()).isEmpty()) {
        throw ClassicRefused.instance(instance.instanceId());
      }
    }
    request.instances().forEach(i -> balancer.instances.add(i.instanceId()));
    return RegisterInstancesWithLoadBalancerResponse.builder()
        .instances(instances(balancer))
        .build();
  }

  /** "If the load balancer does not exist or has already been deleted, the call … succeeds." */
  @Override
  public DeleteLoadBalancerResponse deleteLoadBalancer(DeleteLoadBalancerRequest request) {
    balancers
        .existing()
        .filter(b -> b.name().equals(request.loadBalancerName()) && b.seenBy(Read.USE))
        .findAny()
        .ifPresent(
            going -> {
              world
                  .journal()
                  .ended(going, "elasticloadbalancing:DeleteLoadBalancer", Duration.ZERO);
              ec2.closeInterfaces(
                  going.description(),
                  going.id(),
                  world.draw(Takes.LOAD_BALANCER_INTERFACES_GONE, going.id()));
              going.endAt(world.now());
            });
    return DeleteLoadBalancerResponse.builder().build();
  }

  @Override
  public DescribeTagsResponse describeTags(DescribeTagsRequest request) {
    return DescribeTagsResponse.builder()
        .tagDescriptions(
            request.loadBalancerNames().stream()
                .map(this::named)
                .map(
                    b ->
                        TagDescription.builder()
                            .loadBalancerName(b.name())
                            .tags(
                                b.tags().seen(world.now()).entrySet().stream()
                                    .map(
                                        e ->
                                            Tag.builder()
                                                .key(e.getKey())
                                                .value(e.getValue())
                                                .build())
                                    .toList())
                            .build())
                .toList())
        .build();
  }

  private ClassicBalancer named(String name) {
    return balancers
        .existing()
        .filter(b -> b.name().equals(name) && b.seenBy(Read.USE))
        .findAny()
        .orElseThrow(() -> ClassicRefused.notFound(name));
  }

  private static List<Instance> instances(ClassicBalancer balancer) {
    return balancer.instances.stream()
        .map(id -> Instance.builder().instanceId(id).build())
        .toList();
  }

  private String dnsName(ClassicBalancer balancer) {
    int number = world.draws().below(1_000_000_000, "dns " + balancer.id());
    return balancer.name() + "-" + number + "." + world.setup().region() + ".elb.amazonaws.com";
  }

  private LoadBalancerDescription shown(ClassicBalancer balancer) {
    return LoadBalancerDescription.builder()
        .loadBalancerName(balancer.name())
        .dnsName(dnsName(balancer))
        .vpcId(balancer.vpcId)
        .subnets(balancer.settings.subnets())
        .securityGroups(balancer.groups)
        .scheme(balancer.isInternetFacing() ? "internet-facing" : "internal")
        .createdTime(balancer.createdAt())
        .instances(instances(balancer))
        .listenerDescriptions(
            balancer.settings.listeners().stream()
                .map(l -> ListenerDescription.builder().listener(l).build())
                .toList())
        .build();
  }

  @Override
  public String serviceName() {
    return ElasticLoadBalancingClient.SERVICE_NAME;
  }

  @Override
  public void close() {}
}
