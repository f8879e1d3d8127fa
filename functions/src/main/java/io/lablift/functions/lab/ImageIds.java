package io.lablift.functions.lab;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The ids of images and of the labs that they are baked in.
 *
 * <p>An image is a lab of its course that consists of nothing but an AMI and its snapshots; the
 * server that it is baked from is another lab, torn down like any. The image of a day is {@code
 * aws101-image-20261123}, a second one of that day {@code aws101-image-20261123-2}; their builders
 * are {@code aws101-builder-20261123} and {@code aws101-builder-20261123-2}. No student may have
 * such an id.
 */
public final class ImageIds {
  private static final String IMAGE = "image-";
  private static final String BUILDER = "builder-";
  private static final Pattern KEPT =
      Pattern.compile("(" + IMAGE + "|" + BUILDER + ")(\\d{8}(?:-\\d{1,3})?)");

  private ImageIds() {}

  /** The id of a course's image of that day, the first, the second, and so on. */
  public static LabId image(String course, LocalDate day, int number) {
    return new LabId(course, IMAGE + numbered(day, number));
  }

  /** The day as {@code 20261123}, and the number behind it unless it is the first. */
  public static String numbered(LocalDate day, int number) {
    String date = day.format(DateTimeFormatter.BASIC_ISO_DATE);
    return number == 1 ? date : date + "-" + number;
  }

  /** Whether a student's id is one that is kept for images and their builders. */
  public static boolean isKept(String student) {
    return KEPT.matcher(student).matches();
  }

  public static boolean isImage(LabId id) {
    return isKept(id.student()) && id.student().startsWith(IMAGE);
  }

  public static boolean isBuilder(LabId id) {
    return isKept(id.student()) && id.student().startsWith(BUILDER);
  }

  /** The lab in which this image is baked. */
  public static LabRef builderOf(LabRef image) {
    return other(image, BUILDER);
  }

  /** The image that is baked in this lab. */
  public static LabRef imageOf(LabRef builder) {
    return other(builder, IMAGE);
  }

  private static LabRef other(LabRef ref, String prefix) {
    Matcher kept = KEPT.matcher(ref.lab().student());
    if (!kept.matches()) {
      throw new IllegalArgumentException(ref + " is neither an image nor a builder");
    }
    return new LabRef(new LabId(ref.lab().course(), prefix + kept.group(2)), ref.attempt());
  }
}
