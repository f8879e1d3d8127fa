package io.lablift.simulator.ec2;

import io.lablift.simulator.world.Kind;
import io.lablift.simulator.world.Resource;
import java.util.Map;

/** A key pair's public half, under a name that is unique in the region. */
final class SimKeyPair extends Resource {
  final String keyName;
  final String type;
  final String publicKey;
  final String fingerprint;

  SimKeyPair(
      Ec2World ec2,
      String name,
      String type,
      String publicKey,
      String fingerprint,
      Map<String, String> tags) {
    super(ec2.world, Kind.KEY_PAIR, ec2.world.newId("key"), tags);
    this.keyName = name;
    this.type = type;
    this.publicKey = publicKey;
    this.fingerprint = fingerprint;
    linkTo("name", name);
  }

  @Override
  public String name() {
    return keyName;
  }
}
