package io.roam.testkit;

import java.nio.file.*;

final class OracleHunt {
    public static void main(String[] a) throws Exception {
        int n = 0, bad = 0;
        for (String line : Files.readAllLines(Path.of(a[0]))) {
            Path folder = Files.createTempDirectory("roam");
            String r;
            try {
                r = Oracle.parse(line).play(folder);
            } catch (RuntimeException e) {
                r = e.toString();
                java.io.StringWriter w = new java.io.StringWriter();
                e.printStackTrace(new java.io.PrintWriter(w));
                r += w.toString().lines().limit(6).toList();
            }
            FileTree.of(folder).delete();
            if (!r.isEmpty()) {
                bad++;
                System.out.println(n + " (" + Oracle.parse(line).deeds().size() + "): " + r);
            }
            n++;
        }
        System.out.println(n + " histories, " + bad + " differ");
    }
}
