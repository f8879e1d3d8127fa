package io.lablift.local.http;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;

/** One HTTP request and one answer, free of any server. */
final class Exchange {
  private Exchange() {}

  /**
   * A request as it came over the wire.
   *
   * @param path percent-encoded, without the query
   * @param query percent-encoded, without the question mark; empty when there is none
   * @param headers names in lower case; several values of one header joined by commas
   */
  record Request(
      String method,
      String path,
      String query,
      Map<String, String> headers,
      SdkBytes body,
      String sourceIp) {
    String header(String name) {
      return headers.getOrDefault(name, "");
    }
  }

  /** An answer. */
  record Response(int status, Map<String, List<String>> headers, SdkBytes body) {}
}
