package io.roam.provider;

import io.roam.spi.Diagnosis;
import java.io.IOException;
import java.net.MalformedURLException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The folder with the user's own jars. Each has a class loader of its own, so that none sees the dependencies of another. */
final class AdapterFolder implements AutoCloseable {
    private final Map<Path, AdapterJarLoader> loaders = new LinkedHashMap<>();

    /** Opens the jars of a folder, which may not exist. */
    AdapterFolder(Path folder, Consumer<Diagnosis> problems) {
        if (Files.isDirectory(folder)) {
            listJars(folder, problems).forEach(jar -> openJar(jar, problems));
        }
    }

    private static List<Path> listJars(Path folder, Consumer<Diagnosis> problems) {
        List<Path> jars = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.jar")) {
            files.forEach(jars::add);
        } catch (IOException | DirectoryIteratorException e) {
            problems.accept(Diagnosis.warning(
                    "provider-refused",
                    "The folder with adapters cannot be read (" + e.getMessage() + ")",
                    folder.toString(),
                    "check its permissions"));
        }
        Collections.sort(jars);
        return jars;
    }

    private void openJar(Path jar, Consumer<Diagnosis> problems) {
        Optional<Diagnosis> finding = new AdapterJar(jar).examine();
        finding.ifPresent(problems);
        if (finding.filter(one -> one.severity().isTrouble()).isEmpty()) {
            loaders.put(jar, loaderOf(jar));
        }
    }

    private static AdapterJarLoader loaderOf(Path jar) {
        try {
            return new AdapterJarLoader(jar.toUri().toURL(), AdapterFolder.class.getClassLoader());
        } catch (MalformedURLException e) {
            throw new IllegalStateException("a file without an address: " + jar, e);
        }
    }

    Map<Path, AdapterJarLoader> loaders() {
        return loaders;
    }

    @Override
    public void close() {
        for (AdapterJarLoader loader : loaders.values()) {
            try {
                loader.close();
            } catch (IOException e) {
                // the file is read no more; the system closes it when the program ends
            }
        }
    }
}
