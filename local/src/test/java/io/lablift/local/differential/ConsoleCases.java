package io.lablift.local.differential;

import static io.lablift.local.differential.Outcome.refused;
import static io.lablift.local.differential.Outcome.shows;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** GetConsoleOutput. */
final class ConsoleCases {
  private ConsoleCases() {}

  static List<Case> all() {
    return List.of(
        Case.of(
            "a server that is not there has no console",
            a -> a.ec2().getConsoleOutput(r -> r.instanceId(Unknown.INSTANCE)),
            refused("InvalidInstanceID.NotFound")),
        Case.of(
            "what is no server's id has no console",
            a -> a.ec2().getConsoleOutput(r -> r.instanceId("i-zzz")),
            refused("InvalidInstanceID.Malformed")),
        Case.of(
            "a server's console tells of its boot, encoded",
            ConsoleCases::instance,
            (a, id) ->
                new String(
                        Base64.getDecoder()
                            .decode(a.ec2().getConsoleOutput(r -> r.instanceId(id)).output()),
                        StandardCharsets.UTF_8)
                    .contains("Linux version"),
            shows(true)),
        Case.of(
            "a server's console says of when it is",
            ConsoleCases::instance,
            (a, id) -> a.ec2().getConsoleOutput(r -> r.instanceId(id)).timestamp() != null,
            shows(true)),
        Case.of(
            "a pending server's console is empty",
            a -> a.make().plot(),
            (a, plot) -> {
              String image = a.image();
              String id =
                  a.ec2()
                      .runInstances(
                          r ->
                              r.imageId(image)
                                  .instanceType("t3.micro")
                                  .subnetId(plot.subnetA())
                                  .minCount(1)
                                  .maxCount(1))
                      .instances()
                      .getFirst()
                      .instanceId();
              return a.ec2().getConsoleOutput(r -> r.instanceId(id)).output() == null;
            },
            shows(true)));
  }

  private static String instance(Side a) {
    return a.make().instance(a.make().plot().subnetA());
  }
}
