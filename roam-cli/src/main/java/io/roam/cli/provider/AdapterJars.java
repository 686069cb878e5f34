package io.roam.cli.provider;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The jars in the adapters folder. Each has its own class loader, so that none sees the dependencies of another. */
final class AdapterJars implements AutoCloseable {
    private final Map<Path, URLClassLoader> loaders = new LinkedHashMap<>();

    AdapterJars(Path folder, Consumer<String> reportProblem) {
        if (Files.isDirectory(folder)) {
            for (Path jar : listJars(folder, reportProblem)) {
                openJar(jar, reportProblem);
            }
        }
    }

    private static List<Path> listJars(Path folder, Consumer<String> reportProblem) {
        List<Path> jars = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.jar")) {
            files.forEach(jars::add);
        } catch (IOException e) {
            reportProblem.accept("cannot list the adapters: " + folder + " (" + e.getMessage() + ")");
        }
        Collections.sort(jars);
        return jars;
    }

    @SuppressWarnings("resource") // closed by close()
    private void openJar(Path jar, Consumer<String> reportProblem) {
        try {
            URL[] url = {jar.toUri().toURL()};
            loaders.put(jar, new URLClassLoader(url, AdapterJars.class.getClassLoader()));
        } catch (IOException e) {
            reportProblem.accept("cannot open an adapter: " + jar + " (" + e.getMessage() + ")");
        }
    }

    Map<Path, URLClassLoader> loaders() {
        return loaders;
    }

    @Override
    public void close() {
        for (URLClassLoader loader : loaders.values()) {
            try {
                loader.close();
            } catch (IOException e) {
                // the process ends, and the system closes it
            }
        }
    }
}
