package io.lablift.functions.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.lablift.functions.blueprint.StageName;
import io.lablift.functions.blueprint.Topology;
import io.lablift.functions.lab.LabId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks for with POST /labs, well-formed field by field. Written as JSON it is
 * canonical: the same request again is the same text, and so the same lab.
 *
 * @param zones two letters; empty: Lablift chooses
 * @param blueprint an own blueprint; null: the shipped one of that name
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
    @Nullable StageName checkpoint) {
  static final String ANYWHERE = "0.0.0.0/0";
}
