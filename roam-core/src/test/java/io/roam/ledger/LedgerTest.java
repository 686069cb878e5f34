package io.roam.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roam.api.HomeClosedException;
import io.roam.api.HomeClosure;
import io.roam.api.SessionKey;
import io.roam.chain.ChainValue;
import io.roam.chain.ConversationId;
import io.roam.chain.Hash;
import io.roam.device.DeviceAddresses;
import io.roam.device.DeviceId;
import io.roam.device.DeviceKey;
import io.roam.device.DevicePublicKey;
import io.roam.device.PairingToken;
import io.roam.device.RemovalNotice;
import io.roam.files.ChainedLog;
import io.roam.spi.Disk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    private static final DeviceId DEVICE = new DeviceId("a".repeat(32));
    private static final ConversationId ID = new ConversationId("0".repeat(32));
    private static final SessionKey SESSION = new SessionKey("test", "/store", "s");
    private static final SessionKey OTHER = new SessionKey("test", "/store", "other");

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("ledger");
        Ledger.create(file, DEVICE, Disk.real());
    }

    @Test
    void whatWasSaidStaysInItsOrderWhenTheLedgerIsPutInOrder() throws IOException {
        List<String> said = new ArrayList<>();
        List<PairingToken> tokens = new ArrayList<>();
        Ledger ledger = open();
        for (int i = 0; i < 20; i++) {
            said.add("/there/" + (i * 7 % 20));
            ledger.userRules().map(said.get(i), "/here");
            ledger.userRules().setPrivate("/secret/" + i, true);
            tokens.add(PairingToken.generate(new SecureRandom()));
            ledger.tokens().issue(tokens.get(i), NOW);
        }
        wrote(ledger, 1, "undo");
        ledger.flush();
        newerLine();
        ledger = open();
        for (int i = 0; i < 1_000; i++) {
            ledger.userRules().setPrivate("/changing", true);
            ledger.userRules().setPrivate("/changing", false);
        }
        long before = Files.size(file);
        Ledger read = open();
        assertThat(read.userRules().privateRules()).hasSize(20);
        assertThat(Files.size(file)).as("left as it is").isEqualTo(before);
        open().compact();

        Ledger again = open();
        assertThat(Files.size(file)).isLessThan(before / 10);
        assertThat(again.userRules().mappings().keySet()).containsExactlyElementsOf(said);
        assertThat(again.userRules().privateRules()).hasSize(20);
        assertThat(again.tokens().valid(NOW)).isEqualTo(tokens);
        assertThat(again.runs().placed()).hasSize(1);
        assertThat(Files.readString(file)).containsOnlyOnce("of a newer roam");
    }

    @Test
    void filesThatNoUndoCanUseAnyMoreGo() throws IOException {
        Ledger ledger = open();
        Path back = shelved("a", "jsonl");
        Path stands = shelved("b", "rows");
        Path both = shelved("c", "pb");
        Path unnamed = shelved("d", "jsonl");
        Path backup = Files.writeString(ledger.undoFolder().resolve("cursor-3.vscdb"), "x");
        wrote(ledger, 1, "kept\tx/y\t" + "a".repeat(64) + ".jsonl");
        wrote(ledger, 2, "rows\t" + "b".repeat(64) + ".rows");
        wrote(ledger, 3, "grown\t" + "c".repeat(64), "made\tcursor-3.vscdb");
        wrote(ledger, 4, "grown\t" + "c".repeat(64));
        List.of(0, 2)
                .forEach(i -> ledger.runs().recordUndone(ledger.runs().placed().get(i)));
        ledger.flush();
        for (int i = 0; i < 2_000; i++) {
            ledger.userRules().setPrivate("/changing", i % 2 == 0);
        }
        assertThat(back).exists();
        open().compact();

        assertThat(back).doesNotExist();
        assertThat(List.of(stands, both, unnamed, backup)).allMatch(Files::exists);
        assertThat(open().runs().placed()).hasSize(4);
    }

    @Tag("slow")
    @Test
    void aLineSaidEachMinuteForAYearLeavesLittle() throws IOException {
        Disk disk = Disk.unforced();
        Ledger ledger = Ledger.open(file, disk);
        ChainValue chain = ChainValue.root("test/1");
        long greatest = 0;
        for (int run = 1; run <= 4_000; run++) {
            ledger.compact();
            ChainValue next = chain.next(Hash.of(("event " + run).getBytes(UTF_8)));
            ledger.runs().add(new ReceivedEntry(run, NOW, DEVICE, ID, 1, 1));
            PlacedEntry entry = placed(run, chain, next);
            ledger.runs().add(entry);
            String text = run < 9 ? "old " + run % 4 : "new";
            Optional<String> title = run % 2 == 0 ? Optional.of(text) : Optional.empty();
            Checkpoint to = new Checkpoint(ID, next, true, "/folder", false, title);
            ledger.checkpoints().recordIntent(SESSION, to);
            ledger.runs().addEnd(entry);
            ledger.checkpoints().record(SESSION, to);
            greatest = Math.max(greatest, Files.size(file));
            chain = next;
        }
        int live = 4 * 1_000;
        assertThat(greatest).isLessThan(5L * live * 500);
        assertThat(ledger.runs().placed()).hasSizeBetween(1_000, 4_000);
        assertThat(ledger.checkpoints().history(SESSION)).hasSizeLessThan(4_000);

        Ledger kept = compacted(disk);
        assertThat(kept.runs().placed()).hasSize(1_000);
        assertThat(kept.runs().placedIn(SESSION)).hasSize(1_000);
        assertThat(kept.runs().received()).hasSize(1_000);
        assertThat(kept.runs().undoable()).hasSize(1_000);
        assertThat(kept.runs().expired()).isEmpty();
        List<Checkpoint> history = kept.checkpoints().history(SESSION);
        assertThat(history).hasSizeLessThan(1_010);
        assertThat(history.get(history.size() - 1))
                .isEqualTo(ledger.checkpoints().require(SESSION));
        assertThat(history.stream().flatMap(one -> one.title().stream()).distinct())
                .containsExactlyInAnyOrder("old 0", "old 2", "new");
        assertThat(history.stream()
                        .filter(one -> !one.placed())
                        .map(one -> one.chain().length()))
                .as("what lies before a placement ends where it ended")
                .allMatch(length -> length <= 3_000);
        assertThat(Ledger.open(file, disk).checkpoints().history(SESSION)).isEqualTo(history);
    }

    private Ledger compacted(Disk disk) {
        Ledger ledger = Ledger.open(file, disk);
        for (int i = 0; i < 40_000; i++) {
            ledger.checkpoints().record(OTHER, Checkpoint.captured(ID, ChainValue.root("test/" + i % 2), ""));
        }
        ledger.flush();
        ledger.compact();
        return ledger;
    }

    @Test
    void aPlacementThatDidNotEndIsKnownHoweverManyRunsFollow() throws IOException {
        Disk disk = Disk.unforced();
        Ledger ledger = Ledger.open(file, disk);
        ChainValue chain = ChainValue.root("test/1");
        PlacedEntry halfWritten = placed(1, chain, chain);
        ledger.runs().add(halfWritten);
        for (int run = 2; run < 2_000; run++) {
            ledger.runs().add(new ReceivedEntry(run, NOW, DEVICE, ID, 1, 1));
        }
        ledger.flush();
        assertThat(compacted(disk).runs().unfinished()).containsExactly(halfWritten);
        Ledger again = Ledger.open(file, disk);
        assertThat(again.runs().received()).hasSize(1_000);
        assertThat(again.runs().unfinished()).containsExactly(halfWritten);
        again.runs().addEnd(halfWritten);
        again.flush();
        assertThat(compacted(disk).runs().placed()).as("it ended").isEmpty();
    }

    private Path shelved(String letter, String ending) throws IOException {
        Path shelf = Files.createDirectories(folder.resolve("undo"));
        return Files.writeString(shelf.resolve(letter.repeat(64) + "." + ending), "words");
    }

    private static void wrote(Ledger ledger, long number, String... undo) {
        ChainValue chain = ChainValue.root("test/1");
        ledger.runs().add(placed(number, chain, chain, undo));
    }

    private static PlacedEntry placed(long number, ChainValue before, ChainValue after, String... undo) {
        return new PlacedEntry(
                number, number, NOW, SESSION, ID, before, after, PlacedEntry.Action.WROTE, "/folder", List.of(undo));
    }

    @Test
    void aLineThatMakesNoSenseCountsForNothing() throws IOException {
        open().userRules().map("/there", "/here");
        ChainedLog log = new ChainedLog(file, Disk.real());
        log.read();
        log.add(List.of(
                Map.of("what", "token", "token", "x", "at", "yesterday"),
                Map.of("what", "tip"),
                Map.of("what", "trust", "key", "none", "name", "x")));
        newerLine();
        Files.writeString(file, "{\"what\":\"map\",\"from\":\"/to", StandardOpenOption.APPEND);
        open().userRules().map("/other", "/here");

        assertThat(open().userRules().mappings()).containsOnlyKeys("/there", "/other");
    }

    @Test
    void aTokenIsUsedAndItsDeviceTrustedOrNeither() throws IOException {
        PairingToken token = PairingToken.generate(new SecureRandom());
        open().tokens().issue(token, NOW);
        long before = Files.size(file);
        DevicePublicKey key = DeviceKey.generate(new SecureRandom()).publicKey();
        open().trustedDevices().add(key, "laptop", DeviceAddresses.NONE, token);
        byte[] whole = Files.readAllBytes(file);
        for (int size = (int) before; size < whole.length; size++) {
            Files.write(file, Arrays.copyOf(whole, size));
            boolean trusted = open().trustedDevices().find(key.id()).isPresent();
            assertThat(open().tokens().valid(NOW).isEmpty())
                    .as("%d bytes", size)
                    .isEqualTo(trusted);
        }
        Files.write(file, whole);
        assertThat(open().trustedDevices().find(key.id())).isPresent();
        assertThat(open().tokens().valid(NOW)).isEmpty();
    }

    @Test
    void aRemovalStandsWithItsTimesAndEndsAllPairingCodes() {
        DevicePublicKey key = DeviceKey.generate(new SecureRandom()).publicKey();
        open().trustedDevices().add(key, "laptop", DeviceAddresses.NONE);
        open().tokens().issue(PairingToken.generate(new SecureRandom()), NOW);
        DeviceRemoval removal = new DeviceRemoval(NOW, NOW.minusSeconds(60), true);
        open().trustedDevices().retire(key.id(), removal);

        Ledger read = open();
        assertThat(read.trustedDevices().find(key.id())).isEmpty();
        assertThat(read.trustedDevices().findKnown(key.id()).orElseThrow().removal())
                .contains(removal);
        assertThat(read.tokens().valid(NOW)).isEmpty();
        PairingToken later = PairingToken.generate(new SecureRandom());
        read.tokens().issue(later, NOW);
        rewrite(read);
        assertThat(open().tokens().valid(NOW)).containsExactly(later);
        assertThat(open().trustedDevices().findKnown(key.id()).orElseThrow().removal())
                .contains(removal);
    }

    @Test
    void noticesAreKeptWholeAndATrustNamesThoseThatItAnswers() {
        DeviceKey desk = DeviceKey.generate(new SecureRandom());
        DevicePublicKey laptop = DeviceKey.generate(new SecureRandom()).publicKey();
        RemovalNotice notice = RemovalNotice.make(
                new RemovalNotice.Statement("main", desk.publicKey(), laptop, "laptop", NOW, NOW), desk);
        Ledger ledger = open();
        ledger.notices().add(notice);
        ledger.notices().add(notice);
        ledger.trustedDevices()
                .add(new TrustedDevice(
                        laptop, "laptop", DeviceAddresses.NONE, Set.of(notice.hash()), Optional.empty()));
        rewrite(ledger);

        assertThat(open().notices().all()).containsExactly(notice);
        assertThat(open().notices().contains(notice.hash())).isTrue();
        assertThat(open().trustedDevices().find(laptop.id()).orElseThrow().despite())
                .containsExactly(notice.hash());
    }

    private void rewrite(Ledger ledger) {
        for (int i = 0; i < 2_001; i++) {
            ledger.userRules().setPrivate("/changing", i % 2 == 0);
        }
        open().compact();
    }

    @Test
    void countsDecisionsAlsoWhenTheLedgerIsPutInOrder() {
        Ledger ledger = open();
        for (int i = 0; i < 3_000; i++) {
            ledger.userRules().setPrivate("/changing", i % 2 == 0);
        }
        assertThat(open().decisions()).isEqualTo(3_000);
        open().compact();
        assertThat(open().decisions()).isEqualTo(3_000);
        open().userRules().map("/there", "/here");
        assertThat(open().decisions()).isEqualTo(3_001);
        assertThat(open().owner().device()).contains(DEVICE);
    }

    @Test
    void takesNothingWhileItIsAbsentOrDamaged() throws IOException {
        open().userRules().setPrivate("/secret", true);
        byte[] whole = Files.readAllBytes(file);
        for (byte[] bad : List.of(new byte[0], flipped(whole, 40), Arrays.copyOfRange(whole, 20, whole.length))) {
            Files.write(file, bad);
            Ledger ledger = open();
            assertThat(ledger.closure()).isPresent();
            assertThatThrownBy(() -> ledger.userRules().setPrivate("/other", true))
                    .isInstanceOf(HomeClosedException.class);
            assertThat(Files.readAllBytes(file)).isEqualTo(bad);
        }
        Files.delete(file);
        assertThat(open().closure()).get().extracting(HomeClosure::cause).isEqualTo(HomeClosure.Cause.LEDGER_LOST);
        Files.write(file, whole);
        assertThat(open().closure()).isEmpty();
    }

    private static byte[] flipped(byte[] bytes, int at) {
        byte[] other = bytes.clone();
        other[at] ^= 4;
        return other;
    }

    @Test
    void isRebuiltOfWholeLinesAndKeepsTheOldFile() throws IOException {
        Ledger ledger = open();
        ledger.userRules().setPrivate("/one", true);
        ledger.userRules().setPrivate("/two", true);
        ledger.tokens().issue(PairingToken.generate(new SecureRandom()), NOW);
        byte[] bad = flipped(Files.readAllBytes(file), 200);
        Files.write(file, bad);

        Ledger damaged = open();
        damaged.beginRebuild(DEVICE);
        damaged.userRules().setPrivate("/three", true);
        Path kept = damaged.finishRebuild(17, OptionalLong.of(5), true).orElseThrow();

        assertThat(kept).hasFileName("ledger.damaged-1").hasBinaryContent(bad);
        Ledger again = open();
        assertThat(again.closure()).isEmpty();
        assertThat(again.decisions()).isEqualTo(18);
        assertThat(again.owner().keyFile()).hasValue(5);
        assertThat(again.tokens().valid(NOW)).isEmpty();
        assertThat(again.userRules().privateRules()).contains("/two", "/three");
        damaged.userRules().setPrivate("/four", true);
        assertThat(open().userRules().privateRules()).contains("/four");
    }

    @Test
    void aRuleHoldsIfLedgerOrConfigurationHasIt() {
        Ledger ledger = open();
        ledger.userRules().setPrivate("/both", true);
        ledger.userRules().map("/there", "/here");
        ledger.userRules().setPrivate("/removed", true);
        long known = ledger.decisions();
        ledger.userRules().setConfigured(List.of("/config", "/removed"), Map.of("/there", "/x", "/far", "/y"), known);
        assertThat(ledger.userRules().privateRules()).containsExactlyInAnyOrder("/both", "/config", "/removed");
        assertThat(ledger.userRules().mappings()).isEqualTo(Map.of("/there", "/here", "/far", "/y"));
        ledger.userRules().setPrivate("/removed", false);
        ledger.userRules().unmap("/there");
        assertThat(ledger.userRules().privateRules()).containsExactlyInAnyOrder("/both", "/config");
        assertThat(ledger.userRules().mappings()).isEqualTo(Map.of("/far", "/y"));
        ledger.userRules().addConfigured();
        assertThat(open().userRules().privateRules()).containsExactlyInAnyOrder("/both", "/config");
        assertThat(open().userRules().mappings()).isEqualTo(Map.of("/far", "/y"));
    }

    private void newerLine() {
        ChainedLog log = new ChainedLog(file, Disk.real());
        log.read();
        log.add(List.of(Map.of("what", "of a newer roam", "more", 1L)));
    }

    private Ledger open() {
        return Ledger.open(file, Disk.unforced());
    }
}
