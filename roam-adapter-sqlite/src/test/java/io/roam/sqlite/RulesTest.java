package io.roam.sqlite;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import io.roam.testkit.AdapterRules;

/** What the adapters' common code may use. */
@AnalyzeClasses(packages = "io.roam.sqlite", importOptions = RulesTest.MainClasses.class)
class RulesTest {
    @ArchTest
    static final ArchTests everyAdapters = ArchTests.in(AdapterRules.class);

    @ArchTest
    static final ArchRule noToolIsKnownHere = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("io.roam.sqlite", "io.roam.spi", "java..", "org.jspecify..", "com.google.common..")
            .because("adapters share it, and none of them may depend on another one's tool");

    /** Leaves tests out, wherever the build puts them. */
    static final class MainClasses implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("/test-classes/");
        }
    }
}
