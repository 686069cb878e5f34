package io.roam.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Tests the distribution as a user unpacks it. */
@DisabledOnOs(OS.WINDOWS)
@Tag("slow")
class PackagedIT {
    @TempDir
    Path folder;

    private Distribution.Result run(Map<String, String> environment, String... args) throws Exception {
        return Distribution.built(folder).run(environment, args);
    }

    private static String read(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }

    @Test
    void itTellsItsVersion() throws Exception {
        Distribution.Result result = run(Map.of(), "--version");
        assertThat(result.code()).isZero();
        assertThat(result.out()).matches("roam \\d+\\.\\d+\\.\\d+.*\\R");
        assertThat(result.err()).isEmpty();
    }

    @Test
    void itContainsItsManPages() throws Exception {
        Path made = folder.resolve("man");
        assertThat(run(Map.of(), "help", "--man", made.toString()).code()).isZero();
        Path packaged = Path.of(System.getProperty("roam.dist"), "share/man");
        assertThat(packaged.resolve("man1/roam-sync.1")).content().startsWith(".TH ROAM");
        assertThat(readAll(packaged)).isEqualTo(readAll(made)).hasSizeGreaterThan(30);
    }

    private static Map<String, String> readAll(Path root) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                texts.put(root.relativize(file).toString(), read(file));
            }
        }
        return texts;
    }

    @Test
    void theTourEndsWell() throws Exception {
        Distribution.Result result = run(Map.of(), "tour");
        assertThat(result.code()).as(result.toString()).isZero();
        assertThat(result.out()).contains("✓ compared", "Now for real");
        assertThat(folder.resolve("home")).doesNotExist();
    }

    @Test
    void packagedAdaptersAreFoundAndNamed() throws Exception {
        Distribution.Result result = run(Map.of("ROAM_DEBUG", "1"), "init", "--name", "packaged", "--json");
        assertThat(result.code()).as(result.toString()).isZero();
        assertThat(result.err())
                .containsPattern(
                        "found claude io\\.roam\\.adapter\\.claude\\.ClaudeAdapter \\d\\S+ \\S+roam-adapter-claude\\S+\\.jar")
                .containsPattern("found windsurf io\\.roam\\.adapter\\.windsurf\\.cascade\\.WindsurfAdapter ")
                .contains("found folder ");
        assertThat(result.out()).startsWith("{\"version\":1,\"device\":").endsWith("}\n");
    }

    @Test
    void hooksCallThisVeryLauncher() throws Exception {
        Path settings = Files.createDirectories(folder.resolve("home/.claude")).resolve("settings.json");
        run(Map.of(), "init", "--name", "packaged");
        assertThat(run(Map.of(), "hook", "install", "claude").code()).isZero();
        String command = System.getProperty("roam.dist") + "/roam claude hook prompt";
        assertThat(read(settings)).contains('"' + command + '"');
        Path linked = Files.createSymbolicLink(folder.resolve("linked"), Path.of(System.getProperty("roam.dist")));
        assertThat(runInShell(linked, "./roam hook install claude")).isZero();
        assertThat(read(settings)).contains('"' + linked.toString() + "/roam claude hook prompt\"");
        assertThat(runInShell(folder, "echo '{}' | " + linked + "/roam claude hook prompt"))
                .isZero();
    }

    private int runInShell(Path at, String line) throws Exception {
        ProcessBuilder builder = new ProcessBuilder("/bin/sh", "-c", "cd " + at + " && " + line)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out").toFile());
        builder.environment().put("HOME", folder.resolve("home").toString());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("ROAM_ARCHIVE", "no");
        return builder.start().waitFor();
    }

    @Test
    void beforeInitTheErrorIsADocumentOnStandardError() throws Exception {
        Distribution.Result result = run(Map.of(), "list", "--json");
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .startsWith("{\"error\":{\"code\":\"not-initialized\",")
                .contains("\"hint\":\"roam init\"")
                .endsWith("}}\n");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void theServiceStartsThisVeryScript() throws Exception {
        Path bin = Files.createDirectories(folder.resolve("bin"));
        Path systemctl = Files.writeString(bin.resolve("systemctl"), "#!/bin/sh\necho \"$@\" >> \"$HOME/told\"\n");
        Files.setPosixFilePermissions(systemctl, PosixFilePermissions.fromString("rwx------"));
        Map<String, String> environment = Map.of("PATH", bin + ":" + System.getenv("PATH"));
        run(environment, "init");
        Distribution.Result result = run(environment, "service", "install");
        assertThat(result.code()).as(result.toString()).isZero();
        Path launcher = Path.of(System.getProperty("roam.dist")).toRealPath().resolve("roam");
        Path unit = folder.resolve("home/.config/systemd/user/roam.service");
        assertThat(unit).content().contains("ExecStart=\"" + launcher + "\" watch\n");
        assertThat(folder.resolve("home/told"))
                .content()
                .contains("--user daemon-reload\n--user enable --now " + unit + "\n");
    }

    @Test
    void withoutAHomeItSaysSo() throws Exception {
        Distribution.Result result = run(Map.of("HOME", "relative"), "list");
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).startsWith("roam: HOME does not name your home folder");
        assertThat(run(Map.of("HOME", ""), "--help").code()).isZero();
    }
}
