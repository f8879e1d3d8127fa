package io.lablift.functions.finish;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.lablift.functions.aws.AwsClients;
import io.lablift.functions.aws.AwsErrors;
import io.lablift.functions.aws.Tags;
import io.lablift.functions.blueprint.LabSpec;
import io.lablift.functions.error.LabNotProvisioning;
import io.lablift.functions.json.Json;
import io.lablift.functions.lab.LabStatus;
import io.lablift.functions.lab.Lease;
import io.lablift.functions.registry.LabRecord;
import io.lablift.functions.registry.LabUpdate;
import io.lablift.functions.registry.LedgerEntry;
import io.lablift.functions.registry.Registry;
import io.lablift.functions.stage.Progress;
import io.lablift.functions.stage.Traces;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Address;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.InternetGateway;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Vpc;

/**
 * Ends a provisioning: removes twins, and moves the lab to READY.
 *
 * <p>A VPC, an internet gateway or an Elastic IP can have been made twice, by a call whose answer
 * was lost and a Describe that lagged. By now everything is visible: what bears the lab's tags and
 * is not what the ledger claimed is a twin.
 */
public final class MarkReady implements RequestStreamHandler {
  private final Ec2Client ec2;
  private final Registry registry;
  private final InstantSource clock;

  public MarkReady() {
    this(AwsClients.fromEnvironment());
  }

  public MarkReady(AwsClients aws) {
    this.ec2 = aws.ec2();
    this.registry = new Registry(aws.dynamoDb(), aws.settings().table());
    this.clock = aws.clock();
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    out.write(Json.writeBytes(run(Json.read(in, LabSpec.class))));
  }

  /** Removes twins and marks the lab ready; once it is, says so again. */
  public Progress run(LabSpec spec) {
    LabRecord record =
        registry
            .find(spec.lab())
            .filter(lab -> lab.attempt() == spec.attempt())
            .orElseThrow(() -> notProvisioning(spec));
    if (record.status() == LabStatus.READY) {
      return Progress.done();
    }
    try {
      removeTwins(record);
    } catch (SdkException e) {
      throw AwsErrors.translate(e);
    }
    Instant now = clock.instant();
    Lease lease = record.lease() == null ? Lease.of(now, spec.lease()) : record.lease();
    boolean marked =
        registry
            .update(
                LabUpdate.of(spec.ref())
                    .move(LabStatus.PROVISIONING, LabStatus.READY)
                    .readyAt(now)
                    .due(lease.end()))
            .isPresent();
    if (!marked) {
      throw notProvisioning(spec);
    }
    return Progress.done();
  }

  private static LabNotProvisioning notProvisioning(LabSpec spec) {
    return new LabNotProvisioning("the lab " + spec.ref() + " is not to be built any more");
  }

  /**
   * One that is gone already is well; one that something holds is left to the teardown, which finds
   * it by its tags.
   */
  private static void remove(Runnable deletion) {
    try {
      deletion.run();
    } catch (Ec2Exception e) {
      if (!AwsErrors.isNotFound(e) && !AwsErrors.isInUse(e)) {
        throw e;
      }
    }
  }

  private void removeTwins(LabRecord lab) {
    Set<String> known =
        lab.ledger().values().stream().map(LedgerEntry::id).collect(Collectors.toSet());
    Traces traces = Traces.of(ec2, lab.ref(), known);
    if (traces.of(ResourceType.ELASTIC_IP)) {
      ec2.describeAddresses(r -> r.filters(Tags.filters(lab.mark()))).addresses().stream()
          .map(Address::allocationId)
          .filter(id -> !known.contains(id))
          .forEach(id -> remove(() -> ec2.releaseAddress(r -> r.allocationId(id))));
    }
    if (traces.of(ResourceType.INTERNET_GATEWAY)) {
      ec2
          .describeInternetGateways(r -> r.filters(Tags.filters(lab.mark())))
          .internetGateways()
          .stream()
          .map(InternetGateway::internetGatewayId)
          .filter(id -> !known.contains(id))
          .forEach(id -> remove(() -> ec2.deleteInternetGateway(r -> r.internetGatewayId(id))));
    }
    if (traces.of(ResourceType.VPC)) {
      ec2.describeVpcs(r -> r.filters(Tags.filters(lab.mark()))).vpcs().stream()
          .map(Vpc::vpcId)
          .filter(id -> !known.contains(id))
          .forEach(id -> remove(() -> ec2.deleteVpc(r -> r.vpcId(id))));
    }
  }
}
