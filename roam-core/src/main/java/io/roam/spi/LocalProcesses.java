package io.roam.spi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

final class LocalProcesses implements Processes {
    private static final Path PROC = Path.of("/proc");
    private static final Path MACHINE_ID = Path.of("/etc/machine-id");
    private static final int START_AFTER_NAME = 20; // the 22nd field, as two stand before the name's end

    @Override
    public Optional<Running> find(long pid) {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).map(LocalProcesses::running);
    }

    @Override
    public boolean anyNamed(String program) {
        return anyNamed(Set.of(program));
    }

    @Override
    public boolean anyNamed(Set<String> programs) {
        return commands().anyMatch(command -> programs.contains(fileName(command)));
    }

    private static Stream<String> commands() {
        if (Files.isSymbolicLink(PROC.resolve("self/exe"))) {
            try (Stream<Path> all = Files.list(PROC)) {
                return all.filter(LocalProcesses::isProcess).map(LocalProcesses::programOf).toList().stream();
            } catch (IOException | UncheckedIOException e) { // as if this were not Linux
                return ProcessHandle.allProcesses().map(LocalProcesses::command);
            }
        }
        return ProcessHandle.allProcesses().map(LocalProcesses::command);
    }

    private static boolean isProcess(Path file) {
        return Character.isDigit(String.valueOf(file.getFileName()).charAt(0));
    }

    /** Reads the link that Linux gives for a process, where Java would read its user, times and arguments as well. */
    private static String programOf(Path process) {
        try {
            return Files.readSymbolicLink(process.resolve("exe")).toString();
        } catch (IOException | UnsupportedOperationException e) { // another user's, or the system's own
            return "";
        }
    }

    @Override
    public boolean anyIn(String folder, String helper) {
        return ProcessHandle.allProcesses()
                .filter(handle -> command(handle).replace('\\', '/').contains('/' + folder + '/'))
                .anyMatch(handle -> handle.info().arguments().stream()
                        .flatMap(Arrays::stream)
                        .noneMatch(helper::equals));
    }

    @Override
    public List<Optional<Path>> foldersOf(Predicate<List<String>> command) {
        if (Files.isSymbolicLink(PROC.resolve("self/exe"))) {
            try (Stream<Path> all = Files.list(PROC)) {
                return all.filter(LocalProcesses::isProcess)
                        .filter(process -> command.test(argumentsOf(process)))
                        .map(LocalProcesses::folderOf)
                        .filter(Optional::isPresent) // another user's has none
                        .toList();
            } catch (IOException | UncheckedIOException e) { // as if this were not Linux
                return foldersUnknown(command);
            }
        }
        return foldersUnknown(command);
    }

    private static List<Optional<Path>> foldersUnknown(Predicate<List<String>> command) {
        return ProcessHandle.allProcesses()
                .filter(handle -> command.test(argumentsOf(handle)))
                .map(handle -> Optional.<Path>empty())
                .toList();
    }

    private static List<String> argumentsOf(ProcessHandle handle) {
        List<String> all = new ArrayList<>(List.of(command(handle)));
        handle.info().arguments().ifPresent(arguments -> all.addAll(Arrays.asList(arguments)));
        return all;
    }

    private static List<String> argumentsOf(Path process) {
        try {
            String all = new String(Files.readAllBytes(process.resolve("cmdline")), StandardCharsets.UTF_8);
            String ended = all.endsWith("\0") ? all.substring(0, all.length() - 1) : all;
            return List.of(ended.split("\0", -1));
        } catch (IOException e) { // it ended
            return List.of("");
        }
    }

    private static Optional<Path> folderOf(Path process) {
        try {
            return Optional.of(Files.readSymbolicLink(process.resolve("cwd")));
        } catch (IOException | UnsupportedOperationException e) { // another user's
            return Optional.empty();
        }
    }

    @Override
    public Optional<PidSpace> pidSpace() {
        try {
            String namespace =
                    Files.readSymbolicLink(PROC.resolve("self/ns/pid")).toString();
            return Optional.of(PidSpace.of(machineId(), namespace));
        } catch (IOException | UnsupportedOperationException e) {
            return Optional.empty(); // not Linux, or it does not show
        }
    }

    private static String machineId() {
        try {
            return Files.readString(MACHINE_ID).strip();
        } catch (IOException e) {
            return "";
        }
    }

    private static Running running(ProcessHandle handle) {
        return Running.of(handle.pid(), command(handle))
                .withStarted(handle.info().startInstant())
                .withStartTicks(startTicks(handle.pid()));
    }

    private static OptionalLong startTicks(long pid) {
        try {
            String stat = Files.readString(PROC.resolve(pid + "/stat"), StandardCharsets.ISO_8859_1);
            String[] fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ", -1);
            return OptionalLong.of(Long.parseLong(fields[START_AFTER_NAME - 1]));
        } catch (IOException | NumberFormatException | ArrayIndexOutOfBoundsException e) {
            return OptionalLong.empty(); // not Linux, or it ended
        }
    }

    private static String command(ProcessHandle handle) {
        return handle.info().command().orElse("");
    }

    private static String fileName(String command) {
        String name = command.substring(Math.max(command.lastIndexOf('/'), command.lastIndexOf('\\')) + 1);
        return name.toLowerCase(Locale.ROOT).endsWith(".exe") ? name.substring(0, name.length() - 4) : name;
    }
}
