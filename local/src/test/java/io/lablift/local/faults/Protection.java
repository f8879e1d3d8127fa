package io.lablift.local.faults;

import io.lablift.local.faults.catalogue.Phase;
import io.lablift.local.faults.judge.Verdict;
import io.lablift.local.faults.matrix.Row;
import io.lablift.local.scene.Scene;
import java.util.List;
import java.util.function.Consumer;

/**
 * A protection of Lablift's, how it is switched off, and the rows of the matrix that notice.
 *
 * @param verdict what the first row that notices finds, at the worst
 * @param words what it says of that, among other things
 * @param slice the rows that are played
 * @param off take it away from a scene
 * @param others take away what covers for it: with them off and it on, the same rows pass
 */
record Protection(
    String name,
    Verdict verdict,
    String words,
    Slice slice,
    List<Consumer<Scene>> off,
    List<Consumer<Scene>> others) {
  Protection {
    off = List.copyOf(off);
    others = List.copyOf(others);
  }

  /** All of them; two stand a second time, with what covers for them switched off as well. */
  static List<Protection> all() {
    return List.of(
        new Protection(
            "tag at create",
            Verdict.LEAK,
            "when GONE was said there was still vpc",
            new Slice(1, Phase.BUILD, "lost-response", "ec2:(AllocateAddress|CreateVpc)"),
            List.of(Off::tagsAtCreate),
            List.of()),
        new Protection(
            "look-up before create",
            Verdict.BROKEN,
            "failed, which it should not",
            new Slice(1, Phase.BUILD, "lost-response", "ec2:Create(Subnet|SecurityGroup)"),
            List.of(Off::lookUpBeforeCreate),
            List.of()),
        new Protection(
            "look-up before create, where twins are not removed",
            Verdict.DOUBLE,
            "2 × elastic-ip",
            new Slice(1, Phase.BUILD, "lost-response", "ec2:AllocateAddress"),
            List.of(Off::lookUpBeforeCreate),
            List.of(Off::twins)),
        new Protection(
            "claim and removal of twins",
            Verdict.DOUBLE,
            "2 × ",
            new Slice(
                1, Phase.BUILD, "twice", "ec2:(CreateVpc|CreateInternetGateway|AllocateAddress)"),
            List.of(Off::claim, Off::twins),
            List.of()),
        new Protection(
            "removal of twins",
            Verdict.DOUBLE,
            "2 × elastic-ip",
            new Slice(1, Phase.BUILD, "late-effect", "ec2:AllocateAddress"),
            List.of(Off::twins),
            List.of()),
        new Protection(
            "fence",
            Verdict.BROKEN,
            "READY after a DELETE had been accepted",
            new Slice(
                1, Phase.DELETE, "delete-at-call", "elasticloadbalancing:DescribeTargetHealth"),
            List.of(Off::fence),
            List.of()),
        new Protection(
            "waiting for load balancer interfaces, where nothing is tried again",
            Verdict.STUCK,
            "QUARANTINED",
            new Slice(1, Phase.TEARDOWN, "error", "ec2:DescribeVpcs"),
            List.of(Off::balancerInterfaces),
            List.of(Off::tryingAgain, Off::takingUp)),
        new Protection(
            "second empty look",
            Verdict.LEAK,
            "when GONE was said there was still",
            new Slice(1, Phase.DELETE, "delete-at-late-call", "ec2:Create(Vpc|InternetGateway)"),
            List.of(Off::secondLook),
            List.of()),
        new Protection(
            "orphan hunt",
            Verdict.LEAK,
            "when all was over there was still elastic-ip",
            new Slice(1, Phase.BUILD, "very-late-effect", "ec2:AllocateAddress"),
            List.of(Off::orphanHunt),
            List.of()),
        new Protection(
            "an image's own name, where twins are not removed",
            Verdict.DOUBLE,
            "2 × image lab-web-20260302 instead of 1",
            new Slice(1, Phase.BAKE, "late-effect", "ec2:CreateImage"),
            List.of(Off::imageNames),
            List.of(Off::imageTwins)),
        new Protection(
            "inventory before destruction",
            Verdict.BROKEN,
            "the ledger never knew",
            new Slice(1, Phase.DELETE, "delete-at-call", "ec2:(CreateSubnet|CreateSecurityGroup)"),
            List.of(Off::inventory),
            List.of()));
  }

  /**
   * Some rows of a matrix.
   *
   * @param seed of the life that the matrix is made of
   * @param what what happens, as rows call it
   * @param actions where, as a pattern
   */
  record Slice(long seed, Phase phase, String what, String actions) {
    boolean has(Row row) {
      return row.phase() == phase && row.what().equals(what) && row.action().matches(actions);
    }
  }

  /** Takes away from a scene what would cover for it. */
  void switchOffOthers(Scene scene) {
    others.forEach(each -> each.accept(scene));
  }

  /** Takes it away from a scene, and what would cover for it. */
  void switchOff(Scene scene) {
    off.forEach(each -> each.accept(scene));
    switchOffOthers(scene);
  }

  @Override
  public String toString() {
    return name;
  }
}
