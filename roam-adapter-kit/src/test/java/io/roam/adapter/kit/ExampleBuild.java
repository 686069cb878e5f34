package io.roam.adapter.kit;

import io.roam.spi.tool.ToolAdapter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * An example in {@code examples/}, compiled as its own build does: no module of this one.
 *
 * @param classes the folder with its classes and resources
 * @param loader loads them
 */
record ExampleBuild(Path source, Path classes, ClassLoader loader) {
    /** Compiles the example of that name into a folder. */
    static ExampleBuild compile(String name, Path folder) {
        Path source = Path.of("..", "examples", name).toAbsolutePath().normalize();
        try {
            Path classes = Files.createDirectories(folder.resolve(name));
            List<String> arguments = new ArrayList<>(List.of(
                    "-proc:none",
                    "--release",
                    "17",
                    "-cp",
                    System.getProperty("java.class.path"),
                    "-d",
                    classes.toString()));
            filesBelow(source.resolve("src"), ".java").forEach(file -> arguments.add(file.toString()));
            int failed = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new));
            if (failed != 0) {
                throw new AssertionError("the example does not compile: " + source);
            }
            Path services = source.resolve("src/main/resources/META-INF/services");
            for (Path file : filesBelow(services, "")) {
                Files.createDirectories(classes.resolve("META-INF/services"));
                Files.copy(file, classes.resolve("META-INF/services").resolve(file.getFileName()));
            }
            URL[] urls = {classes.toUri().toURL()};
            return new ExampleBuild(source, classes, new URLClassLoader(urls, ExampleBuild.class.getClassLoader()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> filesBelow(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(
                            file -> Files.isRegularFile(file) && file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }

    /** Returns its adapter, as the service loader finds it. */
    ToolAdapter adapter() {
        return ServiceLoader.load(ToolAdapter.class, loader).stream()
                .filter(provider -> provider.type().getClassLoader() == loader)
                .findFirst()
                .orElseThrow()
                .get();
    }

    /** Returns the lines of its main sources. */
    List<String> mainLines() throws IOException {
        List<String> lines = new ArrayList<>();
        for (Path file : filesBelow(source.resolve("src/main/java"), ".java")) {
            lines.addAll(Files.readAllLines(file));
        }
        return lines;
    }
}
