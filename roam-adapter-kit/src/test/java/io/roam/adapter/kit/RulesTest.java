package io.roam.adapter.kit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import io.roam.testkit.AdapterRules;

/** Checks what the kit uses. */
@AnalyzeClasses(packages = "io.roam.adapter.kit", importOptions = RulesTest.MainClasses.class)
class RulesTest {
    @ArchTest
    static final ArchTests RULES = ArchTests.in(AdapterRules.class);

    @ArchTest
    static final ArchRule theKitStandsOnWhatIsPromised = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..", "org.jspecify..", "io.roam.spi..", "io.roam.transcript", "io.roam.adapter.kit..")
            .because("an adapter in a jar of its own gets the kit and what the kit names, and nothing else");

    /** Excludes tests, wherever the build puts them. */
    static final class MainClasses implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("/test-classes/");
        }
    }
}
