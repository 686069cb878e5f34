package io.roam.testkit;

import io.roam.testkit.fuzz.FuzzRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads batches that went wrong, one a number: {@code BatchHunt FROM TO}. */
final class BatchHunt {
    private static final int BATCHES = 60;

    private BatchHunt() {}

    public static void main(String[] args) throws IOException {
        Path folder = Files.createTempDirectory("roam-batches");
        try {
            BatchLaws laws = new BatchLaws(folder);
            FuzzRunner.Report report = report(laws, folder, Long.parseLong(args[0]), Long.parseLong(args[1]));
            laws.verdicts().forEach((verdict, times) -> System.out.println(times + " " + verdict));
            report.tell(System.out);
        } finally {
            FileTree.of(folder).delete();
        }
    }

    static FuzzRunner.Report report(BatchLaws laws, Path folder, long from, long to) throws IOException {
        List<BatchParts> batches = GoodBatches.some(BATCHES, folder);
        return FuzzRunner.of(from, to, seed -> laws.check(FuzzedBatch.of(seed, batches)));
    }
}
