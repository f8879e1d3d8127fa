package io.lablift.functions.api;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import io.lablift.functions.lab.ImageIds;
import io.lablift.functions.lab.LabId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who asks: an instructor, who may do everything, or a student, who may do it with labs of that
 * name only.
 *
 * @param student the student's id; empty for an instructor
 */
record Caller(boolean isInstructor, String student) {
  static final String INSTRUCTORS = "instructors";
  static final String STUDENTS = "students";

  /**
   * Reads the claims of the token that API Gateway has verified. Groups reach a function as text
   * like {@code [a b]}.
   *
   * @return empty if the token names neither an instructor nor a student
   */
  static Optional<Caller> of(APIGatewayV2HTTPEvent event, String studentClaim) {
    Map<String, String> claims = claims(event);
    List<String> groups =
        Arrays.stream(
                claims.getOrDefault("cognito:groups", "").replaceAll("[\\[\\],\"]", " ").split(" "))
            .filter(group -> !group.isBlank())
            .toList();
    if (groups.contains(INSTRUCTORS)) {
      return Optional.of(new Caller(true, ""));
    }
    String student = claims.getOrDefault(studentClaim, "");
    return groups.contains(STUDENTS) && LabId.isStudent(student) && !ImageIds.isKept(student)
        ? Optional.of(new Caller(false, student))
        : Optional.empty();
  }

  private static Map<String, String> claims(APIGatewayV2HTTPEvent event) {
    APIGatewayV2HTTPEvent.RequestContext context = event.getRequestContext();
    if (context == null
        || context.getAuthorizer() == null
        || context.getAuthorizer().getJwt() == null
        || context.getAuthorizer().getJwt().getClaims() == null) {
      return Map.of();
    }
    return context.getAuthorizer().getJwt().getClaims();
  }

  boolean maySee(LabId lab) {
    return isInstructor || student.equals(lab.student());
  }
}
