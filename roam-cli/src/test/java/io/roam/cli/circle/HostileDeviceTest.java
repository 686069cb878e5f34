package io.roam.cli.circle;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.batch.PackFile;
import io.roam.chain.BatchId;
import io.roam.chain.Hash;
import io.roam.cli.BatchPlaces;
import io.roam.spi.RoamException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A paired device whose Syncthing a test drives. Whatever it does in the shared folder, the other device keeps what it had. */
@Tag("slow")
final class HostileDeviceTest {
    private static final int MANY = Boolean.getBoolean("roam.long") ? 1_000 : 40;

    @TempDir
    Path folder;

    private Site ann;
    private Site mal;
    private SyncthingInstance driven;
    private RunningCommand anns;
    private Map<String, String> before;
    private Set<BatchId> batches;
    private Sites sites;
    private final List<String> names = new ArrayList<>();

    @BeforeEach
    void pair() throws Exception {
        sites = new Sites(folder);
        ann = sites.newReadySite("ann", RealSyncthing.NEW);
        mal = sites.newReadySite("mal", RealSyncthing.NEW);
        for (int i = 0; i < MANY; i++) {
            ann.newSession("ann says " + i);
        }
        String session = mal.newSession("mal says");
        ann.runOk("sync");
        anns = ann.startWatch();
        RunningCommand pairing =
                mal.start("pair", ann.runOk("pair", "--show").out().strip());
        Site.awaitEqual(session, "mal says", ann, mal);
        pairing.awaitEnd();
        RunningCommand mals = mal.startWatch();
        driven = mal.instance();
        mals.kill(); // its Syncthing goes on
        Files.delete(mal.shared().resolve(".stignore"));
        BatchPlaces.packs(ann.data().resolve("pool"))
                .forEach(pack -> names.add(pack.getFileName().toString()));
        batches = ann.batches();
        assertThat(names).hasSizeGreaterThanOrEqualTo(MANY);
        before = fileHashes();
    }

    @AfterEach
    void end() {
        sites.close();
    }

    /** Returns the files of Ann's pool and of her tool's store, with their hashes. */
    private Map<String, String> fileHashes() throws IOException {
        Map<String, String> all = new TreeMap<>();
        for (Path root : List.of(ann.data().resolve("pool"), ann.home().resolve(".claude"))) {
            try (Stream<Path> files = Files.walk(root)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    if (!file.toString().endsWith(".json")) {
                        all.put(
                                file.toString(),
                                Hash.of(Files.readAllBytes(file)).hex());
                    }
                }
            }
        }
        return all;
    }

    private Path malsFile(String name) throws IOException {
        Path file = mal.shared().resolve(name.substring(0, 1)).resolve(name);
        Files.createDirectories(file.getParent());
        return file;
    }

    /** Returns the name of a pack that does not exist. */
    private static String unknownName(int i) {
        return Hash.of(("made up " + i).getBytes(java.nio.charset.StandardCharsets.UTF_8))
                        .hex() + ".pack";
    }

    private void replace(String name, String content) throws IOException {
        Files.deleteIfExists(malsFile(name));
        Files.writeString(malsFile(name), content);
    }

    /** Whether a file is the pack that it is named after; false if it vanishes meanwhile. */
    private boolean matchesName(Path file) {
        if (!Files.isRegularFile(file, java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        try {
            PackFile.open(file).verifyContent();
            return Hash.of(Files.readAllBytes(file)).hex().concat(".pack").equals(String.valueOf(file.getFileName()));
        } catch (IOException | RoamException e) {
            return false;
        }
    }

    private void awaitRestored() throws Exception {
        driven.scan();
        Await.until(
                "all is put back",
                () -> {
                    for (String name : names) {
                        Path own = ann.shared().resolve(name.substring(0, 1)).resolve(name);
                        if (!matchesName(own) || !(matchesName(malsFile(name)) || Files.isDirectory(malsFile(name)))) {
                            return false;
                        }
                    }
                    return true;
                },
                () -> Site.describe(ann) + mal.log());
        assertThat(fileHashes()).isEqualTo(before);
        assertThat(ann.batches()).isEqualTo(batches);
    }

    private void awaitNamed(String... words) throws Exception {
        Await.until(
                "mal is named",
                () -> { // in one answer: while its Syncthing does not respond, it names nobody
                    String status = ann.run("status").assertNoStackTrace().err();
                    return status.contains(": mal ") && Stream.of(words).allMatch(status::contains);
                },
                () -> Site.describe(ann));
        assertThat(anns.output()).doesNotContain("Exception");
    }

    @Test
    void whateverItDoesIsPutRight() throws Exception {
        rewritePacks();
        plantFiles();
        deletePacks();
        continueAsAnn();
    }

    private void rewritePacks() throws Exception {
        replace(names.get(0), "something else");
        replace(names.get(1), "");
        byte[] content = Files.readAllBytes(malsFile(names.get(2)));
        Files.delete(malsFile(names.get(2)));
        Files.write(malsFile(names.get(2)), java.util.Arrays.copyOf(content, content.length / 2));
        awaitRestored();
        awaitNamed("changed 3 ");
    }

    private void deletePacks() throws Exception {
        driven.scan();
        for (String name : names.subList(2, names.size())) {
            Files.delete(malsFile(name));
        }
        awaitRestored();
        awaitNamed("deleted ");
    }

    private void plantFiles() throws Exception {
        replace(unknownName(1), "not what the name says");
        Files.writeString(mal.shared().resolve("foreign.txt"), "foreign");
        Files.createDirectories(mal.shared().resolve(unknownName(6).substring(0, 1)));
        Files.writeString(mal.shared().resolve(unknownName(6).charAt(0) + "/foreign.batch"), "foreign");
        Files.writeString(mal.shared().resolve(unknownName(6).charAt(0) + "/foreign.pack"), "foreign");
        Files.createSymbolicLink(malsFile(unknownName(2)), Path.of("/dev/zero"));
        Files.createSymbolicLink(malsFile(unknownName(3)), Path.of("nowhere"));
        Files.createSymbolicLink(malsFile(unknownName(4)), Path.of("/"));
        Files.createDirectories(malsFile(unknownName(5)));
        Files.writeString(malsFile(unknownName(5)).resolve("within"), "within");
        for (int i = 0; i < 2; i++) {
            Files.delete(malsFile(names.get(i)));
        }
        Files.createSymbolicLink(malsFile(names.get(0)), Path.of("/etc/hosts"));
        Files.createDirectories(malsFile(names.get(1)));
        Files.writeString(malsFile(names.get(1)).resolve("within"), "within");
        awaitRestored();
        Await.until(
                "what was planted is gone",
                () -> Site.fileNames(ann.shared(), "").stream().noneMatch(name -> name.contains("foreign"))
                        && Stream.of(1, 2, 3, 4, 5)
                                .noneMatch(i -> Files.exists(
                                        ann.shared()
                                                .resolve(unknownName(i).substring(0, 1))
                                                .resolve(unknownName(i)),
                                        java.nio.file.LinkOption.NOFOLLOW_LINKS)),
                () -> Site.describe(ann));
        awaitNamed("changed ");
    }

    private void continueAsAnn() throws Exception {
        ann.newSession("ann goes on");
        Await.until("ann goes on", () -> ann.batches().size() == batches.size() + 1, () -> Site.describe(ann));
        Await.until("it goes out", () -> mal.sharedBatches().containsAll(givenToMal()), () -> Site.describe(ann));
    }

    /** Returns Ann's batches without those of the pack under whose name Mal keeps a folder. */
    private Set<BatchId> givenToMal() throws IOException {
        Set<BatchId> given = ann.batches();
        for (Path pack : BatchPlaces.files(ann.data().resolve("pool"), names.get(1))) {
            given.removeAll(PackFile.open(pack).ids());
        }
        return given;
    }
}
