package io.lablift.simulator.ec2;

/** The families of EC2's calls, each answering for one kind of thing. */
record Families(
    Vpcs vpcs,
    Subnets subnets,
    RouteTables routeTables,
    Routes routes,
    RouteAssociations routeAssociations,
    Acls acls,
    InternetGateways internetGateways,
    Addresses addresses,
    NatGateways natGateways,
    EgressGateways egressGateways,
    VpnGateways vpnGateways,
    Peerings peerings,
    Endpoints endpoints,
    ConnectEndpoints connectEndpoints,
    Groups groups,
    GroupRules groupRules,
    KeyPairs keyPairs,
    TagCalls tags,
    Launches launches,
    SpotRequests spotRequests,
    Instances instances,
    Shutdowns shutdowns,
    Consoles consoles,
    InstanceAttributes instanceAttributes,
    Interfaces interfaces,
    Volumes volumes,
    Images images,
    Baking baking,
    Snapshots snapshots,
    Places places) {
  static Families of(Ec2World ec2) {
    Routes routes = new Routes(ec2);
    RouteTables routeTables = new RouteTables(ec2, routes);
    Acls acls = new Acls(ec2);
    Groups groups = new Groups(ec2);
    Interfaces interfaces = new Interfaces(ec2);
    Addresses addresses = new Addresses(ec2);
    Disks disks = new Disks(ec2);
    InstanceView view = new InstanceView(ec2, disks);
    LaunchPlugs plugs = new LaunchPlugs(ec2, interfaces);
    Launches launches = new Launches(ec2, plugs, disks, view);
    Snapshots snapshots = new Snapshots(ec2);
    Shutdowns shutdowns = new Shutdowns(ec2, disks);
    return new Families(
        new Vpcs(ec2, routeTables, groups, acls),
        new Subnets(ec2, acls),
        routeTables,
        routes,
        new RouteAssociations(ec2, routeTables),
        acls,
        new InternetGateways(ec2),
        addresses,
        new NatGateways(ec2, interfaces, addresses),
        new EgressGateways(ec2),
        new VpnGateways(ec2),
        new Peerings(ec2),
        new Endpoints(ec2, interfaces),
        new ConnectEndpoints(ec2, interfaces),
        groups,
        new GroupRules(ec2),
        new KeyPairs(ec2),
        new TagCalls(ec2),
        launches,
        new SpotRequests(ec2, launches),
        new Instances(ec2, shutdowns, view),
        shutdowns,
        new Consoles(ec2),
        new InstanceAttributes(ec2, interfaces),
        interfaces,
        new Volumes(ec2),
        new Images(ec2),
        new Baking(ec2, disks, snapshots),
        snapshots,
        new Places(ec2));
  }
}
