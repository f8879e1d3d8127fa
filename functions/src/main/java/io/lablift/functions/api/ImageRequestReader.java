package io.lablift.functions.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.lablift.functions.error.Violation;
import io.lablift.functions.image.BuilderUserData;
import io.lablift.functions.json.Fields;
import io.lablift.functions.lab.LabId;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the body of POST /images; whatever is wrong with it is told together. */
final class ImageRequestReader {
  private static final Pattern SUBNET = Pattern.compile("subnet-[0-9a-f]{8,17}");
  private static final long USUAL_PATIENCE = 15;
  private static final long USUAL_DAYS = 90;
  private static final long USUAL_NUMBER = 3;

  private ImageRequestReader() {}

  static ImageRequest read(JsonNode body, List<Violation> violations) {
    Fields fields = Fields.of(body, violations);
    String remedy = "give 1 to 20 lower-case letters and digits";
    String course = fields.text("course", remedy);
    if (!course.isEmpty() && !LabId.isCourse(course)) {
      fields.violation("course", Fields.quoted(course) + " is no course", remedy);
    }
    ImageRequest request =
        new ImageRequest(
            course,
            userData(fields),
            LabRequestReader.imageId(fields),
            LabRequestReader.instanceType(fields),
            LabRequestReader.matching(
                fields, "subnetId", SUBNET, "give a subnet's id, such as subnet-0123456789abcdef0"),
            fields.flag("noReboot", false),
            whole(fields, "patienceMinutes", 3, 60, USUAL_PATIENCE),
            whole(fields, "keepDays", 1, 365, USUAL_DAYS),
            Math.toIntExact(whole(fields, "keep", 1, 20, USUAL_NUMBER)));
    fields.noOthers();
    return request;
  }

  private static @Nullable String userData(Fields fields) {
    String text = LabRequestReader.userData(fields, BuilderUserData.LARGEST);
    String problem = text == null ? null : BuilderUserData.problem(text);
    if (problem != null) {
      fields.violation(
          "userData",
          problem,
          "give a script (#!/bin/bash …), #include and a URL, or #cloud-config");
    }
    return text;
  }

  private static long whole(Fields fields, String field, long least, long most, long usual) {
    @Nullable Long given =
        fields.optionalWhole(field, least, most, "give a whole number, " + least + " to " + most);
    return given == null ? usual : given;
  }
}
