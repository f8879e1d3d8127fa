package io.lablift.functions.teardown;

import io.lablift.functions.aws.AwsErrors;
import io.lablift.functions.error.AwsRefused;
import io.lablift.functions.error.AwsUnavailable;
import io.lablift.functions.error.LabliftException;
import io.lablift.functions.lab.ResourceType;
import io.lablift.functions.teardown.kind.Kind;
import io.lablift.functions.teardown.kind.Kinds;
import io.lablift.functions.teardown.kind.Remnant;
import io.lablift.functions.teardown.kind.Scope;
import io.lablift.functions.teardown.kind.Written;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;

/** What one round lists, and what it knows of where to look: that grows with each listing. */
final class Listing {
  private final Kinds kinds;
  private final Map<String, String> unlisted = new TreeMap<>();
  private Scope scope;

  Listing(Kinds kinds, Scope scope) {
    this.kinds = kinds;
    this.scope = scope;
  }

  Kinds kinds() {
    return kinds;
  }

  Scope scope() {
    return scope;
  }

  /** What AWS refused to list, and what it said. */
  Map<String, String> unlisted() {
    return unlisted;
  }

  void know(Collection<String> vpcs) {
    scope = scope.withVpcs(vpcs);
  }

  void know(Written ledger) {
    scope = scope.withLedger(ledger);
  }

  /** The lab's VPCs; from now on everything is looked for in them. */
  Remnants vpcs() {
    List<Remnant> found = kinds.vpcs().list(scope);
    know(found.stream().map(Remnant::id).toList());
    return new Remnants(found);
  }

  /**
   * One kind that AWS refuses to list must not keep the others from being deleted; it does keep the
   * lab from GONE.
   */
  void list(List<Kind> some, Remnants into) {
    for (Kind kind : some) {
      List<Remnant> found = list(kind, () -> kind.list(scope));
      found.forEach(into::add);
      if (kind.type() == ResourceType.SUBNET) {
        scope = scope.withSubnets(found.stream().map(Remnant::id).toList());
      }
    }
    into.dropWhatGoesAlong();
  }

  /** Lists what bears the lab's tags outside of its VPCs. */
  void listElsewhere(List<Kind> some, Remnants into) {
    for (Kind kind : some) {
      list(kind, () -> kind.listElsewhere(scope)).forEach(into::add);
    }
  }

  private List<Remnant> list(Kind kind, Supplier<List<Remnant>> look) {
    try {
      return look.get();
    } catch (SdkException e) {
      LabliftException error = AwsErrors.translate(e);
      if (AwsErrors.isNotFound(e) || !(error instanceof AwsRefused)) {
        throw new AwsUnavailable(
            kind.type().text() + " could not be listed: " + error.getMessage(), e);
      }
      unlisted.put(kind.type().text(), String.valueOf(error.getMessage()));
      return List.of();
    }
  }
}
