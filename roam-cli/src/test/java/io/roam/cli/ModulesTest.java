package io.roam.cli;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.roam.spi.tool.ToolAdapter;
import io.roam.spi.transport.TransportProvider;

/** The rules between modules: a module uses no classes of an adapter or transport, which are found by their interfaces. */
@AnalyzeClasses(packages = "io.roam", importOptions = ImportOption.DoNotIncludeTests.class)
final class ModulesTest {
    @ArchTest
    static final ArchRule NO_MODULE_NAMES_AN_ADAPTER = noClasses()
            .that()
            .resideOutsideOfPackage("io.roam.adapter..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.roam.adapter..")
            .because(
                    "an adapter is found by the service loader, and all else in its module may change with any version");

    @ArchTest
    static final ArchRule ADAPTERS_DO_NOT_NAME_EACH_OTHER = slices().matching("io.roam.adapter.(*)..")
            .should()
            .notDependOnEachOther()
            .ignoreDependency(alwaysTrue(), resideInAPackage("io.roam.adapter.kit.."))
            .because("each adapter follows its own tool and changes alone; what they share is in the kit");

    @ArchTest
    static final ArchRule NO_MODULE_NAMES_SYNCTHING = noClasses()
            .that()
            .resideOutsideOfPackage("io.roam.transport.syncthing..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.roam.transport.syncthing..")
            .because("the built-in transport is one of many");

    @ArchTest
    static final ArchRule WHAT_IS_FOUND_IS_PUBLIC = classes()
            .that()
            .implement(ToolAdapter.class)
            .or()
            .implement(TransportProvider.class)
            .and()
            .doNotHaveModifier(JavaModifier.ABSTRACT)
            .and()
            .resideOutsideOfPackage("io.roam.testkit..")
            .should()
            .bePublic()
            .because("the service loader makes public classes only");
}
