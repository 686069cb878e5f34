package io.roam.testkit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** What happens to some devices, one thing after the other. */
record History(int devices, List<Deed> deeds) {
    /** Any history. */
    static Arbitrary<History> any() {
        List<Deed.Kind> kinds = new ArrayList<>();
        for (Deed.Kind kind : Deed.Kind.values()) {
            kinds.addAll(Collections.nCopies(kind.weight, kind));
        }
        Arbitrary<Integer> small = Arbitraries.integers().between(0, 7);
        Arbitrary<Integer> lots = Arbitraries.integers().between(0, 9_999);
        Arbitrary<Deed> deed =
                Combinators.combine(Arbitraries.of(kinds), small, small, lots).as(Deed::new);
        return Combinators.combine(
                        Arbitraries.integers().between(2, 4),
                        deed.list().ofMinSize(5).ofMaxSize(50))
                .as(History::new);
    }

    /** The history of a seed; half of them have a beginning that makes something of what follows. */
    static History of(long seed) {
        return of(new Random(seed * 7_919 + 17), seed % 3 != 0);
    }

    /** The history of a seed in which batches are carried in lanes, packed, spoiled and packed by others. */
    static History ofFiles(long seed) {
        Random random = new Random(seed * 7_919 + 18);
        History plain = of(random, seed % 3 != 0);
        List<Deed> deeds = new ArrayList<>();
        for (Deed deed : plain.deeds()) {
            boolean watched = deed.kind() == Deed.Kind.SYNC && random.nextInt(4) != 0;
            deeds.add(watched ? new Deed(Deed.Kind.WATCH, deed.device(), deed.session(), deed.lot()) : deed);
            if (random.nextInt(4) == 0) {
                deeds.add(fileDeed(random));
            }
        }
        return new History(plain.devices(), deeds);
    }

    private static Deed fileDeed(Random random) {
        List<Deed.Kind> kinds = new ArrayList<>();
        Deed.Kind.OF_FILES.forEach(kind -> kinds.addAll(Collections.nCopies(kind.weight, kind)));
        return new Deed(
                kinds.get(random.nextInt(kinds.size())), random.nextInt(8), random.nextInt(8), random.nextInt(10_000));
    }

    private static History of(Random random, boolean rich) {
        int devices = 2 + random.nextInt(3);
        List<Deed> deeds = new ArrayList<>();
        if (random.nextBoolean()) {
            deeds.add(new Deed(Deed.Kind.NEW, 0, 0, 0));
            deeds.add(new Deed(Deed.Kind.SAY, 0, 0, 1));
            for (int i = 0; i < devices; i++) {
                deeds.add(new Deed(Deed.Kind.SYNC, i, 0, 0));
            }
        }
        List<Deed.Kind> kinds = new ArrayList<>();
        for (Deed.Kind kind : EnumSet.complementOf(EnumSet.copyOf(Deed.Kind.OF_FILES))) {
            boolean common = kind == Deed.Kind.SAY || kind == Deed.Kind.SYNC;
            for (int i = 0; i < kind.weight && (common || rich || random.nextInt(3) == 0); i++) {
                kinds.add(kind);
            }
        }
        int length = 4 + random.nextInt(50);
        for (int i = 0; i < length; i++) {
            Deed.Kind kind = kinds.get(random.nextInt(kinds.size()));
            int session = random.nextInt(3) == 0 ? random.nextInt(8) : 0;
            deeds.add(new Deed(kind, random.nextInt(8), session, random.nextInt(10_000)));
        }
        return new History(devices, deeds);
    }
}
