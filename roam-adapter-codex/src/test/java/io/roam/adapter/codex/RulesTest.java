package io.roam.adapter.codex;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import io.roam.testkit.AdapterRules;

/** Checks which packages an adapter uses. */
@AnalyzeClasses(packages = "io.roam.adapter", importOptions = RulesTest.MainClasses.class)
class RulesTest {
    @ArchTest
    static final ArchTests everyAdapters = ArchTests.in(AdapterRules.class);

    @ArchTest
    static final ArchRule anAdapterSeesTheInterfacesOnly = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "io.roam.adapter.codex..",
                    "io.roam.adapter.kit..",
                    "com.github.luben.zstd",
                    "io.roam.json",
                    "io.roam.spi",
                    "io.roam.spi.tool",
                    "io.roam.transcript",
                    "java..",
                    "org.jspecify..",
                    "com.google.common..")
            .because("an adapter that sees neither pool nor transport works with every version of them, and cannot send"
                    + " anything anywhere");

    /** Excludes tests, wherever the build puts them. */
    static final class MainClasses implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("/test-classes/");
        }
    }
}
