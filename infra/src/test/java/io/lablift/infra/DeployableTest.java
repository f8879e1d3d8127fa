package io.lablift.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The jar that all functions run: what is in it, and what is not. */
final class DeployableTest {
  /** Lambda's limit for a deployment package, unpacked ("Lambda quotas"). */
  private static final long LIMIT = 250L * 1024 * 1024;

  private final Template template = Template.shipped();
  private final Path jar =
      Path.of(System.getProperty("basedir", "."))
          .resolve(template.global("CodeUri").asText())
          .normalize();

  @BeforeEach
  void isThere() {
    assertThat(jar)
        .as("the template's CodeUri; mvn package makes it, and mvn verify does so before this test")
        .isRegularFile();
  }

  private static Set<String> entries(JarFile jar) {
    Set<String> names = new TreeSet<>();
    jar.stream().map(JarEntry::getName).forEach(names::add);
    return names;
  }

  @Test
  void hasEveryHandlerOfTheTemplate() throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      Set<String> entries = entries(file);
      template
          .functions()
          .forEach(
              (name, function) ->
                  assertThat(entries)
                      .contains(function.path("Handler").asText().replace('.', '/') + ".class"));
    }
  }

  /** JSch's Ed25519 keys lie in META-INF/versions: without this the bastion gets none. */
  @Test
  void isAMultiReleaseJar() throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      assertThat(file.isMultiRelease()).isTrue();
    }
  }

  @Test
  void hasOneHttpClientAndNothingThatOnlyTestsNeed() throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      assertThat(entries(file))
          .noneMatch(name -> name.startsWith("io/netty/"))
          .noneMatch(name -> name.startsWith("org/apache/http/"))
          .noneMatch(name -> name.startsWith("org/junit/"))
          .noneMatch(name -> name.startsWith("com/amazonaws/services/dynamodbv2/local/"))
          .anyMatch(name -> name.startsWith("software/amazon/awssdk/http/urlconnection/"));
    }
  }

  @Test
  void fitsIntoLambda() throws IOException {
    assertThat(Files.size(jar)).isLessThan(60L * 1024 * 1024);
    try (JarFile file = new JarFile(jar.toFile())) {
      assertThat(file.stream().mapToLong(JarEntry::getSize).sum()).isLessThan(LIMIT);
    }
  }
}
