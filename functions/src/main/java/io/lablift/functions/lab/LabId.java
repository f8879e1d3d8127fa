package io.lablift.functions.lab;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * Names one student's lab: {@code <course>-<student>}.
 *
 * <p>A course has no hyphen, or {@code a-b} + {@code c} would be {@code a} + {@code b-c}. Both
 * halves are short enough that an execution's name (80 characters) and a parameter's path hold
 * them.
 *
 * @param course 1 to 20 lower-case letters and digits
 * @param student 1 to 32 lower-case letters, digits and inner hyphens
 */
public record LabId(String course, String student) {
  private static final Pattern COURSE = Pattern.compile("[a-z0-9]{1,20}");
  private static final Pattern STUDENT = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,30}[a-z0-9])?");

  public LabId {
    if (!isCourse(course)) {
      throw new IllegalArgumentException("not a course: " + course);
    }
    if (!isStudent(student)) {
      throw new IllegalArgumentException("not a student: " + student);
    }
  }

  public static boolean isCourse(String text) {
    return COURSE.matcher(text).matches();
  }

  public static boolean isStudent(String text) {
    return STUDENT.matcher(text).matches();
  }

  public static boolean isLabId(String text) {
    int hyphen = text.indexOf('-');
    return hyphen > 0
        && isCourse(text.substring(0, hyphen))
        && isStudent(text.substring(hyphen + 1));
  }

  /**
   * Reads {@code course-student}.
   *
   * @throws IllegalArgumentException if it is not of that form
   */
  @JsonCreator
  public static LabId parse(String text) {
    int hyphen = text.indexOf('-');
    if (hyphen < 0) {
      throw new IllegalArgumentException("not a lab id (course-student): " + text);
    }
    return new LabId(text.substring(0, hyphen), text.substring(hyphen + 1));
  }

  @JsonValue
  @Override
  public String toString() {
    return course + "-" + student;
  }
}
