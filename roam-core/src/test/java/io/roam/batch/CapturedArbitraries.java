package io.roam.batch;

import io.roam.spi.tool.Record;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.DomainContextBase;

/** Arbitrary captures: all classes, side tracks, bare lines, own identities, any bytes. */
class CapturedArbitraries extends DomainContextBase {
    @Provide
    Arbitrary<Captured> captured() {
        Arbitrary<List<Record>> main = record(Record.MAIN).list().ofMaxSize(12);
        Arbitrary<Record> first = bytes().map(b -> Record.event(Record.MAIN, b).asLine());
        Arbitrary<List<Record>> side = record("sub/one.jsonl").list().ofMaxSize(5);
        Arbitrary<List<Record>> rows =
                record("rows").map(Record::unterminated).list().ofMaxSize(3);
        Arbitrary<List<Record>> file =
                bytes().map(b -> Record.file("results/ü.txt", b)).list().ofMaxSize(1);
        return Combinators.combine(first, main, side, rows, file).as((f, m, s, r, x) -> {
            List<Record> all = new ArrayList<>(List.of(f));
            all.addAll(m);
            all.addAll(s);
            all.addAll(r);
            all.addAll(x);
            return new Captured(all);
        });
    }

    private static Arbitrary<Record> record(String track) {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 5),
                        bytes(),
                        bytes(),
                        Arbitraries.integers().between(0, 3))
                .as((kind, payload, other, line) -> {
                    Record record = of(track, kind, payload, other);
                    return line == 0 ? record : record.asLine();
                });
    }

    private static Record of(String track, int kind, byte[] payload, byte[] other) {
        return switch (kind) {
            case 0, 1 -> Record.event(track, payload);
            case 2 -> Record.event(track, payload, other);
            case 3 -> Record.property(track, "key\u0000" + other.length + "\uD800", payload);
            case 4 -> Record.revision(track, "k" + other.length, payload);
            default -> Record.state(track, payload);
        };
    }

    private static Arbitrary<byte[]> bytes() {
        return Arbitraries.oneOf(
                Arbitraries.bytes().array(byte[].class).ofMaxSize(40),
                Arbitraries.of("{}", "", "\n", "{\"a\":1}", "\r", "}{").map(String::getBytes),
                Arbitraries.integers().between(0, 300_000).map(n -> new byte[n]));
    }
}
