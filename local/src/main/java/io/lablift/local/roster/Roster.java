package io.lablift.local.roster;

import io.lablift.functions.lab.LabId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * The students of a class, read from CSV as spreadsheets write it: UTF-8 with or without a BOM,
 * lines that end in LF or CRLF, quoted fields, blank lines, semicolons for commas.
 *
 * <p>A first line with a field such as "student", "id", "학번", "name" or "이름" is a header. Without
 * one, the first column is the student: an id where it has the form of one, else a name. Columns of
 * other names are left alone.
 *
 * @param students in the file's order
 */
public record Roster(List<Student> students) {
  /** The most students of one class. */
  public static final int MOST = 1000;

  private static final Set<String> IDS =
      Set.of("student", "id", "student id", "student_id", "studentid", "학번", "아이디");

  private static final Set<String> NAMES =
      Set.of("name", "student name", "student_name", "full name", "이름", "성명", "학생");

  private static final int SHOWN = 40;

  public Roster {
    students = List.copyOf(students);
  }

  /**
   * One student.
   *
   * @param line of the file, from 1
   * @param id as labs bear it
   * @param given what the file has, where that is not the id itself; empty where it is
   */
  public record Student(long line, String id, String given) {
    /** Whether the id was derived from a name. */
    public boolean isDerived() {
      return !given.isEmpty();
    }
  }

  private record Columns(int id, int name) {}

  /** A line that holds something; where a quoted field goes over several, the last of them. */
  private record Line(long number, List<String> fields) {
    String field(int column) {
      return column >= 0 && column < fields.size() ? fields.get(column) : "";
    }
  }

  /**
   * Reads a file's bytes.
   *
   * @throws BadRoster with everything that is wrong, by line
   */
  public static Roster read(byte[] file) {
    List<Line> lines = lines(text(file));
    List<String> wrong = new ArrayList<>();
    Optional<Columns> header = lines.stream().findFirst().flatMap(Roster::header);
    List<Student> students = new ArrayList<>();
    for (Line one : lines.subList(header.isPresent() ? 1 : 0, lines.size())) {
      student(one, header, wrong).ifPresent(students::add);
    }
    wrong.addAll(doubles(students));
    if (students.isEmpty() && wrong.isEmpty()) {
      wrong.add("there is no student in it");
    }
    if (students.size() > MOST) {
      wrong.add("it has " + students.size() + " students; a class has at most " + MOST);
    }
    if (!wrong.isEmpty()) {
      throw new BadRoster(wrong);
    }
    return new Roster(students);
  }

  private static String text(byte[] file) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new BadRoster(
          List.of(
              "it is not UTF-8: save it as \"CSV UTF-8\", or convert it, for example by iconv -f"
                  + " CP949 -t UTF-8"));
    }
  }

  private static List<Line> lines(String text) {
    CSVFormat format =
        CSVFormat.RFC4180
            .builder()
            .setDelimiter(delimiter(text))
            .setIgnoreEmptyLines(true)
            .setIgnoreSurroundingSpaces(true)
            .get();
    List<Line> lines = new ArrayList<>();
    try (CSVParser parser = CSVParser.parse(text, format)) {
      for (CSVRecord one : parser) {
        List<String> fields = one.stream().map(String::strip).toList();
        if (fields.stream().anyMatch(field -> !field.isEmpty())) {
          lines.add(new Line(parser.getCurrentLineNumber(), fields));
        }
      }
      return lines;
    } catch (UncheckedIOException | IOException e) {
      throw new BadRoster(List.of("it is no CSV: " + e.getMessage()));
    }
  }

  /** Spreadsheets write what their country writes: a comma, else a semicolon, else a tab. */
  private static char delimiter(String text) {
    String first = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
    if (first.indexOf(',') < 0 && first.indexOf(';') >= 0) {
      return ';';
    }
    return first.indexOf(',') < 0 && first.indexOf('\t') >= 0 ? '\t' : ',';
  }

  private static Optional<Columns> header(Line first) {
    int id = -1;
    int name = -1;
    for (int i = 0; i < first.fields().size(); i++) {
      String field = first.field(i).toLowerCase(Locale.ROOT);
      id = id < 0 && IDS.contains(field) ? i : id;
      name = name < 0 && NAMES.contains(field) ? i : name;
    }
    return id < 0 && name < 0 ? Optional.empty() : Optional.of(new Columns(id, name));
  }

  private static Optional<Student> student(Line one, Optional<Columns> header, List<String> wrong) {
    long line = one.number();
    String id = header.map(columns -> one.field(columns.id())).orElse("");
    String given = header.map(columns -> one.field(columns.name())).orElseGet(() -> one.field(0));
    if (!id.isEmpty()) {
      if (LabId.isStudent(id)) {
        return Optional.of(new Student(line, id, ""));
      }
      wrong.add(
          "line %d: \"%s\" is no student id: 1 to 32 lower-case letters, digits and inner hyphens"
              .formatted(line, shortened(id)));
      return Optional.empty();
    }
    if (LabId.isStudent(given)) {
      return Optional.of(new Student(line, given, ""));
    }
    String derived = StudentIds.of(given);
    if (derived.isEmpty()) {
      wrong.add(
          given.isEmpty()
              ? "line %d names no student".formatted(line)
              : "line %d: no student id can be derived from \"%s\": give one in a column id"
                  .formatted(line, shortened(given)));
      return Optional.empty();
    }
    return Optional.of(new Student(line, derived, given));
  }

  private static List<String> doubles(List<Student> students) {
    Map<String, List<Student>> byId = new LinkedHashMap<>();
    students.forEach(
        student -> byId.computeIfAbsent(student.id(), id -> new ArrayList<>()).add(student));
    return byId.entrySet().stream()
        .filter(entry -> entry.getValue().size() > 1)
        .map(
            entry ->
                entry.getKey()
                    + " is there "
                    + entry.getValue().size()
                    + " times: "
                    + String.join(", ", entry.getValue().stream().map(Roster::where).toList())
                    + ": give each an id of their own in a column id")
        .toList();
  }

  private static String where(Student student) {
    return "line "
        + student.line()
        + (student.isDerived() ? " (" + shortened(student.given()) + ")" : "");
  }

  private static String shortened(String text) {
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
  }
}
