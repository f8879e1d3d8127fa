package io.lablift.functions.api;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.lablift.functions.telemetry.RunLine;
import java.util.List;
import java.util.Map;

/** The routes below {@code /classes}, which are instructors'. */
final class ClassRoutes {
  private final Classrooms classes;

  ClassRoutes(Classrooms classes) {
    this.classes = classes;
  }

  /**
   * Answers.
   *
   * @param parts the path's parts, {@code classes} being the first
   */
  APIGatewayV2HTTPResponse route(
      APIGatewayV2HTTPEvent event, Caller caller, List<String> parts, RunLine line) {
    String method = event.getRequestContext().getHttp().getMethod();
    String path = event.getRawPath();
    if (!caller.isInstructor()) {
      throw Problems.notYours("Classes are for instructors; a student asks for a lab: POST /labs.");
    }
    return switch (parts.size()) {
      case 1 ->
          switch (method) {
            case "POST" -> post(event, line);
            case "GET" -> Answers.json(200, Map.of("classes", classes.list()));
            default -> throw Problems.wrongMethod(method, path, List.of("GET", "POST"));
          };
      case 2 ->
          switch (method) {
            case "GET" -> Answers.json(200, classes.show(parts.get(1)));
            case "PATCH" -> Answers.json(200, classes.extend(parts.get(1), Answers.body(event)));
            case "DELETE" -> Answers.json(202, classes.end(parts.get(1)));
            default -> throw Problems.wrongMethod(method, path, List.of("DELETE", "GET", "PATCH"));
          };
      case 3 -> {
        if (!parts.get(2).equals("students")) {
          throw Problems.noRoute(method, path);
        }
        if (!method.equals("POST")) {
          throw Problems.wrongMethod(method, path, List.of("POST"));
        }
        yield Answers.json(202, classes.add(parts.get(1), Answers.body(event)));
      }
      default -> throw Problems.noRoute(method, path);
    };
  }

  private APIGatewayV2HTTPResponse post(APIGatewayV2HTTPEvent event, RunLine line) {
    Classrooms.Requested requested = classes.request(Answers.body(event));
    if (requested.delay() != null) {
      line.say("the sweep goes on with the class: " + requested.delay());
    }
    return Answers.json(
        requested.isNew() ? 202 : 200,
        requested.course(),
        Map.of("location", "/classes/" + requested.course().course()));
  }
}
