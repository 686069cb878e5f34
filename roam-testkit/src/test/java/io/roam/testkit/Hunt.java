package io.roam.testkit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Looks through many histories, and makes those short that break a law: {@code Hunt FROM TO [files]}. */
final class Hunt {
    private Hunt() {}

    public static void main(String[] args) throws Exception {
        Map<String, History> found = new TreeMap<>();
        Map<String, Integer> times = new TreeMap<>();
        int ran = 0;
        for (long seed = Long.parseLong(args[0]); seed < Long.parseLong(args[1]); seed++, ran++) {
            History history = args.length > 2 ? History.ofFiles(seed) : History.of(seed);
            String failure = run(history);
            if (!failure.isEmpty()) {
                String key = key(failure);
                System.out.println("seed " + seed + ": " + failure);
                times.merge(key, 1, Integer::sum);
                if (!found.containsKey(key)
                        || found.get(key).deeds().size() > history.deeds().size()) {
                    found.put(key, history);
                }
            }
        }
        System.out.println("histories " + ran + ", failures " + times + ", met " + Laws.MET);
        for (Map.Entry<String, History> one : found.entrySet()) {
            History small = shorten(one.getValue(), one.getKey());
            System.out.println("\n" + run(small) + "  (" + small.devices() + " devices)");
            small.deeds().forEach(deed -> System.out.println("    " + deed));
        }
    }

    private static String key(String failure) {
        return failure.replaceAll("[^ ]*\\d[^ ]*", "")
                .replaceAll(" +", " ")
                .substring(
                        0,
                        Math.min(
                                30,
                                failure.replaceAll("[^ ]*\\d[^ ]*", "")
                                        .replaceAll(" +", " ")
                                        .length()));
    }

    static String run(History history) throws Exception {
        Path folder = System.getProperty("roam.folder") == null
                ? Files.createTempDirectory("roam")
                : Path.of(System.getProperty("roam.folder"));
        try {
            Laws.check(history, folder);
            return "";
        } catch (AssertionError e) {
            return e.getMessage();
        } catch (RuntimeException e) {
            StackTraceElement[] trace = e.getStackTrace();
            return e + " at " + (trace.length > 0 ? trace[0] : "?");
        } finally {
            FileTree.of(folder).delete();
        }
    }

    private static History shorten(History history, String key) throws Exception {
        List<Deed> deeds = new ArrayList<>(history.deeds());
        for (int size = Math.max(1, deeds.size() / 2); size > 0; size /= 2) {
            boolean again = true;
            while (again) {
                again = false;
                for (int i = 0; i + size <= deeds.size(); ) {
                    List<Deed> less = new ArrayList<>(deeds);
                    less.subList(i, i + size).clear();
                    if (key(run(new History(history.devices(), less))).equals(key)) {
                        deeds = less;
                        again = size == 1;
                    } else {
                        i++;
                    }
                }
            }
        }
        for (int devices = 2; devices < history.devices(); devices++) {
            if (key(run(new History(devices, deeds))).equals(key)) {
                return new History(devices, deeds);
            }
        }
        return new History(history.devices(), deeds);
    }
}
