package io.lablift.local.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * One function as Lambda knows it: a name, a time-out, and code that turns one JSON text into
 * another.
 *
 * @param name its name, the last part of its ARN
 * @param timeout how long one invocation may take
 */
public record LambdaFunction(String name, Duration timeout, Code code) {
  /** To make one takes a millisecond, and it is the same for every function of the type. */
  private static final ClassValue<PojoSerializer<?>> SERIALIZERS =
      new ClassValue<>() {
        @Override
        protected PojoSerializer<?> computeValue(Class<?> type) {
          return make(type);
        }
      };

  /** What runs. */
  @FunctionalInterface
  public interface Code {
    /** Handles one event; what it throws is the function's failure. */
    byte[] handle(byte[] event, Context context) throws IOException;
  }

  /** A function that reads and writes its JSON itself. */
  public static LambdaFunction of(String name, Duration timeout, RequestStreamHandler handler) {
    return new LambdaFunction(
        name,
        timeout,
        (event, context) -> {
          ByteArrayOutputStream out = new ByteArrayOutputStream();
          handler.handleRequest(new ByteArrayInputStream(event), out, context);
          return out.toByteArray();
        });
  }

  /** A function of a Java event, which Lambda's own serialisers read and write. */
  public static <I, O> LambdaFunction of(
      String name, Duration timeout, Class<I> in, RequestHandler<I, O> handler) {
    PojoSerializer<I> reader = serializer(in);
    return new LambdaFunction(
        name,
        timeout,
        (event, context) -> {
          O answer =
              handler.handleRequest(reader.fromJson(new ByteArrayInputStream(event)), context);
          return answer == null ? "null".getBytes(StandardCharsets.UTF_8) : write(answer);
        });
  }

  private static byte[] write(Object answer) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    @SuppressWarnings("unchecked") // the serializer of the very class of what it is given
    PojoSerializer<Object> writer = (PojoSerializer<Object>) serializer(answer.getClass());
    writer.toJson(answer, out);
    return out.toByteArray();
  }

  @SuppressWarnings("unchecked") // made for this very class
  private static <T> PojoSerializer<T> serializer(Class<T> type) {
    return (PojoSerializer<T>) SERIALIZERS.get(type);
  }

  /**
   * The choice that Lambda's own runtime makes (aws-lambda-java-runtime-interface-client,
   * EventHandlerLoader).
   */
  private static <T> PojoSerializer<T> make(Class<T> type) {
    return LambdaEventSerializers.isLambdaSupportedEvent(type.getName())
        ? LambdaEventSerializers.serializerFor(type, LambdaFunction.class.getClassLoader())
        : JacksonFactory.getInstance().getSerializer(type);
  }
}
