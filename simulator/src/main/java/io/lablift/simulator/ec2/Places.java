package io.lablift.simulator.ec2;

import io.lablift.simulator.world.Quota;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.model.AccountAttribute;
import software.amazon.awssdk.services.ec2.model.AccountAttributeValue;
import software.amazon.awssdk.services.ec2.model.AvailabilityZone;
import software.amazon.awssdk.services.ec2.model.DescribeAccountAttributesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeAccountAttributesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeAvailabilityZonesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeAvailabilityZonesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceTypeOfferingsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceTypeOfferingsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceTypesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceTypesResponse;
import software.amazon.awssdk.services.ec2.model.InstanceTypeInfo;
import software.amazon.awssdk.services.ec2.model.InstanceTypeOffering;

/** What the region offers to everyone: zones, instance types, and the account's own limits. */
final class Places {
  private record Offering(String type, String location) {}

  private final Ec2World ec2;
  private final Filters<String> zoneFilters;
  private final Filters<Offering> offeringFilters =
      new Filters<Offering>()
          .one("instance-type", Offering::type)
          .one("location", Offering::location);
  private final Filters<InstanceTypes.Shape> typeFilters =
      new Filters<InstanceTypes.Shape>()
          .one("instance-type", InstanceTypes.Shape::name)
          .one("free-tier-eligible", InstanceTypes.Shape::freeTier)
          .one("current-generation", s -> !s.family().equals("t2"))
          .one("processor-info.supported-architecture", InstanceTypes.Shape::architecture)
          .one("vcpu-info.default-vcpus", InstanceTypes.Shape::vcpus);

  Places(Ec2World ec2) {
    this.ec2 = ec2;
    this.zoneFilters =
        new Filters<String>()
            .one("zone-name", z -> z)
            .one("zone-id", z -> ec2.zones.id(z))
            .one("zone-type", z -> "availability-zone")
            .one("state", z -> "available")
            .one("region-name", z -> ec2.zones.region())
            .one("group-name", z -> ec2.zones.region())
            .one("opt-in-status", z -> "opt-in-not-required");
  }

  DescribeAvailabilityZonesResponse zones(DescribeAvailabilityZonesRequest request) {
    for (String name : request.zoneNames()) {
      if (!ec2.zones.names().contains(name)) {
        throw Refused.invalid("Invalid availability zone: [%s]", name);
      }
    }
    List<String> named =
        ec2.zones.names().stream()
            .filter(z -> request.zoneNames().isEmpty() || request.zoneNames().contains(z))
            .filter(z -> request.zoneIds().isEmpty() || request.zoneIds().contains(ec2.zones.id(z)))
            .toList();
    return DescribeAvailabilityZonesResponse.builder()
        .availabilityZones(
            zoneFilters.select(named, request.filters()).stream()
                .map(
                    z ->
                        AvailabilityZone.builder()
                            .zoneName(z)
                            .zoneId(ec2.zones.id(z))
                            .zoneType("availability-zone")
                            .state("available")
                            .regionName(ec2.zones.region())
                            .groupName(ec2.zones.region())
                            .networkBorderGroup(ec2.zones.region())
                            .optInStatus("opt-in-not-required")
                            .build())
                .toList())
        .build();
  }

  DescribeInstanceTypeOfferingsResponse offerings(DescribeInstanceTypeOfferingsRequest request) {
    String by = request.locationTypeAsString() == null ? "region" : request.locationTypeAsString();
    List<Offering> all = new ArrayList<>();
    for (InstanceTypes.Shape type : InstanceTypes.all()) {
      for (String zone : ec2.zones.names()) {
        if (ec2.zones.offers(type, zone)) {
          all.add(new Offering(type.name(), location(by, zone)));
        }
      }
    }
    Page<Offering> page =
        Page.of(
            offeringFilters.select(all.stream().distinct().toList(), request.filters()),
            request.nextToken(),
            request.maxResults());
    return DescribeInstanceTypeOfferingsResponse.builder()
        .instanceTypeOfferings(
            page.items().stream()
                .map(
                    o ->
                        InstanceTypeOffering.builder()
                            .instanceType(o.type())
                            .location(o.location())
                            .locationType(by)
                            .build())
                .toList())
        .nextToken(page.nextToken())
        .build();
  }

  private String location(String by, String zone) {
    return switch (by) {
      case "region" -> ec2.zones.region();
      case "availability-zone" -> zone;
      case "availability-zone-id" -> ec2.zones.id(zone);
      default -> throw Refused.invalid("Value (%s) for parameter locationType is invalid.", by);
    };
  }

  DescribeInstanceTypesResponse types(DescribeInstanceTypesRequest request) {
    List<InstanceTypes.Shape> named =
        request.instanceTypesAsStrings().isEmpty()
            ? InstanceTypes.all()
            : request.instanceTypesAsStrings().stream()
                .map(
                    name ->
                        InstanceTypes.find(name)
                            .orElseThrow(
                                () ->
                                    Refused.because(
                                        "InvalidInstanceType",
                                        "The following supplied instance types do not exist: [%s]",
                                        name)))
                .toList();
    Page<InstanceTypes.Shape> page =
        Page.of(
            typeFilters.select(named, request.filters()),
            request.nextToken(),
            request.maxResults());
    return DescribeInstanceTypesResponse.builder()
        .instanceTypes(page.items().stream().map(Places::shown).toList())
        .nextToken(page.nextToken())
        .build();
  }

  private static InstanceTypeInfo shown(InstanceTypes.Shape type) {
    return InstanceTypeInfo.builder()
        .instanceType(type.name())
        .freeTierEligible(type.freeTier())
        .burstablePerformanceSupported(type.family().startsWith("t"))
        .vCpuInfo(v -> v.defaultVCpus(type.vcpus()))
        .memoryInfo(m -> m.sizeInMiB((long) type.memoryMib()))
        .processorInfo(p -> p.supportedArchitecturesWithStrings(type.architecture()))
        .build();
  }

  DescribeAccountAttributesResponse attributes(DescribeAccountAttributesRequest request) {
    Optional<String> defaultVpc =
        ec2.vpcs.existing().filter(v -> v.isDefault).map(SimVpc::id).findAny();
    String elasticIps = String.valueOf(ec2.world.quotas().limit(Quota.ELASTIC_IPS));
    List<AccountAttribute> all =
        List.of(
            attribute("supported-platforms", "VPC"),
            attribute("default-vpc", defaultVpc.orElse("none")),
            attribute("vpc-max-elastic-ips", elasticIps),
            attribute("max-elastic-ips", elasticIps));
    return DescribeAccountAttributesResponse.builder()
        .accountAttributes(
            all.stream()
                .filter(
                    a ->
                        request.attributeNames().isEmpty()
                            || request.attributeNamesAsStrings().contains(a.attributeName()))
                .toList())
        .build();
  }

  private static AccountAttribute attribute(String name, String value) {
    return AccountAttribute.builder()
        .attributeName(name)
        .attributeValues(AccountAttributeValue.builder().attributeValue(value).build())
        .build();
  }
}
