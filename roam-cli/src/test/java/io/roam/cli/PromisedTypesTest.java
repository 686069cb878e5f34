package io.roam.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.net.URL;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What other programs build upon names only what is promised: no library, and nothing internal. */
class PromisedTypesTest {
    /** Contract tests are tests of JUnit's, and state rules of ArchUnit's. */
    private static final Set<String> OF_TESTS = Set.of("org.junit.jupiter.api", "com.tngtech.archunit");

    /** Returns the packages that roam's modules export to all. */
    private static Set<String> exported() throws IOException {
        Set<String> packages = new TreeSet<>();
        for (URL url : Collections.list(ClassLoader.getSystemResources("module-info.class"))) {
            try (InputStream in = url.openStream()) {
                ModuleDescriptor module = ModuleDescriptor.read(in);
                if (module.name().startsWith("io.roam.")) {
                    module.exports().stream()
                            .filter(one -> !one.isQualified())
                            .forEach(one -> packages.add(one.source()));
                }
            }
        }
        return packages;
    }

    @Test
    void signaturesNameOnlyWhatIsPromised() throws IOException {
        Set<String> exported = exported();
        assertThat(exported)
                .containsExactlyInAnyOrder(
                        "io.roam",
                        "io.roam.adapter.kit",
                        "io.roam.api",
                        "io.roam.spi",
                        "io.roam.spi.tool",
                        "io.roam.spi.transport",
                        "io.roam.testkit",
                        "io.roam.testkit.fuzz",
                        "io.roam.transcript");
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.roam");
        PromisedTypes promised = new PromisedTypes(exported, OF_TESTS);
        promised.signatures().check(classes);
        promised.declarations().check(classes);
    }

    @Test
    void aLibraryIsFoundWhereverASignatureNamesIt() {
        JavaClasses classes =
                new ClassFileImporter().importClasses(PlantedSignatures.class, PlantedSignatures.Hidden.class);
        PromisedTypes promised = new PromisedTypes(Set.of("io.roam.cli"), Set.of());
        List<String> broken = Stream.of(promised.signatures(), promised.declarations())
                .flatMap(rule -> rule.evaluate(classes).getFailureReport().getDetails().stream())
                .toList();
        assertThat(broken)
                .extracting(line -> line.substring(line.lastIndexOf('.') + 1))
                .containsExactlyInAnyOrder(
                        "Beta",
                        "ImmutableList",
                        "ImmutableMap",
                        "ImmutableRangeSet",
                        "ImmutableSet",
                        "ImmutableSortedSet",
                        "ImmutableTable",
                        "UncheckedTimeoutException");
    }
}
