package io.roam.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.roam.chain.Hash;
import io.roam.spi.DiskException;
import io.roam.spi.transport.Inbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The inbox of a device: like a pool, it wants each name once, and moves the file away. What its device says is a small file for each word,
 * until these are packed into one. It takes words of devices that it hears, and of no other.
 */
final class ContractInbox implements Inbox {
    private static final String SINGLE = ".batch";
    private static final String PACK = ".pack";
    private static final Pattern NAME = Pattern.compile("[0-9a-f]{64}\\.[a-z]+");

    private final String device;
    private final Path taken;
    private final Path singles;
    private final Map<String, Integer> arrivals = new HashMap<>();
    private final Set<String> deaf = new HashSet<>();
    private final Set<String> withdrawn = new HashSet<>();
    private final Set<String> read = new HashSet<>();
    private final Map<String, Long> limits = new HashMap<>();
    private final Set<String> refused = new HashSet<>();
    private final Set<String> asked = new HashSet<>();
    private final Set<String> unasked = new TreeSet<>();
    private final Set<String> damaged = new TreeSet<>();
    private final Set<String> corrupt = new TreeSet<>();
    private boolean expectsDamage;
    private volatile Consumer<String> onQuestion = name -> {};
    private volatile Consumer<String> onArrival = name -> {};
    private int said;

    /** Creates one that has what lies in these folders, both of which exist. */
    ContractInbox(String device, Path taken, Path singles) {
        this.device = device;
        this.taken = taken;
        this.singles = singles;
    }

    @Override
    public boolean wants(String name) {
        onQuestion.accept(name);
        return isWanted(name);
    }

    private synchronized boolean isWanted(String name) {
        if (!NAME.matcher(name).matches()) { // a path of that name may not exist
            return true;
        }
        boolean wanted = !refused.contains(name)
                && (name.endsWith(SINGLE)
                        ? !Files.exists(singles.resolve(name)) && !packed().contains(name)
                        : !Files.exists(taken.resolve(name)));
        if (wanted) {
            asked.add(name);
        }
        return wanted;
    }

    @Override
    public synchronized long maxBytes(String name) {
        return limits.getOrDefault(name, Long.MAX_VALUE);
    }

    @Override
    public boolean isIntact(Path file) {
        try {
            return file.getFileName()
                    .toString()
                    .startsWith(Hash.of(Files.readAllBytes(file)).hex());
        } catch (IOException e) {
            throw new DiskException("cannot read", file, e);
        }
    }

    @Override
    public void arrived(Path file) {
        String name = file.getFileName().toString();
        onArrival.accept(name);
        take(file, name);
    }

    private synchronized void take(Path file, String name) {
        if (!asked.remove(name)) {
            unasked.add(name);
        }
        try {
            if (expectsDamage && !isIntact(file)) {
                damaged.add(name);
                corrupt.add(name);
                Files.delete(file);
                return;
            }
            assertThat(isIntact(file)).isTrue();
            assertThat(name).doesNotEndWith(SINGLE);
            arrivals.merge(name, 1, Integer::sum);
            Files.move(file, taken.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sets the most bytes that a file of that name may have. */
    synchronized void limit(String name, long bytes) {
        limits.put(name, bytes);
    }

    /** Has it want no file of that name. */
    synchronized void refuse(String name) {
        refused.add(name);
    }

    /** Has it note what arrives damaged, as a pool does, where that is a failure of the test otherwise. */
    synchronized void expectDamage() {
        expectsDamage = true;
    }

    /** Has it run that, with the name, whenever it is asked whether it wants a file. */
    void onQuestion(Consumer<String> work) {
        onQuestion = work;
    }

    /** Has it run that, with the name, before it takes a file; it may hang, or throw. */
    void onArrival(Consumer<String> work) {
        onArrival = work;
    }

    /** Returns the names of files that arrived without its having said that it wants them. */
    synchronized Set<String> unasked() {
        return Set.copyOf(unasked);
    }

    /** Returns the names of files that arrived damaged. */
    synchronized Set<String> damaged() {
        return Set.copyOf(damaged);
    }

    /** Returns the names of files that arrived damaged since the last call. */
    synchronized Set<String> takeCorrupt() {
        Set<String> all = Set.copyOf(corrupt);
        corrupt.clear();
        return all;
    }

    @Override
    public String device() {
        return device;
    }

    @Override
    public synchronized boolean hears(String owner) {
        return !deaf.contains(owner);
    }

    @Override
    public synchronized boolean heard(Path file) {
        if (!Files.exists(file)) {
            return false;
        }
        byte[] content = bytes(file);
        String[] parts = new String(content, UTF_8).split(" ", -1);
        read.add(parts[0]);
        String name = Hash.of(content).hex() + SINGLE;
        boolean isWord = parts.length == 3 && hears(parts[0]) && content.length <= MAX_LIVE_BYTES;
        if (!isWord || !wants(name)) {
            return false;
        }
        write(singles.resolve(name), content);
        return true;
    }

    @Override
    public synchronized boolean isWithdrawn(Path file) {
        return Files.exists(file) && withdrawn.contains(wordIn(new String(bytes(file), UTF_8)));
    }

    /** Says a word, which stays a small file. */
    synchronized void say(String word) {
        byte[] content = (device + " " + number() + " " + word).getBytes(UTF_8);
        write(singles.resolve(Hash.of(content).hex() + SINGLE), content);
    }

    private int number() {
        said++;
        return said;
    }

    /** Gives a word out no longer. */
    synchronized void withdraw(String word) {
        withdrawn.add(word);
    }

    /** Has it hear that device no longer, or again. */
    synchronized void listenTo(String owner, boolean listens) {
        if (listens) {
            deaf.remove(owner);
        } else {
            deaf.add(owner);
        }
    }

    /** Whether it read anything in which that device says something. */
    synchronized boolean hasRead(String owner) {
        return read.contains(owner);
    }

    /** Loses all words that are in no pack, as when it is set back to a backup. */
    synchronized void forgetSingles() {
        list(singles).forEach(ContractInbox::delete);
    }

    /** Packs what its device says, if anything, and returns the pack; its single words go. */
    synchronized Path pack() {
        List<Path> all = live();
        byte[] content = all.stream()
                .map(file -> new String(bytes(file), UTF_8) + "\n")
                .collect(Collectors.joining())
                .getBytes(UTF_8);
        Path pack = taken.resolve(Hash.of(content).hex() + PACK);
        if (!all.isEmpty()) {
            write(pack, content);
        }
        all.forEach(ContractInbox::delete);
        return pack;
    }

    /** Returns what its device says and is in no pack, oldest first. */
    synchronized List<Path> live() {
        Set<String> packed = packed();
        return list(singles).stream()
                .filter(file -> !packed.contains(file.getFileName().toString()))
                .filter(file -> partsOf(file)[0].equals(device) && !withdrawn.contains(partsOf(file)[2]))
                .sorted(Comparator.comparingInt(file -> Integer.parseInt(partsOf(file)[1])))
                .toList();
    }

    private static String[] partsOf(Path single) {
        return new String(bytes(single), UTF_8).split(" ", -1);
    }

    private static String wordIn(String line) {
        return line.substring(line.lastIndexOf(' ') + 1);
    }

    private Set<String> packed() {
        return lines().stream()
                .map(line -> Hash.of(line.getBytes(UTF_8)).hex() + SINGLE)
                .collect(Collectors.toSet());
    }

    private List<String> lines() {
        List<String> all = new ArrayList<>();
        for (Path file : files()) {
            if (file.toString().endsWith(PACK)) {
                new String(bytes(file), UTF_8)
                        .lines()
                        .filter(line -> line.split(" ", -1).length == 3)
                        .forEach(all::add);
            }
        }
        return all;
    }

    /** Returns all words that it knows. */
    synchronized Set<String> words() {
        Set<String> all = new TreeSet<>();
        lines().forEach(line -> all.add(wordIn(line)));
        list(singles).forEach(file -> all.add(partsOf(file)[2]));
        return all;
    }

    /** Returns the files that it gives out. */
    synchronized List<Path> files() {
        return list(taken);
    }

    /** Returns the folder of the files that it gives out. */
    Path taken() {
        return taken;
    }

    /** Returns how often each file arrived. */
    synchronized Map<String, Integer> arrivals() {
        return Map.copyOf(arrivals);
    }

    private static List<Path> list(Path folder) {
        try (var all = Files.list(folder)) {
            return all.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, byte[] content) {
        try {
            Files.write(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
