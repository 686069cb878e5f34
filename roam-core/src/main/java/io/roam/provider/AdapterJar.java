package io.roam.provider;

import io.roam.spi.Diagnosis;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.zip.ZipException;

/** A jar in the adapters folder, examined before any class of it is loaded. */
record AdapterJar(Path file) {
    /** The attribute of a jar's manifest that names the version of the interfaces for which it was made. */
    static final String VERSION = "Roam-Spi-Version";

    /** The version of the interfaces here; a change that breaks an adapter makes a new one. */
    static final int CURRENT = 1;

    private static final int OLDEST = 1;
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,6}");
    private static final List<String> SERVICES = List.of(
            "META-INF/services/io.roam.spi.tool.ToolAdapter",
            "META-INF/services/io.roam.spi.transport.TransportProvider");

    /** Returns what is wrong with it; a finding that is no trouble does not hinder its use. */
    Optional<Diagnosis> examine() {
        if (Files.isDirectory(file)) {
            return refusal("A folder is where an adapter's jar should be", "move it to another folder");
        }
        try (JarFile jar = new JarFile(file.toFile(), false)) {
            if (SERVICES.stream().allMatch(name -> jar.getEntry(name) == null)) {
                return refusal(
                        "A jar contains no adapter", "add the name of the adapter's class to " + SERVICES.get(0));
            }
            return checkVersion(Optional.ofNullable(jar.getManifest())
                    .map(Manifest::getMainAttributes)
                    .map(AdapterJar::versionOf));
        } catch (ZipException e) {
            return refusal("A file is not a jar", "remove it, or download it again");
        } catch (IOException | RuntimeException e) { // a manifest can be damaged in many ways
            return refusal("A jar cannot be read (" + e.getMessage() + ")", "check its permissions, or replace it");
        }
    }

    private static String versionOf(Attributes attributes) {
        return attributes.getValue(VERSION);
    }

    private Optional<Diagnosis> checkVersion(Optional<String> version) {
        if (version.isEmpty()) {
            return Optional.of(Diagnosis.notice(
                    "provider-unversioned",
                    "An adapter does not say for which version of roam's interfaces it was made",
                    file.toString(),
                    "add to the jar's manifest, or ask its author to do it: " + VERSION + ": " + CURRENT));
        }
        String text = version.get().strip();
        if (!NUMBER.matcher(text).matches()) {
            return refusal(
                    "An adapter names no valid version of roam's interfaces: \"" + text + "\"",
                    "write into the jar's manifest, or ask its author to do it: " + VERSION + ": " + CURRENT);
        }
        int number = Integer.parseInt(text);
        if (number > CURRENT) {
            return refusal(
                    "An adapter was made for a newer roam (interfaces " + number + ", here " + CURRENT + ")",
                    "update roam");
        }
        return number < OLDEST
                ? refusal(
                        "An adapter was made for an older roam (interfaces " + number + ", here " + CURRENT + ")",
                        "update the adapter")
                : Optional.empty();
    }

    private Optional<Diagnosis> refusal(String what, String remedy) {
        return Optional.of(Diagnosis.warning("provider-refused", what, file.toString(), remedy));
    }
}
