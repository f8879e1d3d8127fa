package io.lablift.local.http;

import io.javalin.Javalin;
import io.javalin.http.Context;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import software.amazon.awssdk.core.SdkBytes;

/**
 * An HTTP server on 127.0.0.1 that gives every request, whatever its method and path, to one
 * handler.
 */
public final class LocalServer implements AutoCloseable {
  /**
   * Beyond this much of an oversized body the server stops reading, and the sender sees the
   * connection end.
   */
  private static final int DRAINED = 16 * 1024 * 1024;

  private final Javalin javalin;

  private LocalServer(Function<Exchange.Request, Exchange.Response> handler, int port) {
    this.javalin =
        Javalin.create(
            config -> {
              config.startup.showJavalinBanner = false;
              config.startup.showOldJavalinVersionWarning = false;
              config.startup.startupWatcherEnabled = false;
              config.concurrency.useVirtualThreads = true;
              config.routes.before(context -> answer(context, handler));
            });
    javalin.start("127.0.0.1", port);
  }

  /**
   * Serves Lablift's API.
   *
   * @param port 0 for any free one
   */
  public static LocalServer of(Gateway gateway, int port) {
    return new LocalServer(gateway::handle, port);
  }

  /** Serves functions as Lambda's own endpoint does. */
  public static LocalServer of(LambdaEndpoint endpoint, int port) {
    return new LocalServer(endpoint::handle, port);
  }

  /** Where it listens. */
  public URI url() {
    return URI.create("http://127.0.0.1:" + javalin.port());
  }

  @Override
  public void close() {
    javalin.stop();
  }

  private static void answer(Context context, Function<Exchange.Request, Exchange.Response> handler)
      throws IOException {
    Exchange.Response response = handler.apply(request(context));
    context.skipRemainingHandlers();
    context.status(response.status());
    response.headers().forEach((name, values) -> set(context.res(), name, values));
    context.result(response.body().asByteArrayUnsafe());
  }

  /**
   * The first value takes the place of what the server would say by itself, as of the content's
   * type.
   */
  private static void set(HttpServletResponse response, String name, List<String> values) {
    response.setHeader(name, values.getFirst());
    values.stream().skip(1).forEach(value -> response.addHeader(name, value));
  }

  private static Exchange.Request request(Context context) throws IOException {
    Map<String, String> headers = new LinkedHashMap<>();
    for (var names = context.req().getHeaderNames(); names.hasMoreElements(); ) {
      String name = names.nextElement();
      headers.merge(
          name.toLowerCase(Locale.ROOT),
          context.req().getHeader(name),
          (one, two) -> one + "," + two);
    }
    String query = context.req().getQueryString();
    return new Exchange.Request(
        context.req().getMethod(),
        context.req().getRequestURI(),
        query == null ? "" : query,
        headers,
        body(context.req().getInputStream()),
        context.req().getRemoteAddr());
  }

  /**
   * One byte more than is allowed is enough to know; the rest is read and dropped, so that the
   * sender hears the answer.
   */
  private static SdkBytes body(InputStream in) throws IOException {
    byte[] body = in.readNBytes(Gateway.LARGEST_BODY + 1);
    if (body.length > Gateway.LARGEST_BODY) {
      in.skip(DRAINED);
    }
    return SdkBytes.fromByteArrayUnsafe(body);
  }
}
