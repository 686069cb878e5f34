package io.roam.adapter.gemini;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import io.roam.testkit.AdapterRules;

/** Checks what the adapter uses. */
@AnalyzeClasses(packages = "io.roam.adapter.gemini", importOptions = RulesTest.MainClasses.class)
class RulesTest {
    @ArchTest
    static final ArchTests RULES = ArchTests.in(AdapterRules.class);

    /** Excludes tests, wherever the build puts them. */
    static final class MainClasses implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("/test-classes/");
        }
    }
}
