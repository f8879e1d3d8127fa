package io.lablift.local.world;

import io.lablift.functions.lab.ImageIds;
import io.lablift.functions.lab.LabRef;
import io.lablift.statemachine.engine.EventType;
import io.lablift.statemachine.engine.HistoryEvent;
import io.lablift.statemachine.time.Loop;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;

/**
 * An emulator runs no servers, so nobody there runs a builder's user data, at whose end it stops
 * itself. Before an endpoint that stands in for AWS, this plays that part: when a bake begins to
 * wait for its builder, the builder is stopped after a while, as if its user data had succeeded.
 */
final class PlayedBuilders {
  /** As long as a script of a few lines takes, in AWS's time. */
  private static final Duration USER_DATA = Duration.ofSeconds(45);

  private static final Pattern BAKE = Pattern.compile(".*:bake-image:(.+)-(\\d+)-p\\d+");

  private final Ec2Client ec2;
  private final Loop loop;
  private final Place place;
  private final String deployment;
  private final Consumer<String> log;
  private final Set<String> begun = new HashSet<>();

  PlayedBuilders(Ec2Client ec2, Loop loop, Place place, String deployment, Consumer<String> log) {
    this.ec2 = ec2;
    this.loop = loop;
    this.place = place;
    this.deployment = deployment;
    this.log = log;
  }

  /** Hears of an execution's event. */
  void happened(String execution, HistoryEvent event) {
    Matcher bake = BAKE.matcher(execution);
    boolean waits =
        event.type() == EventType.TASK_STATE_ENTERED && "Create image".equals(event.stateName());
    if (waits && bake.matches() && begun.add(execution)) {
      LabRef image = LabRef.parse(bake.group(1) + "#" + bake.group(2));
      Duration after = Duration.ofMillis(Math.round(USER_DATA.toMillis() * place.timeScale()));
      var _ = loop.after(after, "a builder's user data", () -> stop(ImageIds.builderOf(image)));
    }
  }

  private void stop(LabRef builder) {
    try {
      List<String> servers =
          ec2
              .describeInstancesPaginator(
                  r ->
                      r.filters(
                          filter("tag:lablift:lab", builder.lab().toString()),
                          filter("tag:lablift:deployment", deployment),
                          filter("instance-state-name", "running")))
              .reservations()
              .stream()
              .flatMap(reservation -> reservation.instances().stream())
              .map(instance -> instance.instanceId())
              .toList();
      if (!servers.isEmpty()) {
        ec2.stopInstances(r -> r.instanceIds(servers));
      }
    } catch (SdkException e) {
      log.accept("The builder " + builder.lab() + " could not be played: " + e.getMessage());
    }
  }

  private static Filter filter(String name, String value) {
    return Filter.builder().name(name).values(value).build();
  }
}
