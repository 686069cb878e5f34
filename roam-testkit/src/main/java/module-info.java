/** Contract tests for adapters and transports, and the machines on which they run. */
module io.roam.testkit {
    requires transitive io.roam.core;
    requires transitive org.junit.jupiter.api;
    requires com.google.common;
    requires java.management;
    requires jdk.management;
    requires org.assertj.core;
    requires org.junit.platform.commons;
    requires org.opentest4j;
    requires static com.tngtech.archunit;
    requires static com.tngtech.archunit.junit5.api;
    requires static org.jspecify;

    exports io.roam.testkit;
    exports io.roam.testkit.fuzz;

    opens io.roam.testkit; // its tests are inherited, and called by reflection
}
