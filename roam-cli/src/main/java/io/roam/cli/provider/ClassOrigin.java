package io.roam.cli.provider;

import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;

/** Finds out where a class was loaded from. */
final class ClassOrigin {
    private ClassOrigin() {}

    /** Returns the jar or folder of a class. */
    static String locationOf(Class<?> type) {
        return Optional.ofNullable(type.getProtectionDomain().getCodeSource())
                .map(CodeSource::getLocation)
                .map(ClassOrigin::pathText)
                .orElse("an unknown place");
    }

    private static String pathText(URL location) {
        try {
            return Path.of(location.toURI()).toString();
        } catch (URISyntaxException | RuntimeException e) { // not a file: shown as it is
            return location.toString();
        }
    }

    static String versionOf(Class<?> type) {
        return Optional.ofNullable(type.getPackage())
                .map(Package::getImplementationVersion)
                .orElse("(no version)");
    }
}
