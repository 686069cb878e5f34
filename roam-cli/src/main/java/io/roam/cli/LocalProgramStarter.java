package io.roam.cli;

import io.roam.cli.args.ProgramStarter;
import io.roam.cli.service.ProgramResult;
import io.roam.spi.DiskException;
import io.roam.spi.Machine;
import io.roam.spi.Os;
import io.roam.spi.ProgramSearch;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Starts programs of this machine. */
final class LocalProgramStarter implements ProgramStarter {
    private static final long MAX_SECONDS = 60;

    private final CountDownLatch ended = new CountDownLatch(1);

    @Override
    public Optional<Integer> run(List<String> command, Path folder, Machine machine) {
        Optional<Path> program = ProgramSearch.find(command.get(0), machine);
        return program.map(file -> runInTerminal(file, command, folder, machine));
    }

    @Override
    public void onTermination(Runnable end) {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            end.run();
                            awaitEnd();
                        },
                        "roam-ending"));
    }

    private void awaitEnd() {
        try {
            ended.await(MAX_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) { // the shutdown is cut short
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void commandEnded() {
        ended.countDown();
    }

    @Override
    public Optional<ProgramResult> runForOutput(List<String> command, Machine machine) {
        return ProgramSearch.find(command.get(0), machine).map(file -> runCaptured(file, command, machine));
    }

    @Override
    public Optional<OutputStream> startReader(List<String> command, Machine machine) {
        return ProgramSearch.find(command.get(0), machine).map(file -> startReading(file, command, machine));
    }

    private static OutputStream startReading(Path file, List<String> command, Machine machine) {
        try {
            Process reader = processBuilder(commandLine(file, command), machine.home(), machine)
                    .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            return new ReaderInput(reader);
        } catch (IOException e) {
            throw new DiskException("cannot start", file, e);
        }
    }

    /** The input of a program that shows it. */
    private static final class ReaderInput extends FilterOutputStream {
        private final Process reader;

        ReaderInput(Process reader) {
            super(reader.getOutputStream());
            this.reader = reader;
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            try {
                super.close();
            } finally {
                waitForTool(reader);
            }
        }
    }

    @Override
    public void startInBackground(List<String> command, Machine machine) {
        ProgramSearch.find(command.get(0), machine).ifPresent(file -> {
            List<String> commandLine = new ArrayList<>(detachPrefix(machine));
            commandLine.add(file.toString());
            commandLine.addAll(command.subList(1, command.size()));
            ProcessBuilder builder = processBuilder(commandLine, machine.home(), machine)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD);
            try {
                builder.start().getOutputStream().close();
            } catch (IOException e) {
                throw new DiskException("cannot start", file, e);
            }
        });
    }

    /** Returns the program that detaches another from the terminal, if the system has one. */
    private static List<String> detachPrefix(Machine machine) {
        return machine.os() == Os.WINDOWS
                ? List.of()
                : Stream.of("setsid", "nohup")
                        .flatMap(name -> ProgramSearch.find(name, machine).stream())
                        .map(Path::toString)
                        .limit(1)
                        .toList();
    }

    private static int runInTerminal(Path file, List<String> command, Path folder, Machine machine) {
        try {
            return waitForTool(processBuilder(commandLine(file, command), folder, machine)
                    .inheritIO()
                    .start());
        } catch (IOException e) {
            throw new DiskException("cannot start", file, e);
        }
    }

    private static ProgramResult runCaptured(Path file, List<String> command, Machine machine) {
        try {
            Process process = processBuilder(commandLine(file, command), machine.home(), machine)
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new ProgramResult(waitUninterrupted(process), text.strip());
        } catch (IOException e) {
            throw new DiskException("cannot start", file, e);
        }
    }

    private static List<String> commandLine(Path file, List<String> command) {
        List<String> commandLine = new ArrayList<>(command);
        commandLine.set(0, file.toString());
        return commandLine;
    }

    private static ProcessBuilder processBuilder(List<String> commandLine, Path folder, Machine machine) {
        ProcessBuilder builder = new ProcessBuilder(commandLine).directory(folder.toFile());
        builder.environment().clear();
        builder.environment().putAll(machine.environment());
        return builder;
    }

    /**
     * Waits for the tool.
     *
     * <p>Ctrl-C reaches both processes, and only the tool decides what it means. So a shutdown hook lets this process end with the tool,
     * and with its exit code.
     */
    private static int waitForTool(Process tool) {
        Thread hook = new Thread(() -> Runtime.getRuntime().halt(waitUninterrupted(tool)), "roam-last");
        Runtime.getRuntime().addShutdownHook(hook);
        int code = waitUninterrupted(tool);
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) { // the hook runs already, and ends this process
            waitUninterrupted(tool);
        }
        return code;
    }

    private static int waitUninterrupted(Process tool) {
        boolean interrupted = true;
        while (interrupted) {
            try {
                tool.waitFor();
                interrupted = false;
            } catch (
                    InterruptedException
                            e) { // nothing interrupts this thread on purpose, and the tool still has the terminal
                interrupted = tool.isAlive();
            }
        }
        return tool.exitValue();
    }
}
