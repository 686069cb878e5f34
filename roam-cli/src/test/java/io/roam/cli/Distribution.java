package io.roam.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A distribution as a user unpacks it, and a folder in which its commands run, with the home below it.
 *
 * @param root the folder of its script
 */
record Distribution(Path root, Path folder) {

    /** The result of a command. */
    record Result(int code, String out, String err) {}

    /** Returns the distribution that this build made. */
    static Distribution built(Path folder) {
        return new Distribution(Path.of(System.getProperty("roam.dist")), folder);
    }

    /** Returns a copy that a test may change. */
    Distribution copy() throws IOException {
        Path to = folder.resolve("dist");
        try (Stream<Path> all = Files.walk(root)) {
            for (Path file : all.toList()) {
                Files.copy(file, to.resolve(root.relativize(file).toString()));
            }
        }
        return new Distribution(to, folder);
    }

    /** Runs a command. It uses no archive of loaded classes, unless the environment says otherwise. */
    Result run(Map<String, String> environment, String... args) throws Exception {
        List<String> command = new ArrayList<>(List.of(root.resolve("roam").toString()));
        command.addAll(List.of(args));
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().put("HOME", folder.resolve("home").toString());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("ROAM_ARCHIVE", "no");
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return new Result(process.exitValue(), Files.readString(out), Files.readString(err));
    }
}
