package io.lablift.local.faults;

import io.lablift.local.scene.Scene;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.elasticloadbalancing.ElasticLoadBalancingClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.ssm.SsmClient;

/**
 * The way to a scene's account and registry that does not pass the choke point: for whoever has
 * stopped a call there, and has another one made in its place.
 */
final class Direct {
  private final List<Service> services;

  Direct(Scene scene) {
    this.services =
        List.of(
            new Service(Ec2Client.class, scene.account().ec2()),
            new Service(ElasticLoadBalancingV2Client.class, scene.account().elbv2()),
            new Service(ElasticLoadBalancingClient.class, scene.account().elb()),
            new Service(AutoScalingClient.class, scene.account().autoScaling()),
            new Service(SsmClient.class, scene.account().ssm()),
            new Service(DynamoDbClient.class, scene.dynamo()));
  }

  private record Service(Class<?> client, Object target) {
    boolean takes(SdkRequest request) {
      return request.getClass().getPackageName().equals(client.getPackageName() + ".model");
    }

    Method operation(SdkRequest request) throws NoSuchMethodException {
      String name = request.getClass().getSimpleName().replaceFirst("Request$", "");
      return client.getMethod(
          Character.toLowerCase(name.charAt(0)) + name.substring(1), request.getClass());
    }
  }

  /** Has the service act on a request, as it would if somebody had sent it. */
  SdkResponse make(SdkRequest request) {
    Service service = serviceOf(request);
    try {
      return (SdkResponse) service.operation(request).invoke(service.target(), request);
    } catch (InvocationTargetException e) {
      throw e.getCause() instanceof RuntimeException refused
          ? refused
          : new IllegalStateException(e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The answer that there is nothing of what was asked for; nobody is asked. */
  SdkResponse nothing(SdkRequest request) {
    try {
      Class<?> answer = serviceOf(request).operation(request).getReturnType();
      return ((SdkResponse.Builder) answer.getMethod("builder").invoke(null)).build();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private Service serviceOf(SdkRequest request) {
    return services.stream()
        .filter(service -> service.takes(request))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no service takes " + request.getClass()));
  }
}
