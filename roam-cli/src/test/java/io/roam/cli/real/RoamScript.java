package io.roam.cli.real;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.roam.cli.Main;
import io.roam.cli.RoamProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A script that starts roam, for other programs to call. */
public record RoamScript(Path file) {

    /** Creates the script in a folder. */
    public static RoamScript create(Path folder) throws IOException {
        Path file = Files.createDirectories(folder).resolve("roam");
        Files.writeString(file, """
                #!/bin/sh
                export ROAM_LAUNCHER="$0"
                exec '%s' "$@"
                """.formatted(String.join("' '", RoamProgram.command())));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        return new RoamScript(file);
    }

    /** Runs a command with that home, and returns its output. */
    public String run(Path home, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(file.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(home.toFile()).redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        environment.keySet().retainAll(List.of("PATH"));
        environment.put("HOME", home.toString());
        Process process = builder.start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    /** Whether a roam process still runs that a hook started in the background. */
    static boolean isRunningInBackground() {
        return ProcessHandle.allProcesses()
                .anyMatch(process -> process.info()
                        .commandLine()
                        .filter(line -> line.contains(Main.class.getName() + " claude hook closed"))
                        .isPresent());
    }
}
