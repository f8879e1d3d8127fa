import com.google.googlejavaformat.java.Formatter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The formatter of the build: google-java-format over every Java file of the tree.
 *
 * <p>It runs on the toolchain's JDK, because on Maven's own JDK 17 the formatter refuses record
 * patterns. {@code check} fails and names the files that are not formatted; {@code fix} rewrites
 * them.
 */
public final class Format {
  private Format() {}

  public static void main(String[] args) throws Exception {
    boolean fix = args[0].equals("fix");
    Path root = Path.of(args[1]);
    List<Path> wrong = new ArrayList<>();
    Formatter formatter = new Formatter();
    for (Path file : sources(root)) {
      String before = Files.readString(file);
      String after = formatter.formatSourceAndFixImports(before);
      if (!before.equals(after)) {
        wrong.add(root.relativize(file));
        if (fix) {
          Files.writeString(file, after);
        }
      }
    }
    if (!wrong.isEmpty() && !fix) {
      System.err.println("Not formatted: " + wrong + "\nRun: mvn -N -Dformat=fix validate");
      System.exit(1);
    }
  }

  private static List<Path> sources(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !root.relativize(file).toString().contains("target/"))
          .sorted()
          .toList();
    }
  }
}
