package io.lablift.simulator;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import org.junit.jupiter.api.Test;

class PackagesTest {
  private final JavaClasses classes =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.lablift.simulator");

  @Test
  void haveNoCycles() {
    SlicesRuleDefinition.slices()
        .matching("io.lablift.simulator.(*)..")
        .should()
        .beFreeOfCycles()
        .check(classes);
  }

  @Test
  void knowNoOtherModule() {
    ArchRuleDefinition.noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.lablift.functions..", "io.lablift.statemachine..", "io.lablift.local..")
        .check(classes);
  }
}
