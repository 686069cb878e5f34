package io.roam.testkit;

import io.roam.spi.tool.ToolAdapter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

final class InPlaceToolContractTest extends ToolAdapterContract {
    private int words;

    @Override
    public ToolAdapter adapter() {
        return new InPlaceTool();
    }

    @Override
    public void install(TestMachine machine) {
        InPlaceTool.folder(machine);
    }

    @Override
    public Set<String> fill(TestMachine machine) {
        say(machine, "one");
        say(machine, "one");
        say(machine, "two");
        return Set.of("one", "two");
    }

    @Override
    public void say(TestMachine machine, String session) {
        words++;
        Path file = InPlaceTool.folder(machine).resolve(session);
        try {
            Files.writeString(file, "m" + words + " a word\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
