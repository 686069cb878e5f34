package io.roam.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A local Maven repository with the artifacts that this build made, laid out as {@code mvn install} does, and the Maven that uses it. All else comes from the
 * repository of this build; nothing is fetched.
 *
 * @param root the folder of the parent's pom
 */
record StrangerRepository(Path folder, Path root) {
    private static final Pattern VERSION = Pattern.compile("<version>([^<]+)</version>");
    private static final Path GROUP = Path.of("io/github/roam-sync");

    /** The end of a run of Maven. */
    record Result(int code, String output) {}

    /** Returns a repository with the parent, the bill of materials and all libraries. */
    static StrangerRepository installed(Path folder) throws IOException {
        StrangerRepository repository =
                new StrangerRepository(folder, Path.of("").toAbsolutePath().getParent());
        repository.installPom("roam-parent", repository.root.resolve("pom.xml"));
        repository.installPom("roam-bom", repository.root.resolve("roam-bom/pom.xml"));
        try (Stream<Path> modules = Files.list(repository.root)) {
            for (Path module : modules.filter(one -> Files.exists(one.resolve("src/main/java/module-info.java")))
                    .toList()) {
                String name = module.getFileName().toString();
                if (!name.equals("roam-cli")) {
                    repository.installPom(name, module.resolve("pom.xml"));
                    Files.copy(repository.builtJar(name), repository.artifact(name, repository.version(), "jar"));
                }
            }
        }
        return repository;
    }

    private void installPom(String name, Path pom) throws IOException {
        Path to = artifact(name, version(), "pom");
        Files.createDirectories(to.getParent());
        Files.copy(pom, to);
    }

    /** Returns the version that the parent's pom names. */
    String version() throws IOException {
        Matcher version = VERSION.matcher(Files.readString(root.resolve("pom.xml")));
        assertThat(version.find()).isTrue();
        return version.group(1);
    }

    /** Returns the place of an artifact, which may not exist yet. */
    Path artifact(String name, String version, String type) {
        return folder.resolve(GROUP).resolve(name).resolve(version).resolve(name + "-" + version + "." + type);
    }

    /** Returns the jar that this build made of a module. */
    Path builtJar(String name) throws IOException {
        return root.resolve(name).resolve(System.getProperty("roam.build")).resolve(name + "-" + version() + ".jar");
    }

    /** Installs a library under another version too, and returns its jar, for a test that changes it. */
    FileSystem installCopy(String name, String version) throws IOException {
        Path pom = artifact(name, version, "pom");
        Files.createDirectories(pom.getParent());
        String own = "<artifactId>" + name + "</artifactId>";
        Files.writeString(
                pom,
                Files.readString(root.resolve(name).resolve("pom.xml"))
                        .replaceFirst(own, own + "<version>" + version + "</version>"));
        Path jar = artifact(name, version, "jar");
        Files.copy(builtJar(name), jar);
        return FileSystems.newFileSystem(jar);
    }

    /** Runs Maven in a folder, on a JDK. Needs Maven 3.9, which {@code ./mvnw} brings: older ones know no second local repository. */
    Result run(Path project, Path jdk, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("roam.maven"), "bin", "mvn").toString(),
                "-B",
                "-o",
                "-Dmaven.repo.local=" + folder,
                "-Dmaven.repo.local.tail=" + System.getProperty("roam.repository")));
        command.addAll(List.of(arguments));
        Path output = Files.createTempFile(folder, "maven", ".log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(project.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("JAVA_HOME", jdk.toString());
        builder.environment().put("MAVEN_OPTS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
        builder.environment().put("MAVEN_SKIP_RC", "true");
        builder.environment().remove("MAVEN_ARGS");
        Process process = builder.start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        return new Result(process.exitValue(), Files.readString(output));
    }
}
