package io.lablift.simulator.ssm;

import io.lablift.simulator.world.Kind;
import io.lablift.simulator.world.Resource;
import io.lablift.simulator.world.World;
import java.time.Instant;
import java.util.Map;

/** A parameter: a name, and the latest version of its value. */
final class SimParameter extends Resource {
  final String parameterName;
  String value;
  String type;
  String description;
  long version = 1;
  Instant modified;

  SimParameter(
      World world,
      String name,
      String type,
      String value,
      String description,
      Map<String, String> tags) {
    super(world, Kind.PARAMETER, world.newId("parameter"), tags);
    this.parameterName = name;
    this.type = type;
    this.value = value;
    this.description = description;
    this.modified = world.now();
  }

  String arn() {
    String path = parameterName.startsWith("/") ? parameterName : "/" + parameterName;
    return "arn:aws:ssm:"
        + world().setup().region()
        + ":"
        + world().setup().accountId()
        + ":parameter"
        + path;
  }

  @Override
  public String publicId() {
    return parameterName;
  }

  @Override
  public String name() {
    return parameterName;
  }
}
