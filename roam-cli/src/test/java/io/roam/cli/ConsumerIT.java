package io.roam.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Projects of strangers, built from the artifacts alone: the example of the embedding guide on the class path and on the module path, which is then run, and
 * what is in {@code examples/}.
 */
@DisabledOnOs(OS.WINDOWS)
@Tag("slow")
class ConsumerIT {
    private static final Pattern DEPENDENCIES = Pattern.compile("(?s)```xml\n(<dependencyManagement>.*?)```");
    private static final Pattern EXAMPLE = Pattern.compile("(?s)```java\n((?:(?!```).)*?\nclass Example .*?)```");
    private static final Pattern MODULE = Pattern.compile("(?s)```java\n(module example .*?)```");
    private static final Pattern MODULES = Pattern.compile("--enable-native-access=(com\\.[^` ]+)");
    private static final String SESSION = "11111111-2222-4333-8444-555555555555";

    @TempDir
    Path folder;

    @Test
    void buildsAndRunsOnTheJdkOfTheBuild() throws Exception {
        buildAndRun(Path.of(System.getProperty("java.home")));
    }

    @Test
    void buildsAndRunsOnJdk25() throws Exception {
        String jdk = System.getenv("ROAM_CHECK_JDK_25");
        assumeTrue(jdk != null, "no ROAM_CHECK_JDK_25: ./check provides it");
        buildAndRun(Path.of(jdk));
    }

    private void buildAndRun(Path jdk) throws Exception {
        StrangerRepository repository = StrangerRepository.installed(folder.resolve("repository"));
        Path root = repository.root();
        String guide = Files.readString(root.resolve("docs/develop/embedding.md"));
        writeConsumer("on-class-path", guide);
        Path module = writeConsumer("on-module-path", guide);
        Files.writeString(module.resolve("src/main/java/module-info.java"), find(MODULE, guide));
        List<String> projects = new ArrayList<>(List.of("on-class-path", "on-module-path"));
        projects.addAll(copyExamples(root.resolve("examples")));
        writeAggregator(projects);

        StrangerRepository.Result built = repository.run(folder, jdk, "-DskipTests", "package");

        assertThat(built.code()).as(built.output()).isZero();
        assertThat(built.output()).doesNotContain("[WARNING]");
        runOnTheClassPath(jdk);
        runOnTheModulePath(jdk, find(MODULES, guide));
    }

    private Path writeConsumer(String name, String guide) throws IOException {
        Path project = folder.resolve(name);
        Path source = project.resolve("src/main/java/example/Example.java");
        Files.createDirectories(source.getParent());
        Files.writeString(source, "package example;\n\n" + find(EXAMPLE, guide));
        String pom = Files.readString(Path.of("src/test/resources/consumer-pom.xml"));
        Files.writeString(
                project.resolve("pom.xml"),
                pom.replace("NAME", name).replace("<!-- THE GUIDE'S -->", find(DEPENDENCIES, guide)));
        return project;
    }

    private static String find(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        assertThat(found.find()).as(pattern.toString()).isTrue();
        return found.group(1);
    }

    private List<String> copyExamples(Path examples) throws IOException {
        List<String> names = new ArrayList<>();
        try (Stream<Path> all = Files.list(examples)) {
            for (Path example :
                    all.filter(one -> Files.exists(one.resolve("pom.xml"))).toList()) {
                copy(example, folder.resolve(example.getFileName()));
                names.add(example.getFileName().toString());
            }
        }
        assertThat(names).contains("adapter-lines", "adapter-documents", "transport-http");
        return names;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(file -> !file.startsWith(from.resolve("target")))
                    .toList()) {
                Files.copy(file, to.resolve(from.relativize(file)));
            }
        }
    }

    private void writeAggregator(List<String> projects) throws IOException {
        StringBuilder modules = new StringBuilder();
        projects.forEach(name -> modules.append("<module>").append(name).append("</module>"));
        Files.writeString(
                folder.resolve("pom.xml"),
                "<project xmlns=\"http://maven.apache.org/POM/4.0.0\"><modelVersion>4.0.0</modelVersion><groupId>example</groupId>"
                        + "<artifactId>all</artifactId><version>1.0</version><packaging>pom</packaging><modules>"
                        + modules
                        + "</modules></project>");
    }

    private void runOnTheClassPath(Path jdk) throws Exception {
        Path built = folder.resolve("on-class-path/target");
        String path = built.resolve("consumer.jar") + File.pathSeparator + built.resolve("lib") + "/*";
        assertSynchronizes("class-path", jdk, "--enable-native-access=ALL-UNNAMED", "-cp", path, "example.Example");
    }

    private void runOnTheModulePath(Path jdk, String nativeModules) throws Exception {
        Path built = folder.resolve("on-module-path/target");
        String path = built.resolve("consumer.jar") + File.pathSeparator + built.resolve("lib");
        assertSynchronizes(
                "module-path",
                jdk,
                "--enable-native-access=" + nativeModules,
                "-p",
                path,
                "-m",
                "example/example.Example");
    }

    private void assertSynchronizes(String name, Path jdk, String... options) throws Exception {
        Path home = Files.createDirectories(folder.resolve(name));
        Path work = Files.createDirectories(home.resolve("work"));
        writeSession(home, work);
        List<String> command = new ArrayList<>(List.of(jdk.resolve("bin/java").toString(), "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of(options));
        command.add(Files.createDirectories(home.resolve("meet")).toString());
        Path errors = home.resolve("errors");
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
        builder.environment().clear();
        builder.environment().put("HOME", home.toString());
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(errors)).isZero();
        assertThat(said)
                .as(Files.readString(errors))
                .contains(
                        "captured 1, placed 0\n",
                        "  USER: hello 1\n",
                        "claude --resume " + SESSION + " in " + work,
                        "found: hello 1\n",
                        "on another device: roam pair roam1-");
        assertThat(errors).content().doesNotContainIgnoringCase("warning");
    }

    private static void writeSession(Path home, Path work) throws IOException {
        Path project = home.resolve(".claude/projects").resolve(work.toString().replaceAll("[^a-zA-Z0-9]", "-"));
        Files.createDirectories(project);
        String line = "{'parentUuid':null,'isSidechain':false,'cwd':'" + work + "','sessionId':'" + SESSION
                + "','version':'2.1.330','type':'user','uuid':'00000000-0000-4000-8000-000000000001',"
                + "'timestamp':'2026-11-22T10:00:01.000Z','message':{'role':'user','content':'hello 1'}}\n";
        Files.writeString(project.resolve(SESSION + ".jsonl"), line.replace('\'', '"'));
    }
}
