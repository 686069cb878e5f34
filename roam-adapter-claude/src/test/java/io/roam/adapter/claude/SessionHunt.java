package io.roam.adapter.claude;

import io.roam.testkit.fuzz.FuzzRunner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Reads damaged sessions, one for each number: {@code SessionHunt FROM TO [CORPUS]}. */
final class SessionHunt {
    private SessionHunt() {}

    public static void main(String[] args) throws IOException {
        List<byte[]> lines = new ArrayList<>(SeedLines.made());
        if (args.length > 2) {
            lines.addAll(SeedLines.real(Path.of(args[2])));
        }
        ScratchFolder.runIn(folder -> report(folder, Long.parseLong(args[0]), Long.parseLong(args[1]), lines)
                .tell(System.out));
    }

    static FuzzRunner.Report report(Path folder, long from, long to, List<byte[]> lines) {
        SessionLaws laws = new SessionLaws(folder);
        return FuzzRunner.of(from, to, seed -> laws.check(FuzzedSession.of(seed, lines), new Random(seed)));
    }
}
