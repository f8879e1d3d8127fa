package io.lablift.simulator;

import io.lablift.simulator.world.World;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;

/**
 * What all clients of the account have in common: one call at a time, a dry run that changes
 * nothing, and a refusal that names the operation which the simulator does not know.
 */
final class Known implements InvocationHandler {
  /** By the target's class: it is looked for among a thousand methods, and every world asks. */
  private static final ClassValue<Map<Method, Boolean>> ANSWERED =
      new ClassValue<>() {
        @Override
        protected Map<Method, Boolean> computeValue(Class<?> target) {
          return new ConcurrentHashMap<>();
        }
      };

  private final Class<?> type;
  private final Object target;
  private final World world;
  private final ReentrantLock lock;
  private final Map<Method, Boolean> answered;

  private Known(Class<?> type, Object target, World world, ReentrantLock lock) {
    this.type = type;
    this.target = target;
    this.world = world;
    this.lock = lock;
    this.answered = ANSWERED.get(target.getClass());
  }

  /**
   * The client with these manners.
   *
   * @param lock the account's, held during each call
   */
  static <T> T client(Class<T> type, T target, World world, ReentrantLock lock) {
    Known manners = new Known(type, target, world, lock);
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, manners));
  }

  @Override
  public Object invoke(Object self, Method method, Object[] given) throws Throwable {
    Object[] arguments = given == null ? new Object[0] : given;
    lock.lock();
    try {
      if (!answered.computeIfAbsent(method, this::isAnswered)) {
        // Short forms and paginators lead back to this proxy; what is left is unknown.
        return InvocationHandler.invokeDefault(self, method, arguments);
      }
      refuseDryRun(arguments);
      world.keepHouse();
      world.fates().callBegins();
      try {
        return method.invoke(target, arguments);
      } finally {
        world.fates().callEnds();
      }
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? e : e.getCause();
    } catch (UnsupportedOperationException e) {
      if (e.getMessage() != null) {
        throw e;
      }
      throw new UnsupportedOperationException(
          "the simulator does not know " + type.getSimpleName() + "." + method.getName(), e);
    } finally {
      lock.unlock();
    }
  }

  /** Whether the target itself answers the method, and not the SDK's interface. */
  private boolean isAnswered(Method method) {
    if (!method.isDefault()) {
      return true;
    }
    try {
      return target
              .getClass()
              .getMethod(method.getName(), method.getParameterTypes())
              .getDeclaringClass()
          != method.getDeclaringClass();
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(e);
    }
  }

  /** "If you have the required permissions, the error response is DryRunOperation" (EC2). */
  private static void refuseDryRun(Object[] arguments) {
    for (Object argument : arguments) {
      if (argument instanceof SdkPojo request && isDryRun(request)) {
        String message = "Request would have succeeded, but DryRun flag is set.";
        throw Ec2Exception.builder()
            .message(message)
            .statusCode(412)
            .awsErrorDetails(
                AwsErrorDetails.builder()
                    .serviceName("Ec2")
                    .errorCode("DryRunOperation")
                    .errorMessage(message)
                    .build())
            .build();
      }
    }
  }

  private static boolean isDryRun(SdkPojo request) {
    return Optional.ofNullable(request.sdkFieldNameToField().get("DryRun"))
        .map(field -> field.getValueOrDefault(request))
        .filter(Boolean.TRUE::equals)
        .isPresent();
  }
}
