package io.lablift.simulator.ec2;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The instance types that the simulator knows ("Amazon EC2 instance types"), all standard ones. */
final class InstanceTypes {
  /** One type: its vCPUs count towards the quota of On-Demand standard instances. */
  record Shape(String name, int vcpus, int memoryMib, String architecture, boolean freeTier) {
    String family() {
      return name.substring(0, name.indexOf('.'));
    }

    /** A vCPU is a thread, or, of T2 and of Graviton, a core ("CPU options", EC2 user guide). */
    int threadsPerCore() {
      return family().equals("t2") || architecture.equals("arm64") ? 1 : 2;
    }

    int cores() {
      return vcpus / threadsPerCore();
    }
  }

  private static final List<Shape> ALL =
      Stream.of(
              burstable("t2", "x86_64", 1, 1, 1, 2),
              burstable("t3", "x86_64", 2, 2, 2, 2),
              burstable("t3a", "x86_64", 2, 2, 2, 2),
              burstable("t4g", "arm64", 2, 2, 2, 2),
              sizes("m5", "x86_64", 4096),
              sizes("c5", "x86_64", 2048))
          .flatMap(List::stream)
          .toList();

  private InstanceTypes() {}

  static List<Shape> all() {
    return ALL;
  }

  static Optional<Shape> find(String name) {
    return ALL.stream().filter(s -> s.name().equals(name)).findAny();
  }

  static Shape get(String name) {
    return find(name)
        .orElseThrow(() -> Refused.invalid("Invalid value '%s' for InstanceType.", name));
  }

  private static List<Shape> burstable(
      String family, String architecture, int nano, int micro, int small, int medium) {
    boolean free = family.equals("t2") || family.equals("t3");
    return List.of(
        new Shape(family + ".nano", nano, 512, architecture, false),
        new Shape(family + ".micro", micro, 1024, architecture, free),
        new Shape(family + ".small", small, 2048, architecture, false),
        new Shape(family + ".medium", medium, 4096, architecture, false),
        new Shape(family + ".large", 2, 8192, architecture, false),
        new Shape(family + ".xlarge", 4, 16384, architecture, false),
        new Shape(family + ".2xlarge", 8, 32768, architecture, false));
  }

  private static List<Shape> sizes(String family, String architecture, int memoryPerVcpu) {
    return Stream.of("large=2", "xlarge=4", "2xlarge=8", "4xlarge=16")
        .map(size -> size.split("=", 2))
        .map(
            size -> {
              int vcpus = Integer.parseInt(size[1]);
              return new Shape(
                  family + "." + size[0], vcpus, vcpus * memoryPerVcpu, architecture, false);
            })
        .toList();
  }
}
