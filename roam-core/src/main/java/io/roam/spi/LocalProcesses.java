package io.roam.spi;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

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
        return ProcessHandle.allProcesses()
                .anyMatch(handle -> fileName(command(handle)).equals(program));
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
    public Optional<PidSpace> pidSpace() {
        try {
            String namespace =
                    Files.readSymbolicLink(PROC.resolve("self/ns/pid")).toString();
            return Optional.of(new PidSpace(machineId(), namespace));
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
        return new Running(handle.pid(), handle.info().startInstant(), command(handle), startTicks(handle.pid()));
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
