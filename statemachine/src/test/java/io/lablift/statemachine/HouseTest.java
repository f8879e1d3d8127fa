package io.lablift.statemachine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "io.lablift.statemachine",
    importOptions = ImportOption.DoNotIncludeTests.class)
class HouseTest {
  @ArchTest
  static final ArchRule knowsNoAwsSdkAndNoOtherModule =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "software.amazon..",
              "com.amazonaws..",
              "io.lablift.functions..",
              "io.lablift.simulator..",
              "io.lablift.local..");

  @ArchTest
  static final ArchRule hasNoPackageCycles =
      slices().matching("io.lablift.statemachine.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule neverSleepsNorReadsTheEnvironment =
      noClasses()
          .should()
          .callMethod(Thread.class, "sleep", long.class)
          .orShould()
          .callMethod(System.class, "getenv", String.class);
}
