package io.roam.provider;

import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;

/**
 * A provider that was found, used or not.
 *
 * @param id the tool's id, or the transport's scheme
 * @param type its class
 */
public record FoundProvider(String id, Class<?> type) {
    /** Returns the version that its jar states; empty if it states none. */
    public Optional<String> version() {
        return Optional.ofNullable(type.getPackage()).map(Package::getImplementationVersion);
    }

    /** Returns the jar or folder that it was loaded from. */
    public String location() {
        return locationOf(type);
    }

    static String locationOf(Class<?> type) {
        return Optional.ofNullable(type.getProtectionDomain().getCodeSource())
                .map(CodeSource::getLocation)
                .map(FoundProvider::pathText)
                .orElse("an unknown place");
    }

    private static String pathText(URL location) {
        try {
            return Path.of(location.toURI()).toString();
        } catch (URISyntaxException | RuntimeException e) { // not a file: shown as it is
            return location.toString();
        }
    }
}
