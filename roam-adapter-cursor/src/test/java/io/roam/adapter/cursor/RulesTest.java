package io.roam.adapter.cursor;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.roam.spi.RoamException;
import io.roam.spi.tool.ToolAdapter;

/** What an adapter may use. */
@AnalyzeClasses(packages = "io.roam.adapter", importOptions = RulesTest.MainClasses.class)
class RulesTest {
    @ArchTest
    static final ArchRule anAdapterSeesTheInterfacesOnly = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "io.roam.adapter.cursor",
                    "io.roam.spi",
                    "io.roam.spi.tool",
                    "io.roam.transcript",
                    "java..",
                    "org.jspecify..",
                    "tools.jackson.core..",
                    "com.google.common..")
            .because("an adapter that sees neither pool nor transport works with every version of them, and cannot send"
                    + " anything anywhere");

    @ArchTest
    static final ArchRule adaptersAreTheOnlyDoors = classes()
            .that()
            .areTopLevelClasses()
            .and()
            .arePublic()
            .should()
            .implement(ToolAdapter.class)
            .because("roam needs the adapters themselves; all else is their own business");

    @ArchTest
    static final ArchRule errorsAreOneFamily = classes()
            .that()
            .areAssignableTo(Throwable.class)
            .should()
            .beAssignableTo(RoamException.class)
            .because("anything else that leaves an adapter is called its bug");

    @ArchTest
    static final ArchRule adaptersRememberNothing = fields().that()
            .areStatic()
            .should()
            .beFinal()
            .because("adapters are stateless: one object serves every home in the program");

    @ArchTest
    static final ArchRule sqlIsInOnePlace = noClasses()
            .that()
            .haveNameNotMatching(
                    ".*\\.(Database|WritableDatabase|Opening|Listing|RowConversation|Bindings|BlobWalk)(\\$.*)?")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..")
            .because("what is asked of the tool's databases can be read in a few files");

    @ArchTest
    static final ArchRule adaptersTalkToNobody = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.net.http..", "javax.net..", "java.rmi..")
            .because("nothing leaves the user's devices but by a transport");

    /** Leaves tests out, wherever the build puts them. */
    static final class MainClasses implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("/test-classes/");
        }
    }
}
