package io.roam.workspace;

import com.google.common.base.Ascii;
import com.google.common.base.Splitter;
import io.roam.spi.Machine;
import io.roam.spi.Os;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The git on the machine's search path. Only absolute entries count, so that a {@code git} in the current folder is never run.
 */
final class InstalledGit implements GitProgram {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final Machine machine;
    private final Duration patience;

    InstalledGit(Machine machine) {
        this(machine, TIMEOUT);
    }

    InstalledGit(Machine machine, Duration patience) {
        this.machine = machine;
        this.patience = patience;
    }

    @Override
    public List<String> rootCommits(Path folder) {
        boolean real = folder.getFileSystem().equals(FileSystems.getDefault());
        return real ? program().map(git -> run(git, folder)).orElse(List.of()) : List.of();
    }

    private Optional<Path> program() {
        boolean windows = machine.os() == Os.WINDOWS;
        return Splitter.on(windows ? ';' : ':')
                .splitToStream(variable("PATH"))
                .flatMap(entry -> new LocalPathTranslator(machine).toLocal(entry).stream())
                .map(folder -> folder.resolve(windows ? "git.exe" : "git"))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
    }

    /** Returns a variable of the environment, whose name Windows compares without case. */
    private String variable(String name) {
        return machine.environment().entrySet().stream()
                .filter(entry -> Ascii.equalsIgnoreCase(entry.getKey(), name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }

    private List<String> run(Path git, Path folder) {
        try {
            Process process = command(git, folder).start();
            try {
                return output(process);
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            return List.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    /** Returns the output after the process has ended; more of it than a pipe holds is not worth a thread, and times out. */
    private List<String> output(Process process) throws IOException, InterruptedException {
        process.getOutputStream().close();
        if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS) || process.exitValue() != 0) {
            return List.of();
        }
        byte[] bytes = process.getInputStream().readAllBytes();
        return new String(bytes, StandardCharsets.US_ASCII).lines().toList();
    }

    private ProcessBuilder command(Path git, Path folder) {
        ProcessBuilder builder = new ProcessBuilder(git.toString(), "rev-list", "--max-parents=0", "HEAD")
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        builder.environment().putAll(environment());
        return builder;
    }

    /** Returns an environment in which git reads this very repository, without replaced commits or downloads, even inside a hook. */
    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(machine.environment());
        environment.keySet().removeIf(name -> Ascii.toUpperCase(name).startsWith("GIT_"));
        environment.putAll(Map.of("GIT_NO_REPLACE_OBJECTS", "1", "GIT_NO_LAZY_FETCH", "1", "LC_ALL", "C"));
        return environment;
    }
}
