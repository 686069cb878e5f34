package io.roam.adapter.claude;

import io.roam.testkit.Trials;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Reads sessions that went wrong, one a number: {@code SessionHunt FROM TO [CORPUS]}. */
final class SessionHunt {
    private SessionHunt() {}

    public static void main(String[] args) throws IOException {
        List<byte[]> lines = new ArrayList<>(SeedLines.made());
        if (args.length > 2) {
            lines.addAll(SeedLines.real(Path.of(args[2])));
        }
        Scratch.use(folder -> tell(report(folder, Long.parseLong(args[0]), Long.parseLong(args[1]), lines)));
    }

    private static void tell(Trials.Report report) {
        System.out.println(report.figures());
        report.findings().forEach((kind, finding) -> {
            System.out.println(finding.times() + " times, first " + finding.seed() + ": " + kind);
            finding.failure().printStackTrace(System.out);
        });
        if (!report.findings().isEmpty()) {
            throw new AssertionError(report.findings().keySet());
        }
    }

    static Trials.Report report(Path folder, long from, long to, List<byte[]> lines) {
        SessionLaws laws = new SessionLaws(folder);
        return Trials.of(from, to, seed -> laws.check(FuzzedSession.of(seed, lines), new Random(seed)));
    }
}
