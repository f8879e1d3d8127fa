package io.lablift.functions.teardown.kind;

import io.lablift.functions.aws.Tags;
import io.lablift.functions.lab.LabMark;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.Filter;

/**
 * Where a teardown looks.
 *
 * @param vpcs the lab's VPCs that are still there: usually one, none once it is gone, more where a
 *     call's answer was lost
 * @param everyVpc those and the ones that are gone already
 * @param hung addresses and volumes without the lab's tags that hung on something of the lab;
 *     written down before what they hung on was destroyed
 */
public record Scope(LabMark mark, List<String> vpcs, List<String> everyVpc, List<String> hung) {
  public Scope {
    hung = List.copyOf(hung);
    vpcs = List.copyOf(vpcs);
    everyVpc = List.copyOf(everyVpc);
  }

  /** The same lab with these VPCs still there. */
  public Scope withVpcs(Collection<String> there) {
    List<String> every =
        Stream.concat(everyVpc.stream(), there.stream()).distinct().sorted().toList();
    return new Scope(mark, List.copyOf(there), every, hung);
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

  boolean tagged(Collection<software.amazon.awssdk.services.ec2.model.Tag> tags) {
    return Tags.prove(tags, mark);
  }

  /**
   * Checks the proof once more before something is deleted.
   *
   * @throws IllegalStateException if the thing lies in a VPC that is not the lab's
   */
  public void demandProof(Remnant remnant) {
    if (remnant.proof().because() == Ownership.Because.IN_VPC && !hadVpc(remnant.proof().of())) {
      throw new IllegalStateException(
          remnant.type().text()
              + " "
              + remnant.id()
              + " lies in "
              + remnant.proof().of()
              + ", which is not a VPC of "
              + mark
              + ": it is not deleted");
    }
  }
}
