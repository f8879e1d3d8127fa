package io.lablift.local.world;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Objects;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.CreateImageRequest;
import software.amazon.awssdk.services.ec2.model.CreateImageResponse;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesResponse;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

/**
 * CreateImage before an emulator that cannot tag the snapshots in the call, as moto 5 cannot: it
 * answers with a plain 500. Then the image is made with its own tags only, and the snapshots are
 * tagged after that. And DescribeInstances there, of servers that cannot stop themselves.
 *
 * <p>Only for an endpoint that stands in for AWS. In AWS what is not tagged by its own call may be
 * left over when a function dies in between.
 */
final class EmulatedImages implements InvocationHandler {
  private static final int BROKEN = 500;

  private final Ec2Client emulator;

  private EmulatedImages(Ec2Client emulator) {
    this.emulator = emulator;
  }

  /** The client with this crutch. */
  static Ec2Client over(Ec2Client emulator) {
    return (Ec2Client)
        Proxy.newProxyInstance(
            Ec2Client.class.getClassLoader(),
            new Class<?>[] {Ec2Client.class},
            new EmulatedImages(emulator));
  }

  @Override
  public Object invoke(Object self, Method method, Object[] given) throws Throwable {
    if (given != null && given.length == 1 && given[0] instanceof CreateImageRequest request) {
      return create(request);
    }
    try {
      Object answer = method.invoke(emulator, given);
      return answer instanceof DescribeInstancesResponse shown ? selfStopped(shown) : answer;
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }

  /** Whatever has stopped, {@link PlayedBuilders} has: of these, AWS says that they did so. */
  private static DescribeInstancesResponse selfStopped(DescribeInstancesResponse shown) {
    return shown.copy(
        r ->
            r.reservations(
                shown.reservations().stream()
                    .map(
                        reservation ->
                            reservation.copy(
                                it ->
                                    it.instances(
                                        reservation.instances().stream()
                                            .map(EmulatedImages::selfStopped)
                                            .toList())))
                    .toList()));
  }

  private static Instance selfStopped(Instance instance) {
    return instance.state() == null || instance.state().name() != InstanceStateName.STOPPED
        ? instance
        : instance.copy(i -> i.stateReason(r -> r.code("Client.InstanceInitiatedShutdown")));
  }

  private CreateImageResponse create(CreateImageRequest request) {
    try {
      return emulator.createImage(request);
    } catch (Ec2Exception e) {
      boolean unknown =
          e.statusCode() == BROKEN
              && (e.awsErrorDetails() == null || e.awsErrorDetails().errorCode() == null);
      if (!unknown) {
        throw e;
      }
      return taggedAfterwards(request);
    }
  }

  private CreateImageResponse taggedAfterwards(CreateImageRequest request) {
    CreateImageResponse made =
        emulator.createImage(
            request.toBuilder().tagSpecifications(of(request, ResourceType.IMAGE)).build());
    List<String> snapshots =
        emulator.describeImages(r -> r.imageIds(made.imageId())).images().stream()
            .flatMap(image -> image.blockDeviceMappings().stream())
            .filter(disk -> disk.ebs() != null)
            .map(disk -> disk.ebs().snapshotId())
            .filter(Objects::nonNull)
            .toList();
    for (TagSpecification tags : of(request, ResourceType.SNAPSHOT)) {
      if (!snapshots.isEmpty()) {
        emulator.createTags(r -> r.resources(snapshots).tags(tags.tags()));
      }
    }
    return made;
  }

  private static List<TagSpecification> of(CreateImageRequest request, ResourceType type) {
    return request.tagSpecifications().stream()
        .filter(tags -> tags.resourceType() == type)
        .toList();
  }
}
