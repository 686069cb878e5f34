package io.roam.cli.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** Creates jars with providers. */
public final class TestJar {
    /** The version of roam's interfaces that a jar names. */
    static final String CURRENT = "1";

    private TestJar() {}

    /**
     * Creates a jar with an adapter of the class {@code name}.
     *
     * @param id the Java expression that is the adapter's id
     */
    static Path withAdapter(Path jar, String name, String id) throws IOException {
        return withAdapter(jar, name, id, "return List.of();");
    }

    /** Creates a jar with an adapter and the classes in a folder, which it may use. */
    static Path withAdapter(Path jar, String name, Path classes, String id) throws IOException {
        compile(classes, name, source(name, id, "return List.of();"));
        return pack(jar, classes, CURRENT, name);
    }

    /** Creates a jar with an adapter whose stores are found by the statements {@code locate}. */
    public static Path withAdapter(Path jar, String name, String id, String locate) throws IOException {
        return withAdapter(jar, name, id, locate, CURRENT);
    }

    /** Creates such a jar that names another version of roam's interfaces; empty: none. */
    public static Path withAdapter(Path jar, String name, String id, String locate, String version) throws IOException {
        Path classes = compile(jar.getParent(), name, source(name, id, locate));
        return pack(jar, classes, version, name);
    }

    /** Compiles a class into a new folder, or into the one with {@code classes} of an earlier call; returns the folder. */
    static Path compile(Path parent, String name, String source) throws IOException {
        boolean isThere = String.valueOf(parent.getFileName()).startsWith("classes");
        Path classes = isThere ? parent : Files.createTempDirectory(parent, "classes");
        Path file = classes.resolve(name + ".java");
        Files.createDirectories(file.getParent());
        Files.writeString(file, source);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        int result = compiler.run(
                null,
                OutputStream.nullOutputStream(),
                null,
                "-cp",
                classes + java.io.File.pathSeparator + System.getProperty("java.class.path"),
                "-d",
                classes.toString(),
                file.toString());
        assertThat(result).isZero();
        return classes;
    }

    private static String source(String name, String id, String locate) {
        return "import io.roam.spi.*; import io.roam.spi.tool.*; import java.util.List;"
                + "public class " + name + " implements ToolAdapter {"
                + "public String id() { return " + id + "; }"
                + "public String classRule() { return \"x/1\"; }"
                + "public List<StoreLocation> locate(Machine machine) {" + locate + "}"
                + "public HistoryStore open(StoreLocation at, Machine machine) { throw new IllegalStateException(); }"
                + "public boolean grantsPermissions(io.roam.spi.tool.Record record) { return true; }"
                + "public io.roam.transcript.Transcript transcript(RecordSource records) {"
                + " throw new IllegalStateException(); } }";
    }

    /** Packs classes into a jar that declares providers of these names, if there are any. */
    static Path pack(Path jar, Path classes, String version, String... names) throws IOException {
        Files.createDirectories(jar.getParent());
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new JarEntry("META-INF/MANIFEST.MF"));
            out.write(manifest(version).getBytes(StandardCharsets.UTF_8));
            if (names.length > 0) {
                out.putNextEntry(new JarEntry("META-INF/services/io.roam.spi.tool.ToolAdapter"));
                out.write(String.join("\n", names).getBytes(StandardCharsets.UTF_8));
            }
            for (Path file : classFiles(classes)) {
                out.putNextEntry(
                        new JarEntry(classes.relativize(file).toString().replace('\\', '/')));
                out.write(Files.readAllBytes(file));
            }
        }
        return jar;
    }

    private static String manifest(String version) {
        return "Manifest-Version: 1.0\n" + (version.isEmpty() ? "" : "Roam-Spi-Version: " + version + "\n") + "\n";
    }

    private static List<Path> classFiles(Path classes) throws IOException {
        try (Stream<Path> files = Files.walk(classes)) {
            return files.filter(file -> file.toString().endsWith(".class")).toList();
        }
    }
}
