package io.roam.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.roam.spi.RoamException;

/** What no class of the core does. */
@AnalyzeClasses(packages = "io.roam", importOptions = MainClasses.class)
class HabitsTest {
    @ArchTest
    static final ArchRule errorsAreOneFamily = classes()
            .that()
            .areAssignableTo(Throwable.class)
            .and()
            .arePublic()
            .should()
            .beAssignableTo(RoamException.class)
            .because("whoever calls roam catches one type, and always learns what failed, where, and what to do");

    @ArchTest
    static final ArchRule signalsStayInTheirPackage = classes()
            .that()
            .areAssignableTo(Throwable.class)
            .and()
            .areNotAssignableTo(RoamException.class)
            .should()
            .bePackagePrivate()
            .because(
                    "a throwable that is no error for the user, such as the word that a session is private, is caught beside"
                            + " the place that throws it");

    @ArchTest
    static final ArchRule nothingIsShared = fields().that()
            .areStatic()
            .should()
            .beFinal()
            .because("two roam homes may be open in one program; they have nothing in common");

    @ArchTest
    static final ArchRule jsonIsReadInOnePlace = noClasses()
            .that()
            .resideOutsideOfPackage("io.roam.json")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("tools.jackson..", "com.fasterxml..")
            .because("another JSON library, or another version of it, is a matter of one package");

    @ArchTest
    static final ArchRule compressionIsInOnePlace = noClasses()
            .that()
            .resideOutsideOfPackage("io.roam.frame")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.github.luben..")
            .because("another way to compress is a matter of one package");

    @ArchTest
    static final ArchRule itPrintsNothing = noClasses()
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .because("the terminal belongs to the command line");
}
