package io.lablift.functions.teardown.kind;

import io.lablift.functions.aws.Names;
import io.lablift.functions.aws.Tags;
import io.lablift.functions.lab.ResourceType;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.KeyPairInfo;

/**
 * Key pairs that bear the lab's tags, or that its stages made, under names that are this attempt's
 * alone.
 */
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
    return ec2.describeKeyPairs(r -> {}).keyPairs().stream()
        .flatMap(key -> remnant(scope, key).stream())
        .toList();
  }

  /** One listing of the account's own answers for tags and ledger: AWS does not page it. */
  private Optional<Remnant> remnant(Scope scope, KeyPairInfo key) {
    Optional<Ownership> proof =
        scope.tagged(key.tags())
            ? Optional.of(Ownership.tagged(key.tags()))
            : Optional.of(key.keyName())
                .filter(scope.made(type())::contains)
                .filter(name -> Names.isUnique(name, scope.mark()))
                .map(Ownership::named);
    return proof.map(
        because -> Remnant.of(type(), key.keyName(), Tags.name(key.tags()), because, List.of()));
  }

  @Override
  public void delete(Remnant key) {
    ec2.deleteKeyPair(r -> r.keyName(key.id()));
  }
}
