package io.roam.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.roam.api.Providers;

/** Who may use whom: the packages follow the way of the data, from a tool's store to the pool and back. */
@AnalyzeClasses(packages = "io.roam", importOptions = MainClasses.class)
class LayersTest {
    private static final String[] GROUND = {"java..", "org.jspecify..", "com.google.common.."};

    @ArchTest
    static final ArchRule packagesHaveNoCycles = slices().matching("io.roam.(**)")
            .should()
            .beFreeOfCycles()
            .because("a package that another one needs must be understandable without that other one");

    @ArchTest
    static final ArchRule packagesFollowTheData = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("transcript")
            .definedBy("io.roam.transcript")
            .layer("spi")
            .definedBy("io.roam.spi..")
            .layer("provider")
            .definedBy("io.roam.provider")
            .layer("folder")
            .definedBy("io.roam.transport..")
            .layer("text")
            .definedBy("io.roam.text")
            .layer("json")
            .definedBy("io.roam.json")
            .layer("files")
            .definedBy("io.roam.files")
            .layer("chain")
            .definedBy("io.roam.chain")
            .layer("device")
            .definedBy("io.roam.device")
            .layer("workspace")
            .definedBy("io.roam.workspace")
            .layer("api")
            .definedBy("io.roam.api")
            .layer("frame")
            .definedBy("io.roam.frame")
            .layer("batch")
            .definedBy("io.roam.batch")
            .layer("ledger")
            .definedBy("io.roam.ledger")
            .layer("history")
            .definedBy("io.roam.history")
            .layer("pool")
            .definedBy("io.roam.pool")
            .layer("search")
            .definedBy("io.roam.search")
            .layer("exchange")
            .definedBy("io.roam.exchange")
            .layer("capture")
            .definedBy("io.roam.capture")
            .layer("home")
            .definedBy("io.roam.home")
            .layer("place")
            .definedBy("io.roam.place")
            .layer("sync")
            .definedBy("io.roam.sync")
            .layer("operation")
            .definedBy("io.roam.operation")
            .layer("watch")
            .definedBy("io.roam.watch")
            .layer("doctor")
            .definedBy("io.roam.doctor")
            .layer("facade")
            .definedBy("io.roam")
            .whereLayer("transcript")
            .mayNotAccessAnyLayer()
            .whereLayer("spi")
            .mayOnlyAccessLayers("transcript")
            .whereLayer("provider")
            .mayOnlyAccessLayers("transcript", "spi")
            .whereLayer("folder")
            .mayOnlyAccessLayers("spi")
            .whereLayer("text")
            .mayNotAccessAnyLayer()
            .whereLayer("json")
            .mayOnlyAccessLayers("spi")
            .whereLayer("files")
            .mayOnlyAccessLayers("spi", "json")
            .whereLayer("chain")
            .mayNotAccessAnyLayer()
            .whereLayer("device")
            .mayOnlyAccessLayers("spi", "json", "chain")
            .whereLayer("workspace")
            .mayOnlyAccessLayers("spi", "json")
            .whereLayer("api")
            .mayOnlyAccessLayers("transcript", "spi", "provider", "folder", "device", "text")
            .whereLayer("frame")
            .mayOnlyAccessLayers("spi", "chain")
            .whereLayer("batch")
            .mayOnlyAccessLayers("spi", "json", "chain", "device", "frame")
            .whereLayer("ledger")
            .mayOnlyAccessLayers("spi", "json", "files", "chain", "device", "api")
            .whereLayer("history")
            .mayOnlyAccessLayers("chain", "device", "batch")
            .whereLayer("pool")
            .mayOnlyAccessLayers("spi", "json", "files", "chain", "device", "batch", "history")
            .whereLayer("search")
            .mayOnlyAccessLayers(
                    "transcript", "spi", "provider", "files", "chain", "device", "frame", "batch", "history", "pool")
            .whereLayer("exchange")
            .mayOnlyAccessLayers("spi", "json", "files", "chain", "device", "batch", "ledger", "history", "pool")
            .whereLayer("capture")
            .mayOnlyAccessLayers(
                    "spi",
                    "provider",
                    "json",
                    "files",
                    "chain",
                    "device",
                    "workspace",
                    "api",
                    "batch",
                    "ledger",
                    "history",
                    "pool")
            .whereLayer("home")
            .mayOnlyAccessLayers("spi", "provider", "json", "files", "api", "exchange")
            .whereLayer("place")
            .mayOnlyAccessLayers("spi", "chain", "workspace", "api", "batch", "ledger", "history", "pool", "capture")
            .whereLayer("sync")
            .mayOnlyAccessLayers(
                    "transcript",
                    "spi",
                    "chain",
                    "device",
                    "workspace",
                    "api",
                    "batch",
                    "ledger",
                    "history",
                    "pool",
                    "exchange",
                    "capture",
                    "place")
            .whereLayer("operation")
            .mayOnlyAccessLayers(
                    "transcript",
                    "spi",
                    "text",
                    "files",
                    "text",
                    "chain",
                    "device",
                    "workspace",
                    "api",
                    "batch",
                    "ledger",
                    "history",
                    "pool",
                    "search",
                    "exchange",
                    "capture",
                    "home",
                    "place",
                    "sync")
            .whereLayer("watch")
            .mayOnlyAccessLayers("spi", "api", "home", "sync", "operation")
            .whereLayer("doctor")
            .mayOnlyAccessLayers(
                    "transcript",
                    "spi",
                    "files",
                    "chain",
                    "device",
                    "workspace",
                    "api",
                    "batch",
                    "ledger",
                    "history",
                    "pool",
                    "exchange",
                    "capture",
                    "home",
                    "sync",
                    "operation",
                    "watch")
            .whereLayer("facade")
            .mayNotBeAccessedByAnyLayer()
            .because(
                    "captured records go one way, placed ones the other, and what a peer sent meets them in the pool only:"
                            + " exchange knows no store, capture and place know no transport; an operation works on an"
                            + " open home, and nothing below the facade knows it");

    @ArchTest
    static final ArchRule transportsKnowBytesOnly = classes()
            .that()
            .resideInAPackage("io.roam.transport..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(with("io.roam.transport..", "io.roam.spi", "io.roam.spi.transport"))
            .because(
                    "a transport that cannot see a record cannot damage one, and whoever writes one learns one package");

    @ArchTest
    static final ArchRule theFacadeNamesTheFolderTransportOnce = classes()
            .that()
            .resideInAPackage("io.roam.transport.folder")
            .should()
            .onlyHaveDependentClassesThat(
                    resideInAPackage("io.roam.transport.folder").or(equivalentTo(Providers.class)))
            .because("the built-in transport is one of many");

    private static String[] with(String... more) {
        String[] all = new String[GROUND.length + more.length];
        System.arraycopy(GROUND, 0, all, 0, GROUND.length);
        System.arraycopy(more, 0, all, GROUND.length, more.length);
        return all;
    }
}
