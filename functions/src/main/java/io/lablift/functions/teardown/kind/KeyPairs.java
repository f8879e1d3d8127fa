package io.lablift.functions.teardown.kind;

import io.lablift.functions.aws.Tags;
import io.lablift.functions.lab.ResourceType;
import java.util.List;
import software.amazon.awssdk.services.ec2.Ec2Client;

/** Key pairs that bear the lab's tags. */
public final class KeyPairs implements Kind {
  private final Ec2Client ec2;

  public KeyPairs(Ec2Client ec2) {
    this.ec2 = ec2;
  }

  @Override
  public ResourceType type() {
    return ResourceType.KEY_PAIR;
  }

  @Override
  public software.amazon.awssdk.services.ec2.model.ResourceType taggedAs() {
    return software.amazon.awssdk.services.ec2.model.ResourceType.KEY_PAIR;
  }

  @Override
  public List<Remnant> list(Scope scope) {
    return ec2.describeKeyPairs(r -> r.filters(Tags.filters(scope.mark()))).keyPairs().stream()
        .map(
            key ->
                Remnant.of(
                    type(),
                    key.keyName(),
                    Tags.name(key.tags()),
                    Ownership.tagged(key.tags()),
                    List.of()))
        .toList();
  }

  @Override
  public void delete(Remnant key) {
    ec2.deleteKeyPair(r -> r.keyName(key.id()));
  }
}
