package io.roam.adapter.cursor;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import io.roam.testkit.AdapterRules;

/** What an adapter may use. */
@AnalyzeClasses(packages = "io.roam.adapter", importOptions = RulesTest.MainClasses.class)
class RulesTest {
    @ArchTest
    static final ArchTests everyAdapters = ArchTests.in(AdapterRules.class);

    @ArchTest
    static final ArchRule anAdapterSeesTheInterfacesOnly = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "io.roam.adapter.cursor..",
                    "io.roam.json",
                    "io.roam.spi",
                    "io.roam.spi.tool",
                    "io.roam.sqlite",
                    "io.roam.transcript",
                    "java..",
                    "org.jspecify..",
                    "tools.jackson.core..",
                    "com.google.common..")
            .because("an adapter that sees neither pool nor transport works with every version of them, and cannot send"
                    + " anything anywhere");

    @ArchTest
    static final ArchRule sqlIsInOnePlace = noClasses()
            .that()
            .haveNameNotMatching(
                    ".*\\.(ConversationListing|RowConversation|WorkspaceBindings|BlobTraversal|AgentContentHash|AgentSchema)(\\$.*)?")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..")
            .because("what is asked of the tool's databases can be read in a few files");

    /** Leaves tests out, wherever the build puts them. */
    static final class MainClasses implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("/test-classes/");
        }
    }
}
