package io.lablift.functions.blueprint;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.lablift.functions.lab.LabId;
import io.lablift.functions.lab.LabMark;
import io.lablift.functions.lab.LabRef;
import io.lablift.functions.lab.Lease;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Blueprint and request, resolved and validated: the input of an execution. It never changes during
 * an attempt.
 *
 * @param deployment the id of the Lablift that builds it, see {@link LabMark}
 * @param image what the servers are launched from
 * @param instanceType such as {@code t3.micro}
 * @param vcpusPerServer what one server takes of the vCPU quota
 * @param userData the script that each server runs at its first start, {@code {server}} standing
 *     for its name; null: none
 * @param publicKey the student's own key, in OpenSSH's one-line form; null: Lablift makes the pairs
 * @param leaseSeconds how long the lab may live
 * @param checkpoint the last stage to be done; null: all
 * @param place the subnet of somebody else's that its server stands in; null: it has a network of
 *     its own
 * @param bake how the image is baked that this lab consists of; null: it is a lab with servers
 * @param terms what its course allows it; null: what the deployment allows
 * @param booking when it is wanted; null: as soon as it can be
 */
public record LabSpec(
    String deployment,
    LabId lab,
    int attempt,
    String region,
    Topology topology,
    Image image,
    String instanceType,
    int vcpusPerServer,
    @Nullable String userData,
    @Nullable String publicKey,
    long leaseSeconds,
    @Nullable StageName checkpoint,
    @Nullable Place place,
    @Nullable Bake bake,
    @Nullable Terms terms,
    @Nullable Booking booking) {

  /** A subnet that is there already, and the VPC that it is of. */
  public record Place(String subnetId, String vpcId) {}

  /**
   * What servers are launched from.
   *
   * @param id the AMI
   * @param rootDevice the name of its root device, such as {@code /dev/xvda}
   * @param rootGib how large that is in the image, in GiB: a server's cannot be smaller
   */
  public record Image(String id, String rootDevice, int rootGib) {
    /** The largest root device, in GiB, that the role of LaunchFromAmi allows. */
    public static final int LARGEST_GIB = 64;

    /** The disk of a server in the tutorial. */
    private static final int USUAL_GIB = 8;

    /** How large the root device of a server is that is launched from it, in GiB. */
    @JsonIgnore
    public int serverGib() {
      return Math.max(USUAL_GIB, rootGib);
    }
  }

  /** What stands in for the spec of an attempt that the registry has lost: it asks for nothing. */
  public static LabSpec lost(LabMark mark, String region) {
    return new LabSpec(
        mark.deployment(),
        mark.lab(),
        mark.attempt(),
        region,
        Topology.nothing(),
        new Image("", "", 0),
        "",
        0,
        null,
        null,
        0,
        null,
        null,
        null,
        null,
        null);
  }

  /**
   * The spec of an image, which has neither network nor servers of its own.
   *
   * @param source what its builder is launched from
   * @param lease how long it is kept
   */
  public static LabSpec image(
      LabMark mark, String region, Image source, Duration lease, Bake bake) {
    return new LabSpec(
        mark.deployment(),
        mark.lab(),
        mark.attempt(),
        region,
        Topology.nothing(),
        source,
        "",
        0,
        null,
        null,
        lease.toSeconds(),
        null,
        null,
        bake,
        null,
        null);
  }

  /** What marks all that this attempt makes in AWS. */
  @JsonIgnore
  public LabMark mark() {
    return new LabMark(deployment, ref());
  }

  @JsonIgnore
  public LabRef ref() {
    return new LabRef(lab, attempt);
  }

  /** What the lab is allowed: its course's terms, or else these. */
  public Terms termsOr(Terms deployments) {
    return terms == null ? deployments : terms;
  }

  /** The same lab for another student, or once more. */
  public LabSpec forLab(LabId other, int otherAttempt) {
    return new LabSpec(
        deployment,
        other,
        otherAttempt,
        region,
        topology,
        image,
        instanceType,
        vcpusPerServer,
        userData,
        publicKey,
        leaseSeconds,
        checkpoint,
        place,
        bake,
        terms,
        booking);
  }

  /** The same lab at a time, on a course's terms. */
  public LabSpec booked(Booking when, Terms courses) {
    return new LabSpec(
        deployment,
        lab,
        attempt,
        region,
        topology,
        image,
        instanceType,
        vcpusPerServer,
        userData,
        publicKey,
        leaseSeconds,
        checkpoint,
        place,
        bake,
        courses,
        when);
  }

  @JsonIgnore
  public Duration lease() {
    return Duration.ofSeconds(leaseSeconds);
  }

  /** Not before this; empty: as soon as it can be. */
  @JsonIgnore
  public Optional<Instant> notBefore() {
    return Optional.ofNullable(booking).flatMap(Booking::start);
  }

  /** When its lease ends, whenever it began; empty: when its length is over. */
  @JsonIgnore
  public Optional<Instant> endsBy() {
    return Optional.ofNullable(booking).flatMap(Booking::end);
  }

  /**
   * The lease of a lab whose turn is then.
   *
   * @return empty if it would be over before it began
   */
  public Optional<Lease> leaseFrom(Instant turn) {
    Instant end = endsBy().orElseGet(() -> turn.plus(lease()));
    return end.isAfter(turn) ? Optional.of(new Lease(turn, end)) : Optional.empty();
  }

  /**
   * Whether the request's checkpoint lies before this stage, so that the student builds it by hand.
   */
  public boolean leavesOut(StageName stage) {
    return checkpoint != null && stage.compareTo(checkpoint) > 0;
  }

  /** What the lab takes of the region's quotas. */
  @JsonIgnore
  public Needs needs() {
    return Needs.of(this);
  }
}
