package io.lablift.simulator.ec2;

import io.lablift.simulator.world.Kind;
import io.lablift.simulator.world.Life;
import io.lablift.simulator.world.LifeCycle;
import io.lablift.simulator.world.Read;
import io.lablift.simulator.world.Resource;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** A copy of a volume, in the making until it is completed. */
final class SimSnapshot extends Resource {
  final Life life;
  final String volumeId;
  final int sizeGib;
  final boolean encrypted;
  final String description;

  SimSnapshot(Ec2World ec2, SimVolume volume, String description, Map<String, String> tags) {
    super(ec2.world, Kind.SNAPSHOT, ec2.world.newId("snap"), tags);
    this.life = new Life(ec2.world, LifeCycle.SNAPSHOT, id());
    this.volumeId = volume.id();
    this.sizeGib = volume.sizeGib;
    this.encrypted = volume.encrypted;
    this.description = description;
  }

  /** It is being made until the moment. */
  void completeAt(Instant moment) {
    life.apply("create", lag(Read.BY_ID), moment);
  }

  Instant completion() {
    return life.reached("completed").orElseThrow();
  }

  /** How far it is, such as {@code 42%}; the whole only when it shows as completed. */
  String progress() {
    if (life.seenState().equals("completed")) {
      return "100%";
    }
    long whole = Math.max(1, Duration.between(createdAt(), completion()).toMillis());
    long done = Duration.between(createdAt(), world().now()).toMillis();
    return Math.min(99, done * 100 / whole) + "%";
  }

  @Override
  public String state() {
    return life.state();
  }
}
