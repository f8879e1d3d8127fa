package io.lablift.infra.policy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The tables of {@code docs/security.md} that the tests hold it to. */
final class SecurityPage {
  private static final Path PAGE = Path.of("../docs/security.md");
  private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");

  /** A guard or a test in the page: {@code Scope.demandProof}, {@code OwnershipTest.aVolume…}. */
  private static final Pattern MEMBER = Pattern.compile("([A-Z]\\w+)\\.([a-z]\\w+)");

  private final List<String> rows;

  private SecurityPage(List<String> rows) {
    this.rows = rows;
  }

  /** The rows under "What IAM cannot bind". */
  static SecurityPage read() throws IOException {
    List<String> rows = new ArrayList<>();
    boolean inside = false;
    for (String line : Files.readAllLines(PAGE)) {
      if (line.startsWith("## ")) {
        inside = line.equals("## What IAM cannot bind to a deployment");
      }
      if (inside && line.startsWith("| `")) {
        rows.add(line);
      }
    }
    return new SecurityPage(rows);
  }

  /** {@code TeardownRole ec2:DeleteSubnet subnet}, for each function, action and type of a row. */
  Set<String> unbound() {
    Set<String> unbound = new TreeSet<>();
    for (String row : rows) {
      String[] cells = row.split("\\|", -1);
      String role = quoted(cells[1]).getFirst() + "Role";
      for (String action : quoted(cells[2])) {
        quoted(cells[3]).forEach(type -> unbound.add(role + " " + action + " " + type));
      }
    }
    return unbound;
  }

  private static List<String> quoted(String cell) {
    List<String> all = new ArrayList<>();
    Matcher matcher = QUOTED.matcher(cell);
    while (matcher.find()) {
      all.add(matcher.group(1));
    }
    return all;
  }

  /** The methods that the rows name as guards and tests and that no class has. */
  List<String> namesThatAreNowhere() throws IOException {
    List<String> nowhere = new ArrayList<>();
    for (String row : rows) {
      String[] cells = row.split("\\|", -1);
      for (int column : List.of(5, 6)) {
        List<String> names = quoted(cells[column]);
        if (names.isEmpty()) {
          nowhere.add("nothing is named in: " + row);
        }
        for (String name : names) {
          if (!isThere(name)) {
            nowhere.add(name);
          }
        }
      }
    }
    return nowhere;
  }

  private static boolean isThere(String name) throws IOException {
    Matcher member = MEMBER.matcher(name);
    if (!member.matches()) {
      return false;
    }
    for (String module : List.of("../functions/src/main", "../local/src/test", "src/test")) {
      try (Stream<Path> files = Files.walk(Path.of(module))) {
        List<Path> found = files.filter(file -> file.endsWith(member.group(1) + ".java")).toList();
        for (Path file : found) {
          if (Files.readString(file).contains(" " + member.group(2) + "(")) {
            return true;
          }
        }
      }
    }
    return false;
  }
}
