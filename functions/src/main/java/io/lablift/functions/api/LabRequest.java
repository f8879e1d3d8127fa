package io.lablift.functions.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.lablift.functions.blueprint.StageName;
import io.lablift.functions.blueprint.Topology;
import io.lablift.functions.lab.LabId;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks for with POST /labs, well-formed field by field. Written as JSON it is
 * canonical: the same request again is the same text, and so the same lab.
 *
 * @param zones two letters; empty: Lablift chooses
 * @param blueprint an own blueprint; null: the shipped one of that name
 * @param budgetUsd what the lab may cost; null: what the deployment says
 * @param endAtBudget true: its lease ends when its budget is spent; null: that is not asked for
 * @param maxQueueMinutes how long it waits for its place; null: as long as the deployment says
 */
record LabRequest(
    LabId lab,
    long leaseMinutes,
    String blueprintName,
    @Nullable JsonNode blueprint,
    @Nullable String vpcCidr,
    Map<String, String> subnetCidrs,
    List<String> zones,
    String instanceType,
    Topology.NatMode nat,
    String sshCidr,
    @Nullable String publicKey,
    @Nullable String imageId,
    @Nullable String userData,
    @Nullable StageName checkpoint,
    @Nullable BigDecimal budgetUsd,
    @Nullable Boolean endAtBudget,
    @Nullable Long maxQueueMinutes) {
  static final String ANYWHERE = "0.0.0.0/0";

  /** The same with a lease of another length. */
  LabRequest withLeaseMinutes(long minutes) {
    return new LabRequest(
        lab,
        minutes,
        blueprintName,
        blueprint,
        vpcCidr,
        subnetCidrs,
        zones,
        instanceType,
        nat,
        sshCidr,
        publicKey,
        imageId,
        userData,
        checkpoint,
        budgetUsd,
        endAtBudget,
        maxQueueMinutes);
  }
}
