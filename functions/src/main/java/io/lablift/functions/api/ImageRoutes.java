package io.lablift.functions.api;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.lablift.functions.error.InvalidRequest;
import io.lablift.functions.error.Violation;
import io.lablift.functions.lab.LabId;
import io.lablift.functions.telemetry.RunLine;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The routes below {@code /images}. */
final class ImageRoutes {
  private final Images images;

  ImageRoutes(Images images) {
    this.images = images;
  }

  /**
   * Answers.
   *
   * @param parts the path's parts, {@code images} being the first
   */
  APIGatewayV2HTTPResponse route(
      APIGatewayV2HTTPEvent event, Caller caller, List<String> parts, RunLine line) {
    String method = event.getRequestContext().getHttp().getMethod();
    String path = event.getRawPath();
    if (parts.size() > 2) {
      throw Problems.noRoute(method, path);
    }
    if (parts.size() == 2) {
      return switch (method) {
        case "GET" -> Answers.json(200, images.show(caller, parts.get(1)));
        case "DELETE" -> Answers.json(202, images.delete(caller, parts.get(1)));
        default -> throw Problems.wrongMethod(method, path, List.of("DELETE", "GET"));
      };
    }
    return switch (method) {
      case "POST" -> post(event, caller, line);
      case "GET" -> Answers.json(200, Map.of("images", images.list(caller, course(event))));
      default -> throw Problems.wrongMethod(method, path, List.of("GET", "POST"));
    };
  }

  private APIGatewayV2HTTPResponse post(APIGatewayV2HTTPEvent event, Caller caller, RunLine line) {
    Images.Requested requested = images.request(caller, Answers.body(event));
    if (requested.delay() != null) {
      line.say("the sweep will start " + requested.image().id() + ": " + requested.delay());
    }
    return Answers.json(
        requested.isNew() ? 202 : 200,
        requested.image(),
        Map.of("location", "/images/" + requested.image().id()));
  }

  private static @Nullable String course(APIGatewayV2HTTPEvent event) {
    Map<String, String> query = event.getQueryStringParameters();
    String course = query == null ? null : query.get("course");
    if (course != null && !LabId.isCourse(course)) {
      throw new InvalidRequest(
          new Violation("course", "is no course", "give lower-case letters and digits"));
    }
    return course;
  }
}
