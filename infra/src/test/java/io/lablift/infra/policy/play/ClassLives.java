package io.lablift.infra.policy.play;

import io.lablift.functions.lab.LabId;
import io.lablift.functions.lab.LabStatus;
import io.lablift.simulator.SimulatedAccount;
import io.lablift.simulator.wire.Accident;
import io.lablift.simulator.wire.Attempt;
import io.lablift.simulator.world.Quota;
import io.lablift.simulator.world.Quotas;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.ec2.Ec2Client;

/** The lives of classes, and of labs beside another team. */
final class ClassLives {
  private static final LabId KIM = new LabId("aws101", "kim");

  private ClassLives() {}

  static List<Lives.Life> all() {
    return List.of(
        new Lives.Life("a class", ClassLives::large, ClassLives::clean),
        new Lives.Life("a class that the sweep goes on with", ClassLives::large, ClassLives::left),
        new Lives.Life("another team takes what was free", ClassLives::untold, ClassLives::others),
        new Lives.Life("labs that wait too long", ClassLives::tooLong));
  }

  private static SimulatedAccount.Builder large(SimulatedAccount.Builder account) {
    return account
        .quota(Quota.ELASTIC_IPS, 20)
        .quota(Quota.STANDARD_VCPUS, 100)
        .quota(Quota.INTERNET_GATEWAYS, 20)
        .quota(Quota.VPCS, 20);
  }

  /** Of a quota, Service Quotas knows AWS's default only. */
  private static SimulatedAccount.Builder untold(SimulatedAccount.Builder account) {
    return account.quotas(Quotas.USUAL.withUntold(Quota.ELASTIC_IPS));
  }

  private static void asked(Play play, int status, String method, String path, String body) {
    Play.Answer answer = play.ask(method, path, Map.of(), body);
    if (answer.status() != status) {
      throw new IllegalStateException(method + " " + path + ": " + answer);
    }
  }

  private static void clean(Play play) {
    asked(play, 200, "GET", "/capacity", "");
    asked(
        play,
        202,
        "POST",
        "/classes",
        "{\"course\":\"aws101\",\"students\":[\"kim\"],\"leaseHours\":1}");
    asked(play, 200, "GET", "/classes", "");
    asked(play, 202, "POST", "/classes/aws101/students", "{\"students\":[\"lee\"]}");
    play.until(KIM, LabStatus.READY);
    asked(play, 200, "GET", "/classes/aws101", "");
    asked(play, 202, "DELETE", "/classes/aws101", "");
    play.until(KIM, LabStatus.GONE);
    play.until(new LabId("aws101", "lee"), LabStatus.GONE);
    play.pass(Duration.ofMinutes(5));
  }

  /** The API dies while it enters labs, and once more while it ends them. */
  private static void left(Play play) {
    play.accidents()
        .arrange(
            new Accident() {
              private boolean struck;

              @Override
              public void beforeEffect(Attempt call) {
                if (!struck
                    && call.request() instanceof PutItemRequest put
                    && put.item().toString().contains("LAB#aws101-kim")) {
                  struck = true;
                  throw call.error("InternalServerError");
                }
              }
            });
    asked(
        play,
        202,
        "POST",
        "/classes",
        "{\"course\":\"aws101\",\"students\":[\"kim\"],\"readyBy\":\"2026-03-02T00:30:00Z\"}");
    play.until(KIM, LabStatus.READY);
    play.accidents().failNext("states:StartExecution", "ServiceUnavailable");
    asked(play, 202, "DELETE", "/classes/aws101", "");
    play.until(KIM, LabStatus.GONE);
    play.pass(Duration.ofMinutes(5));
  }

  /**
   * VPCs, an address, and a NAT gateway in the default VPC, made after a count of what others use.
   */
  private static void others(Play play) {
    asked(play, 200, "GET", "/capacity", "");
    LabId lab = play.post("kim", 60, "");
    Ec2Client other = play.scene().account().ec2();
    List<String> vpcs =
        IntStream.range(0, 4)
            .mapToObj(i -> other.createVpc(r -> r.cidrBlock("10.9.0.0/16")).vpc().vpcId())
            .toList();
    play.until(lab, LabStatus.QUEUED);
    String address = other.allocateAddress(r -> {}).allocationId();
    play.pass(Duration.ofMinutes(1)); // A new address is not visible at once.
    String subnet = other.describeSubnets(r -> {}).subnets().getFirst().subnetId();
    other.createNatGateway(r -> r.subnetId(subnet).allocationId(address));
    play.pass(Duration.ofMinutes(6));
    asked(play, 200, "GET", "/capacity", "");
    vpcs.forEach(vpc -> other.deleteVpc(r -> r.vpcId(vpc)));
    play.until(lab, LabStatus.READY);
    play.end(lab);
  }

  private static void tooLong(Play play) {
    asked(
        play,
        202,
        "POST",
        "/classes",
        "{\"course\":\"aws101\",\"count\":3,\"leaseHours\":0.2,\"maxQueueMinutes\":6}");
    LabId third = new LabId("aws101", "student-03");
    play.until(third, LabStatus.GONE);
    play.until(new LabId("aws101", "student-02"), LabStatus.GONE);
    play.pass(Duration.ofMinutes(2));
  }
}
