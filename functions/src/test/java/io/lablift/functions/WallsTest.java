package io.lablift.functions;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.lablift.functions.aws.AwsClients;
import java.util.concurrent.Executor;

@AnalyzeClasses(
    packages = "io.lablift.functions",
    importOptions = ImportOption.DoNotIncludeTests.class)
class WallsTest {
  @ArchTest
  static final ArchRule functionsKnowNoOtherModule =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.lablift.statemachine..", "io.lablift.simulator..", "io.lablift.local..");

  @ArchTest
  static final ArchRule packagesFormNoCycle =
      slices().matching("io.lablift.functions.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule onlyTheSeamReadsTheEnvironment =
      noClasses()
          .that()
          .doNotBelongToAnyOf(AwsClients.class)
          .should()
          .callMethod(System.class, "getenv")
          .orShould()
          .callMethod(System.class, "getenv", String.class);

  @ArchTest
  static final ArchRule handlersCallInSequence =
      noClasses()
          .should()
          .dependOnClassesThat()
          .areAssignableTo(Executor.class)
          .orShould()
          .callMethod(Thread.class, "sleep", long.class);

  @ArchTest
  static final ArchRule timeIsAParameter =
      noClasses()
          .should()
          .callMethod(java.time.Instant.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis");
}
