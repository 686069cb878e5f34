package io.roam.testkit;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.roam.spi.RoamException;
import java.nio.file.Files;
import java.util.Set;

/**
 * The rules for every adapter, for ArchUnit: a test that is annotated with {@code @AnalyzeClasses} includes them by
 * {@code @ArchTest static final ArchTests RULES = ArchTests.in(AdapterRules.class)}.
 */
public final class AdapterRules {
    @ArchTest
    static final ArchRule ADAPTERS_SEE_NO_INSIDES = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.roam",
                    "io.roam.api..",
                    "io.roam.batch..",
                    "io.roam.capture..",
                    "io.roam.chain..",
                    "io.roam.device..",
                    "io.roam.doctor..",
                    "io.roam.exchange..",
                    "io.roam.files..",
                    "io.roam.history..",
                    "io.roam.home..",
                    "io.roam.ledger..",
                    "io.roam.operation..",
                    "io.roam.place..",
                    "io.roam.pool..",
                    "io.roam.search..",
                    "io.roam.spi.transport..",
                    "io.roam.sync..",
                    "io.roam.transport..",
                    "io.roam.watch..",
                    "io.roam.workspace..")
            .because("an adapter that sees neither pool nor transport works with every version of them, and cannot send"
                    + " anything anywhere");

    @ArchTest
    static final ArchRule ERRORS_ARE_ONE_FAMILY = classes()
            .that()
            .areAssignableTo(Throwable.class)
            .should()
            .beAssignableTo(RoamException.class)
            .allowEmptyShould(true)
            .because("anything else that leaves an adapter is called its bug");

    @ArchTest
    static final ArchRule ADAPTERS_REMEMBER_NOTHING = fields().that()
            .areStatic()
            .should()
            .beFinal()
            .andShould()
            .notHaveRawType("java.util.concurrent.ConcurrentHashMap")
            .allowEmptyShould(true)
            .because("adapters are stateless: one object serves every home in the program");

    @ArchTest
    static final ArchRule ADAPTERS_TALK_TO_NOBODY = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.net.http..", "javax.net..", "java.rmi..")
            .because("nothing leaves the user's devices but by a transport");

    private static final Set<String> OPENING = Set.of(
            "newInputStream",
            "newByteChannel",
            "readAllBytes",
            "readString",
            "readAllLines",
            "lines",
            "newBufferedReader");

    @ArchTest
    static final ArchRule ADAPTERS_OPEN_REGULAR_FILES = noClasses()
            .should()
            .callMethodWhere(describe(
                    "it opens a file to read it",
                    call -> call.getTargetOwner().isEquivalentTo(Files.class) && OPENING.contains(call.getName())))
            .because(
                    "a pipe under the name of a session makes whoever opens it wait for ever: RegularFiles refuses it");

    private AdapterRules() {}
}
