package io.lablift.simulator.ec2;

import static io.lablift.simulator.ec2.Refused.required;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.model.GetConsoleOutputRequest;
import software.amazon.awssdk.services.ec2.model.GetConsoleOutputResponse;

/**
 * What servers write to their consoles ("Instance console output" in the EC2 user guide).
 *
 * <p>"By default, the console output returns buffered information that was posted shortly after an
 * instance transition state (start, stop, reboot, or terminate)": here, what had been written by
 * the moment of the last such transition. "You can optionally retrieve the latest serial console
 * output at any time": on Nitro types only ("GetConsoleOutput" in the EC2 API reference). Before
 * the server runs there is none.
 */
final class Consoles {
  /** The families among those the simulator knows that are built on Xen. */
  private static final Set<String> XEN = Set.of("t2");

  private final Ec2World ec2;

  Consoles(Ec2World ec2) {
    this.ec2 = ec2;
  }

  GetConsoleOutputResponse output(GetConsoleOutputRequest request) {
    SimInstance instance =
        ec2.instances.seen(List.of(required(request.instanceId(), "instanceId"))).getFirst();
    boolean latest = Boolean.TRUE.equals(request.latest());
    if (latest && XEN.contains(instance.launch.type().family())) {
      throw Refused.because(
          "UnsupportedOperation",
          "The instance type %s does not support retrieving the latest console output.",
          instance.launch.type().name());
    }
    Instant posted = latest ? ec2.now() : lastTransition(instance);
    String text = BootLog.of(instance, posted);
    return GetConsoleOutputResponse.builder()
        .instanceId(instance.id())
        .timestamp(posted)
        .output(
            text.isEmpty()
                ? null
                : Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)))
        .build();
  }

  private static Instant lastTransition(SimInstance instance) {
    return Stream.of(instance.life.since(), instance.cloudInit.bootedAgainAt())
        .flatMap(Optional::stream)
        .reduce(instance.createdAt(), (a, b) -> a.isAfter(b) ? a : b);
  }
}
