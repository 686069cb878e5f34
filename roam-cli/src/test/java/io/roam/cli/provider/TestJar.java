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
    private TestJar() {}

    /**
     * Creates a jar with an adapter of the class {@code name}.
     *
     * @param id the Java expression that is the adapter's id
     */
    static Path withAdapter(Path jar, String name, String id) throws IOException {
        return withAdapter(jar, name, id, "return List.of();");
    }

    /** Creates a jar with an adapter whose stores are found by the statements {@code locate}. */
    public static Path withAdapter(Path jar, String name, String id, String locate) throws IOException {
        Path classes = Files.createTempDirectory(jar.getParent(), "classes");
        Path source = classes.resolve(name + ".java");
        Files.writeString(source, source(name, id, locate));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        int result = compiler.run(
                null,
                OutputStream.nullOutputStream(),
                null,
                "-cp",
                System.getProperty("java.class.path"),
                "-d",
                classes.toString(),
                source.toString());
        assertThat(result).isZero();
        return pack(jar, classes, name);
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

    /** Packs classes into a jar that declares providers of these names. */
    static Path pack(Path jar, Path classes, String... names) throws IOException {
        Files.createDirectories(jar.getParent());
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new JarEntry("META-INF/services/io.roam.spi.tool.ToolAdapter"));
            out.write(String.join("\n", names).getBytes(StandardCharsets.UTF_8));
            for (Path file : classFiles(classes)) {
                out.putNextEntry(new JarEntry(String.valueOf(file.getFileName())));
                out.write(Files.readAllBytes(file));
            }
        }
        return jar;
    }

    private static List<Path> classFiles(Path classes) throws IOException {
        try (Stream<Path> files = Files.list(classes)) {
            return files.filter(file -> file.toString().endsWith(".class")).toList();
        }
    }
}
