package io.lablift.functions.api;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lablift.functions.aws.AwsClients;
import io.lablift.functions.capacity.Headroom;
import io.lablift.functions.error.InvalidRequest;
import io.lablift.functions.error.Violation;
import io.lablift.functions.registry.Capacity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code GET /capacity}: how many labs fit, and what to ask AWS for. */
final class CapacityRoutes {
  /** The largest class. */
  static final int MOST_LABS = 1_000;

  /** What a lab's needs depend on, in the words of POST /labs. */
  private static final List<String> KINDS = List.of("nat", "instanceType", "blueprint");

  private final AwsClients aws;
  private final Capacity capacity;
  private final Headroom headroom;
  private final LabRequestReader reader;
  private final LabPlanner planner;

  CapacityRoutes(AwsClients aws) {
    this.aws = aws;
    this.capacity = new Capacity(aws.dynamoDb(), aws.settings());
    this.headroom = new Headroom(aws);
    this.reader = new LabRequestReader(aws.settings());
    this.planner = new LabPlanner(aws);
  }

  /** Answers an instructor. */
  APIGatewayV2HTTPResponse route(APIGatewayV2HTTPEvent event, Caller caller) {
    String method = event.getRequestContext().getHttp().getMethod();
    if (!method.equals("GET")) {
      throw Problems.wrongMethod(method, event.getRawPath(), List.of("GET"));
    }
    if (!caller.isInstructor()) {
      throw Problems.notYours("Only instructors see the account's capacity.");
    }
    Map<String, String> query =
        event.getQueryStringParameters() == null ? Map.of() : event.getQueryStringParameters();
    List<Violation> violations = new ArrayList<>();
    Integer wanted = wanted(query.get("labs"), violations);
    LabRequest kind = reader.read(kind(query), violations);
    planner.check(kind, violations);
    query.keySet().stream()
        .filter(name -> !name.equals("labs") && !KINDS.contains(name))
        .forEach(
            name ->
                violations.add(
                    new Violation(name, "is not a known parameter", "give labs or " + KINDS)));
    if (!violations.isEmpty()) {
      throw new InvalidRequest(violations);
    }
    return Answers.json(
        200,
        CapacityView.of(
            planner.sketch(kind),
            wanted,
            capacity.view(),
            headroom.fresh(),
            aws.settings().region()));
  }

  private static @Nullable Integer wanted(@Nullable String labs, List<Violation> violations) {
    if (labs == null) {
      return null;
    }
    if (labs.matches("\\d{1,4}")
        && Integer.parseInt(labs) >= 1
        && Integer.parseInt(labs) <= MOST_LABS) {
      return Integer.parseInt(labs);
    }
    violations.add(
        new Violation("labs", "is no number of labs", "give a whole number, 1 to " + MOST_LABS));
    return null;
  }

  private static ObjectNode kind(Map<String, String> query) {
    ObjectNode kind = JsonNodeFactory.instance.objectNode();
    kind.put("course", "any").put("student", "any");
    KINDS.stream().filter(query::containsKey).forEach(name -> kind.put(name, query.get(name)));
    return kind;
  }
}
