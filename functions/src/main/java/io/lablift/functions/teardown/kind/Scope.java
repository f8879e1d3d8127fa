package io.lablift.functions.teardown.kind;

import io.lablift.functions.aws.Names;
import io.lablift.functions.aws.Tags;
import io.lablift.functions.lab.LabMark;
import io.lablift.functions.lab.ResourceType;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Tag;

/**
 * Where a teardown looks, and what it may touch.
 *
 * @param vpcs the lab's VPCs that are still there: usually one, none once it is gone, more where a
 *     call's answer was lost
 * @param everyVpc those and the ones that are gone already
 * @param subnets every subnet that the lab was ever seen to have
 * @param ledger what the lab's ledger has
 */
public record Scope(
    LabMark mark, List<String> vpcs, List<String> everyVpc, List<String> subnets, Written ledger) {
  public Scope {
    vpcs = List.copyOf(vpcs);
    everyVpc = List.copyOf(everyVpc);
    subnets = List.copyOf(subnets);
  }

  /** The same lab with these VPCs still there. */
  public Scope withVpcs(Collection<String> there) {
    return new Scope(mark, List.copyOf(there), union(everyVpc, there), subnets, ledger);
  }

  /** The same lab with these subnets too. */
  public Scope withSubnets(Collection<String> more) {
    return new Scope(mark, vpcs, everyVpc, union(subnets, more), ledger);
  }

  /** The same lab with this ledger. */
  public Scope withLedger(Written now) {
    return new Scope(mark, vpcs, everyVpc, subnets, now);
  }

  private static List<String> union(Collection<String> some, Collection<String> others) {
    return Stream.concat(some.stream(), others.stream()).distinct().sorted().toList();
  }

  Filter inVpcs(String filter) {
    return Tags.filter(filter, vpcs);
  }

  boolean isEmpty() {
    return vpcs.isEmpty();
  }

  boolean has(@Nullable String vpc) {
    return vpc != null && vpcs.contains(vpc);
  }

  boolean hadVpc(@Nullable String vpc) {
    return vpc != null && everyVpc.contains(vpc);
  }

  boolean hadSubnet(@Nullable String subnet) {
    return subnet != null && subnets.contains(subnet);
  }

  Set<String> written(ResourceType type) {
    return ledger.of(type);
  }

  /** What of this type the lab's own stages made. */
  Set<String> made(ResourceType type) {
    return ledger.madeOf(type);
  }

  /** Whether the ledger has all of these. */
  public boolean knows(ResourceType type, Collection<String> ids) {
    return ledger.of(type).containsAll(ids);
  }

  boolean tagged(Collection<Tag> tags) {
    return Tags.prove(tags, mark);
  }

  /** Whether these tags say that it is another lab's, or another attempt's. */
  boolean isAnothers(Collection<Tag> tags) {
    return !tagged(tags) && Tags.value(tags, Tags.LAB).isPresent();
  }

  /**
   * The same of something whose tags a student may have edited: what a stage of this lab made is
   * the lab's all the same, for AWS gives no id twice.
   */
  boolean isAnothers(ResourceType type, String id, Collection<Tag> tags) {
    return isAnothers(tags) && !made(type).contains(id);
  }

  /**
   * Checks the evidence once more before something is deleted. Every deletion passes here.
   *
   * @throws IllegalStateException if it does not make the thing this lab's
   */
  public void demandProof(Remnant remnant) {
    if (remnant.isKept() || !proves(remnant.proof())) {
      throw new IllegalStateException(
          remnant.type().text()
              + " "
              + remnant.id()
              + " is not provably of "
              + mark
              + " ("
              + remnant.proof().because()
              + " "
              + remnant.proof().of()
              + (remnant.isKept() ? ", " + remnant.kept() : "")
              + "): it is not deleted");
    }
  }

  private boolean proves(Ownership proof) {
    return switch (proof.because()) {
      case IN_VPC -> hadVpc(proof.of());
      case IN_SUBNET -> hadSubnet(proof.of());
      case TAGGED -> proof.of().equals(mark.toString());
      case AT_PATH -> proof.of().startsWith(Names.parameterPath(mark));
      case NAMED -> Names.isUnique(proof.of(), mark);
      case HANGS_ON, WRITTEN -> ledger.has(proof.of());
    };
  }
}
