package io.lablift.simulator.wire;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;

/**
 * One client behind the choke point: tells operations from the conveniences that are built on them.
 */
final class WrappedClient implements InvocationHandler {
  /** Methods that call nothing over the wire; the target knows their answers. */
  private static final Set<String> ASIDE =
      Set.of("serviceName", "close", "serviceClientConfiguration", "utilities");

  private final Wire wire;
  private final String service;
  private final Object target;
  private final ServiceErrors errors;
  private final ConcurrentMap<Method, Operation> operations = new ConcurrentHashMap<>();

  WrappedClient(Wire wire, String service, Object target, ServiceErrors errors) {
    this.wire = wire;
    this.service = service;
    this.target = target;
    this.errors = errors;
  }

  /** An operation of the service, and how often it was called. */
  private record Operation(String action, AtomicInteger calls) {}

  @Override
  public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
      throws Throwable {
    if (method.getDeclaringClass() == Object.class) {
      return ofObject(proxy, method, arguments);
    }
    if (arguments != null && isOperation(method)) {
      return call(method, (SdkRequest) arguments[0]);
    }
    if (method.getName().equals("waiter") && method.getParameterCount() == 0) {
      return waiter(proxy, method);
    }
    if (ASIDE.contains(method.getName()) || !method.isDefault()) {
      return onTarget(method, arguments);
    }
    return InvocationHandler.invokeDefault(proxy, method, arguments);
  }

  /** An operation takes one request and gives one response; all else is built on operations. */
  private static boolean isOperation(Method method) {
    return method.getParameterCount() == 1
        && SdkRequest.class.isAssignableFrom(method.getParameterTypes()[0])
        && SdkResponse.class.isAssignableFrom(method.getReturnType());
  }

  private SdkResponse call(Method method, SdkRequest request) throws Throwable {
    Operation operation = operations.computeIfAbsent(method, this::operation);
    Passage passage =
        new Passage(
            wire,
            service,
            operation.action(),
            request,
            operation.calls().incrementAndGet(),
            errors);
    return passage.make(
        () -> (SdkResponse) Objects.requireNonNull(onTarget(method, new Object[] {request})));
  }

  private Operation operation(Method method) {
    String name = method.getName();
    String action = service + ":" + Character.toUpperCase(name.charAt(0)) + name.substring(1);
    return new Operation(action, new AtomicInteger());
  }

  private @Nullable Object onTarget(Method method, Object @Nullable [] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }

  /** The target's own waiter would call the target behind our back. */
  private Object waiter(Object proxy, Method method) throws ReflectiveOperationException {
    Object builder = method.getReturnType().getMethod("builder").invoke(null);
    Class<?> type = method.getReturnType().getMethod("builder").getReturnType();
    for (Method setter : type.getMethods()) {
      if (setter.getName().equals("client")) {
        setter.invoke(builder, proxy);
      }
    }
    return type.getMethod("build").invoke(builder);
  }

  @SuppressWarnings("ReferenceEquality") // a wrapped client is equal to itself only
  private Object ofObject(Object proxy, Method method, Object @Nullable [] arguments) {
    return switch (method.getName()) {
      case "equals" -> arguments != null && proxy == arguments[0];
      case "hashCode" -> System.identityHashCode(proxy);
      case "toString" -> "choke point before " + target;
      default -> throw new UnsupportedOperationException(method.toString());
    };
  }
}
