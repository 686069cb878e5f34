package io.roam.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No test: runs only when it is named. Writes what this version prints about the earlier home, and what it derives from the batches, as the README there says. */
final class EarlierHomeAnswers {
    private static final String CACHE = ".cache/roam";

    @TempDir
    Path folder;

    @Test
    void write() throws IOException {
        TestDevice laptop = EarlierHome.copyTo(folder);
        for (var question : EarlierHome.QUESTIONS.entrySet()) {
            Files.writeString(
                    EarlierHome.RESOURCES.resolve("expected/" + question.getKey() + ".json"),
                    EarlierHome.answer(laptop, question.getValue()));
        }
        Path cache = laptop.machine.home().resolve(CACHE);
        Path kept = EarlierHome.RESOURCES.resolve("home").resolve(CACHE);
        for (String derived : new String[] {"outlines", "texts", "summaries", "names"}) {
            if (Files.exists(cache.resolve(derived))) {
                copy(cache.resolve(derived), kept.resolve(derived));
            }
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        for (Path path : EarlierHome.below(from)) {
            Path copy = to.resolve(from.relativize(path).toString());
            if (Files.isDirectory(path)) {
                Files.createDirectories(copy);
            } else {
                Files.write(copy, Files.readAllBytes(path));
            }
        }
    }
}
