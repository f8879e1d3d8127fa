package io.lablift.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Modifier;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The functions that the template deploys are those that the code has. */
final class FunctionsTest {
  private static final Pattern VARIABLE_READ =
      Pattern.compile("(?:required\\(env, |env\\.get(?:OrDefault)?\\()\\s*\"([A-Z_]+)\"");

  /** Set by Lambda itself (Lambda developer guide, "Defined runtime environment variables"). */
  private static final String BY_LAMBDA = "AWS_REGION";

  /** For an endpoint that stands in for AWS, and may be faster: in AWS itself there is none. */
  private static final Set<String> NOT_IN_AWS = Set.of("AWS_ENDPOINT_URL", "LABLIFT_TIME_SCALE");

  private final Template template = Template.shipped();

  @Test
  void everyHandlerIsAClassThatLambdaCanMakeAndCall() throws ReflectiveOperationException {
    assertThat(template.functions()).hasSizeGreaterThan(9);
    for (JsonNode function : template.functions().values()) {
      Class<?> handler = Class.forName(function.path("Handler").asText());
      assertThat(handler.getConstructor().canAccess(null)).as(handler.getName()).isTrue();
      assertThat(Modifier.isPublic(handler.getModifiers())).as(handler.getName()).isTrue();
      assertThat(Modifier.isAbstract(handler.getModifiers())).as(handler.getName()).isFalse();
      assertThat(isHandler(handler)).as(handler.getName()).isTrue();
    }
  }

  private static boolean isHandler(Class<?> type) {
    return RequestHandler.class.isAssignableFrom(type)
        || RequestStreamHandler.class.isAssignableFrom(type);
  }

  @Test
  void everyHandlerOfTheCodeIsDeployedUnderItsOwnName() {
    Set<String> inCode =
        new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("io.lablift.functions")
                .stream()
                .filter(type -> !type.getModifiers().contains(JavaModifier.ABSTRACT))
                .filter(
                    type ->
                        type.isAssignableTo(RequestHandler.class)
                            || type.isAssignableTo(RequestStreamHandler.class))
                .map(JavaClass::getName)
                .collect(Collectors.toCollection(TreeSet::new));

    assertThat(template.functions().values())
        .extracting(function -> function.path("Handler").asText())
        .containsExactlyInAnyOrderElementsOf(inCode);
    template
        .functions()
        .forEach(
            (name, function) ->
                assertThat(function.path("Handler").asText()).as(name).endsWith("." + name));
  }

  @Test
  void everyVariableThatIsReadIsSetAndEveryOneThatIsSetIsRead() {
    String code = Yaml.source("functions/src/main/java/io/lablift/functions/aws/AwsClients.java");
    Set<String> read =
        VARIABLE_READ
            .matcher(code)
            .results()
            .map((MatchResult match) -> match.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(read).contains("LABLIFT_TABLE", BY_LAMBDA).containsAll(NOT_IN_AWS);
    read.remove(BY_LAMBDA);
    read.removeAll(NOT_IN_AWS);

    Set<String> set = new TreeSet<>();
    template.global("Environment").path("Variables").fieldNames().forEachRemaining(set::add);
    assertThat(set).isEqualTo(read);
    template
        .functions()
        .forEach(
            (name, function) ->
                assertThat(function.has("Environment")).as(name + " has its own").isFalse());
  }

  @Test
  void allRunTheSameJarOnJava25() {
    assertThat(template.global("Runtime").asText()).isEqualTo("java25");
    assertThat(template.global("CodeUri").asText()).endsWith(".jar");
    template
        .functions()
        .forEach(
            (name, function) -> {
              assertThat(function.has("CodeUri")).as(name).isFalse();
              assertThat(function.has("Runtime")).as(name).isFalse();
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"MemorySize", "Timeout", "Tracing", "Architectures"})
  void everyFunctionHas(String property) {
    for (String function : template.functions().keySet()) {
      assertThat(template.property(function, property).isMissingNode()).as(function).isFalse();
    }
  }

  @Test
  void onlyWhereAPersonWaitsIsASnapshotTaken() {
    template
        .functions()
        .forEach(
            (name, function) ->
                assertThat(function.has("SnapStart")).as(name).isEqualTo(name.equals("Api")));
    assertThat(template.property("Api", "AutoPublishAlias").asText()).isEqualTo("live");
    assertThat(template.property("Api", "AutoPublishAliasAllProperties").asBoolean()).isTrue();
  }

  @Test
  void everyFunctionHasALogGroupOfItsOwnThatForgets() {
    Set<String> groups = new TreeSet<>();
    template
        .functions()
        .forEach(
            (name, function) -> {
              JsonNode logging = function.path("LoggingConfig");
              assertThat(logging.path("LogFormat").asText()).as(name).isEqualTo("JSON");
              groups.add(logging.path("LogGroup").path("Ref").asText());
            });
    assertThat(groups).hasSameSizeAs(template.functions().keySet());
    assertThat(template.all("AWS::Logs::LogGroup").keySet()).containsAll(groups);
    template
        .all("AWS::Logs::LogGroup")
        .forEach(
            (name, group) ->
                assertThat(group.path("RetentionInDays").path("Ref").asText())
                    .as(name)
                    .isEqualTo("LogRetentionDays"));
  }
}
