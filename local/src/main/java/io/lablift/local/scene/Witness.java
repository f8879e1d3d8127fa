package io.lablift.local.scene;

import io.lablift.functions.lab.LabId;
import io.lablift.functions.lab.LabRef;
import io.lablift.functions.lab.LabStatus;
import io.lablift.simulator.wire.Accident;
import io.lablift.simulator.wire.Attempt;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/**
 * Sees every change of a lab's status at the very moment at which the registry has it, before
 * whoever wrote it knows.
 *
 * <p>It stands at the choke point as an accident that never strikes, so nobody has to ask the API
 * again and again, and what the account holds at that moment can be judged.
 */
public final class Witness implements Accident {
  /**
   * A lab had this status from that moment on.
   *
   * @param by the invocation that wrote it
   */
  public record Change(LabRef lab, LabStatus status, Instant at, String by) {}

  private final InstantSource clock;
  private final List<Change> changes = new ArrayList<>();
  private final Map<LabId, Change> latest = new HashMap<>();
  private final List<Consumer<Change>> listeners = new ArrayList<>();

  Witness(InstantSource clock) {
    this.clock = clock;
  }

  /** Has somebody told of every change from now on, at its moment; it must not let time pass. */
  public void tell(Consumer<Change> listener) {
    listeners.add(listener);
  }

  /** All changes, in order. */
  public List<Change> changes() {
    return List.copyOf(changes);
  }

  /** Every lab that there ever was, images and builders among them, by id. */
  public List<LabId> labs() {
    return latest.keySet().stream().sorted(Comparator.comparing(LabId::toString)).toList();
  }

  /** The newest status of a lab; empty when there never was such a lab. */
  public Optional<Change> latest(LabId lab) {
    return Optional.ofNullable(latest.get(lab));
  }

  /** Whether a lab has that status now. */
  public boolean isNow(LabId lab, LabStatus status) {
    Change change = latest.get(lab);
    return change != null && change.status() == status;
  }

  @Override
  public void afterEffect(Attempt call, SdkResponse response) {
    String by = call.caller().invocation();
    switch (response) {
      case UpdateItemResponse updated when updated.hasAttributes() -> saw(updated.attributes(), by);
      case PutItemResponse put when call.request() instanceof PutItemRequest request ->
          saw(request.item(), by);
      default -> {}
    }
  }

  /**
   * Looks at an item of the registry as it is after a write.
   *
   * @param by the invocation that wrote it, or whoever did
   */
  public void saw(Map<String, AttributeValue> item, String by) {
    AttributeValue id = item.get("lab");
    AttributeValue attempt = item.get("attempt");
    AttributeValue status = item.get("status");
    if (id == null || attempt == null || status == null) {
      return;
    }
    LabRef ref = new LabRef(LabId.parse(id.s()), Integer.parseInt(attempt.n()));
    Change now = new Change(ref, LabStatus.valueOf(status.s()), clock.instant(), by);
    Change before = latest.get(ref.lab());
    if (before == null || !before.lab().equals(ref) || before.status() != now.status()) {
      latest.put(ref.lab(), now);
      changes.add(now);
      listeners.forEach(listener -> listener.accept(now));
    }
  }
}
