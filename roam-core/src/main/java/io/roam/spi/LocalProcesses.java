package io.roam.spi;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

final class LocalProcesses implements Processes {
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

    private static Running running(ProcessHandle handle) {
        return new Running(handle.pid(), handle.info().startInstant(), command(handle));
    }

    private static String command(ProcessHandle handle) {
        return handle.info().command().orElse("");
    }

    private static String fileName(String command) {
        String name = command.substring(Math.max(command.lastIndexOf('/'), command.lastIndexOf('\\')) + 1);
        return name.toLowerCase(Locale.ROOT).endsWith(".exe") ? name.substring(0, name.length() - 4) : name;
    }
}
