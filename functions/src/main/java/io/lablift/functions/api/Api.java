package io.lablift.functions.api;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.lablift.functions.aws.AwsClients;
import io.lablift.functions.error.InvalidRequest;
import io.lablift.functions.error.LabliftException;
import io.lablift.functions.error.Violation;
import io.lablift.functions.lab.LabId;
import io.lablift.functions.lab.LabRef;
import io.lablift.functions.telemetry.RunLine;
import io.lablift.functions.telemetry.Telemetry;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.crac.Core;
import org.crac.Resource;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP API: API Gateway's events (payload format 2.0) in, JSON or {@code
 * application/problem+json} out.
 */
public final class Api implements RequestStreamHandler, Resource {
  private static final int LARGEST_PAGE = 100;

  private final AwsClients aws;
  private final Labs labs;
  private final ImageRoutes images;
  private final CapacityRoutes capacity;
  private final ClassRoutes classes;
  private final String studentClaim;
  private final Telemetry telemetry;

  public Api() {
    this(AwsClients.fromEnvironment());
    Core.getGlobalContext().register(this);
  }

  public Api(AwsClients aws) {
    this.aws = aws;
    this.labs = new Labs(aws);
    this.images = new ImageRoutes(new Images(aws));
    this.capacity = new CapacityRoutes(aws);
    this.classes = new ClassRoutes(new Classrooms(aws));
    this.studentClaim = aws.settings().studentClaim();
    this.telemetry = new Telemetry(aws);
  }

  /**
   * Before Lambda takes the snapshot from which all processes of this function begin: what is made
   * now, none of them has to make ("Runtime hooks for Lambda SnapStart", Lambda developer guide).
   */
  @Override
  public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
    aws.warmUp();
  }

  @Override
  public void afterRestore(org.crac.Context<? extends Resource> context) {
    // Clients hold no connections before their first call.
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    APIGatewayV2HTTPResponse answer =
        telemetry.of(
            context,
            line -> {
              APIGatewayV2HTTPEvent event = HttpEvents.read(in);
              APIGatewayV2HTTPResponse made = answer(event, line);
              tell(event, made, line);
              return made;
            });
    HttpEvents.write(answer, out);
  }

  private APIGatewayV2HTTPResponse answer(APIGatewayV2HTTPEvent event, RunLine line) {
    try {
      return route(event, line);
    } catch (LabliftException e) {
      line.with("problem", e.getClass().getSimpleName());
      return Problems.answer(e);
    } catch (RuntimeException e) {
      line.unforeseen(e);
      return Problems.answer(e);
    }
  }

  /** What was asked, of which lab, and the answer's status; no query, no body, no caller. */
  private static void tell(
      APIGatewayV2HTTPEvent event, APIGatewayV2HTTPResponse answer, RunLine line) {
    line.with("method", event.getRequestContext().getHttp().getMethod());
    line.with("route", String.valueOf(event.getRouteKey()));
    line.with("status", answer.getStatusCode());
    String path = answer.getHeaders().getOrDefault("location", String.valueOf(event.getRawPath()));
    String[] parts = path.split("/", 4);
    if (parts.length > 2
        && (parts[1].equals("labs") || parts[1].equals("images"))
        && LabId.isLabId(parts[2])) {
      line.with("lab", parts[2]);
    }
  }

  private APIGatewayV2HTTPResponse route(APIGatewayV2HTTPEvent event, RunLine line) {
    String method = event.getRequestContext().getHttp().getMethod();
    String path = event.getRawPath();
    if (path.equals("/") || path.equals("/openapi.yaml")) {
      return open(method, path);
    }
    List<String> parts = Arrays.stream(path.split("/", -1)).skip(1).toList();
    if (parts.contains("")) {
      throw Problems.noRoute(method, path);
    }
    return switch (parts.getFirst()) {
      case "labs" -> labs(event, line, method, path, parts);
      case "capacity" -> {
        if (parts.size() > 1) {
          throw Problems.noRoute(method, path);
        }
        yield capacity.route(event, caller(event));
      }
      case "classes" -> classes.route(event, caller(event), parts, line);
      case "forecasts" -> {
        if (parts.size() > 1) {
          throw Problems.noRoute(method, path);
        }
        if (!method.equals("POST")) {
          throw Problems.wrongMethod(method, path, List.of("POST"));
        }
        throw Problems.forecastsAreLocal();
      }
      case "images" -> images.route(event, caller(event), parts, line);
      default -> throw Problems.noRoute(method, path);
    };
  }

  private APIGatewayV2HTTPResponse labs(
      APIGatewayV2HTTPEvent event, RunLine line, String method, String path, List<String> parts) {
    return switch (parts.size()) {
      case 1 ->
          switch (method) {
            case "POST" -> post(event, line);
            case "GET" -> list(event);
            default -> throw Problems.wrongMethod(method, path, List.of("GET", "POST"));
          };
      case 2 -> one(event, method, path, id(parts.get(1)));
      case 4 -> {
        if (!parts.get(2).equals("keys")) {
          throw Problems.noRoute(method, path);
        }
        if (!method.equals("GET")) {
          throw Problems.wrongMethod(method, path, List.of("GET"));
        }
        yield key(event, id(parts.get(1)), parts.get(3));
      }
      default -> throw Problems.noRoute(method, path);
    };
  }

  /** What anybody may read, with a token or without. */
  private static APIGatewayV2HTTPResponse open(String method, String path) {
    if (!method.equals("GET")) {
      throw Problems.wrongMethod(method, path, List.of("GET"));
    }
    return path.equals("/")
        ? Answers.json(200, Contract.index())
        : Answers.response(200, Contract.YAML, Contract.openApi(), Map.of());
  }

  private APIGatewayV2HTTPResponse one(
      APIGatewayV2HTTPEvent event, String method, String path, LabId id) {
    return switch (method) {
      case "GET" -> Answers.json(200, show(event, id));
      case "PATCH" -> Answers.json(200, labs.extend(caller(event), id, Answers.body(event)));
      case "DELETE" -> Answers.json(202, labs.delete(caller(event), id));
      default -> throw Problems.wrongMethod(method, path, List.of("DELETE", "GET", "PATCH"));
    };
  }

  private Object show(APIGatewayV2HTTPEvent event, LabId id) {
    String attempt = parameter(event.getQueryStringParameters(), "attempt");
    if (attempt == null) {
      return labs.show(caller(event), id);
    }
    if (!attempt.matches("[1-9]\\d{0,6}")) {
      throw new InvalidRequest(
          new Violation("attempt", "is no attempt", "give a whole number from 1 on"));
    }
    return labs.show(caller(event), new LabRef(id, Integer.parseInt(attempt)));
  }

  private static LabId id(String text) {
    if (!LabId.isLabId(text)) {
      throw new HttpProblem(
          404,
          "No such lab",
          "A lab's id is course-student in lower case; GET /labs lists the labs that there are.");
    }
    return LabId.parse(text);
  }

  private APIGatewayV2HTTPResponse post(APIGatewayV2HTTPEvent event, RunLine line) {
    Labs.Requested requested = labs.request(caller(event), Answers.body(event));
    line.with("attempt", requested.lab().attempt());
    if (requested.delay() != null) {
      line.say("the sweep will start " + requested.lab().id() + ": " + requested.delay());
    }
    return Answers.json(
        requested.isNew() ? 202 : 200,
        requested.lab(),
        Map.of("location", "/labs/" + requested.lab().id()));
  }

  private APIGatewayV2HTTPResponse list(APIGatewayV2HTTPEvent event) {
    Map<String, String> query = event.getQueryStringParameters();
    String course = parameter(query, "course");
    String after = parameter(query, "after");
    if (course != null && !LabId.isCourse(course)) {
      throw new InvalidRequest(
          new Violation("course", "is no course", "give lower-case letters and digits"));
    }
    if (after != null
        && (!LabId.isLabId(after)
            || (course != null && !LabId.parse(after).course().equals(course)))) {
      throw new InvalidRequest(
          new Violation("after", "is no lab id", "give the next of the page before"));
    }
    return Answers.json(
        200, labs.list(caller(event), course, limit(parameter(query, "limit")), after));
  }

  private static @Nullable String parameter(@Nullable Map<String, String> query, String name) {
    return query == null ? null : query.get(name);
  }

  private static int limit(@Nullable String text) {
    if (text == null) {
      return LARGEST_PAGE;
    }
    if (text.matches("\\d{1,3}")
        && Integer.parseInt(text) >= 1
        && Integer.parseInt(text) <= LARGEST_PAGE) {
      return Integer.parseInt(text);
    }
    throw new InvalidRequest(
        new Violation("limit", "is no page size", "give 1 to " + LARGEST_PAGE));
  }

  private APIGatewayV2HTTPResponse key(APIGatewayV2HTTPEvent event, LabId id, String name) {
    return Answers.response(
        200,
        "application/x-pem-file",
        labs.key(caller(event), id, name),
        Map.of("content-disposition", "attachment; filename=\"" + name + ".pem\""));
  }

  private Caller caller(APIGatewayV2HTTPEvent event) {
    return Caller.of(event, studentClaim).orElseThrow(Problems::noCaller);
  }
}
