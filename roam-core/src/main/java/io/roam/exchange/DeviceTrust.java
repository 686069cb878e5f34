package io.roam.exchange;

import io.roam.chain.BatchId;
import io.roam.chain.Hash;
import io.roam.device.BatchList;
import io.roam.device.DeviceAddresses;
import io.roam.device.DeviceCard;
import io.roam.device.DeviceId;
import io.roam.device.DevicePublicKey;
import io.roam.device.RemovalNotice;
import io.roam.ledger.AwaitedDevice;
import io.roam.ledger.DeviceRemoval;
import io.roam.ledger.HeardNotices;
import io.roam.ledger.TrustedDevice;
import io.roam.ledger.TrustedDevices;
import io.roam.pool.BatchTimes;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Keeps what devices say of removed devices, and says for this device what it accepted of them. */
public final class DeviceTrust {
    /** A card that names more batches is a flood; its lists are not taken. */
    private static final long MAX_NAMES_OF_A_CARD = 2_000_000;

    private final ExchangeContext context;
    private final DeviceCards cards;
    private final TrustFiles files;
    private final Map<DeviceId, String> settled = new HashMap<>();

    DeviceTrust(ExchangeContext context, DeviceCards cards) {
        this.context = context;
        this.cards = cards;
        this.files = new TrustFiles(context.pool().devicesFolder(), context.disk());
    }

    DeviceCards cards() {
        return cards;
    }

    private TrustedDevices trusted() {
        return context.ledger().trustedDevices();
    }

    private HeardNotices heard() {
        return context.ledger().notices();
    }

    private BatchTimes accepted() {
        return context.pool().acceptedTimes();
    }

    /** Returns whom this device believes, by all that is known now. */
    public TrustView view() {
        Set<RemovalNotice> said = new LinkedHashSet<>(heard().all());
        trustedCards().flatMap(this::noticesOf).forEach(said::add);
        List<RemovalNotice> own = trusted().all().stream()
                .flatMap(device -> ownNotice(device).stream())
                .toList();
        return new TrustView(context.device(), trusted().all(), own, said, cards.all(), files::list);
    }

    private Stream<DeviceCard> trustedCards() {
        return cards.all().stream().filter(card -> trusted().find(card.device()).isPresent());
    }

    Stream<RemovalNotice> noticesOf(DeviceCard card) {
        return card.removed().stream()
                .flatMap(removal -> removal.notices().stream())
                .flatMap(hash -> files.notice(hash).stream())
                .filter(notice -> notice.circle().equals(context.circle()));
    }

    private Optional<RemovalNotice> ownNotice(TrustedDevice device) {
        return device.removal()
                .map(removal -> RemovalNotice.make(
                        new RemovalNotice.Statement(
                                context.circle(),
                                context.publicKey(),
                                device.key(),
                                device.name(),
                                removal.at(),
                                removal.since()),
                        context.key()));
    }

    /** Whether the card of a trusted device names a notice or list that is not here. */
    boolean wants(ExchangeFileName name) {
        return !files.contains(name)
                && trustedCards()
                        .filter(card -> name.kind() == ExchangeFileName.Kind.NOTICE || isBounded(card))
                        .anyMatch(card -> names(card, name));
    }

    /** Whether a card of a trusted device names notices or lists that are not here. */
    boolean lacksFilesOf(DeviceCard card) {
        return namesOf(card).anyMatch(this::wants);
    }

    private static boolean isBounded(DeviceCard card) {
        long names = 0;
        for (DeviceCard.Removal removal : card.removed()) {
            names += Math.min(MAX_NAMES_OF_A_CARD + 1, Math.max(0, removal.count()));
        }
        return names <= MAX_NAMES_OF_A_CARD;
    }

    private static boolean names(DeviceCard card, ExchangeFileName name) {
        return card.removed().stream()
                .anyMatch(removal -> name.kind() == ExchangeFileName.Kind.LIST
                        ? removal.list().filter(name.hash()::equals).isPresent()
                        : removal.notices().contains(name.hash()));
    }

    /** Stores a notice or list that a card names. */
    void add(ExchangeFileName name, byte[] content) {
        files.add(name, content);
    }

    /**
     * Trusts the devices whose pairing codes the user entered, and whose keys have arrived; and those that they introduce, if the user wished
     * it, as soon as they have accepted this device: earlier cards of theirs may not name all.
     */
    public void trustAwaited() {
        for (AwaitedDevice awaited : context.ledger().awaitedDevices().all()) {
            findKey(awaited.id())
                    .ifPresent(key -> trusted()
                            .add(new TrustedDevice(
                                    key.key(), key.name(), awaited.addresses(), awaited.despite(), Optional.empty())));
        }
        for (DeviceId device : context.ledger().awaitedAcceptances().all()) {
            if (trusted().find(device).isPresent() && hasAccepted(device)) {
                unknownPeersOf(device).forEach(peer -> trusted().add(peer.key(), peer.name(), DeviceAddresses.NONE));
                context.ledger().awaitedAcceptances().remove(device);
            }
        }
    }

    private boolean hasAccepted(DeviceId device) {
        return cards.find(device).stream()
                .flatMap(card -> card.vouches().stream())
                .anyMatch(vouch -> vouch.key().equals(context.publicKey()));
    }

    /** Returns the devices that a device trusts by its card, and of which nothing was decided here. */
    public List<DeviceCard.Vouch> unknownPeersOf(DeviceId id) {
        return cards.find(id).stream()
                .flatMap(card -> card.vouches().stream())
                .filter(vouch -> !vouch.key().id().equals(context.device())
                        && trusted().findKnown(vouch.key().id()).isEmpty())
                .toList();
    }

    /** Returns the key of which that id is the hash, by its device's card or by what was known of it before. */
    private Optional<DeviceCard.Vouch> findKey(DeviceId id) {
        return cards.find(id)
                .map(card -> new DeviceCard.Vouch(card.key(), card.name()))
                .or(() -> trusted().findKnown(id).map(known -> new DeviceCard.Vouch(known.key(), known.name())));
    }

    /**
     * Keeps the notices that cards of trusted devices name and that were not heard before. One that holds a device ends all pairing
     * codes.
     */
    void hear() {
        List<RemovalNotice> news = trustedCards()
                .flatMap(this::noticesOf)
                .filter(notice -> !heard().contains(notice.hash())
                        && !notice.maker().equals(context.device())
                        && !notice.maker().equals(notice.removed())
                        && !notice.removed().equals(context.device()))
                .distinct()
                .toList();
        if (news.isEmpty()) {
            return;
        }
        TrustView now = view();
        if (news.stream().anyMatch(notice -> now.isHeld(notice.removed()))) {
            context.ledger().tokens().revokeAll();
        }
        news.forEach(heard()::add);
    }

    /** Removes the devices that left, once what came with their word was taken in; returns their names. */
    List<String> retireLeavers() {
        List<String> names = new ArrayList<>();
        Instant now = context.machine().clock().instant();
        trustedCards()
                .filter(DeviceCard::hasLeft)
                .map(DeviceCard::device)
                .toList()
                .forEach(device -> {
                    trusted().find(device).ifPresent(known -> names.add(known.name()));
                    trusted().retire(device, new DeviceRemoval(now, now, true));
                });
        return names;
    }

    /** Takes over the earlier times that lists give for batches of devices that are not accepted. */
    void settleTimes(TrustView view) {
        for (DeviceId device : removedDevices(view)) {
            Set<BatchId> batches = context.sequences().batchesOf(device);
            String state = batches.size() + " " + accepted().version() + " "
                    + view.removedSince(device).orElse(Instant.MAX) + " " + listsOf(device);
            if (!state.equals(settled.put(device, state))) {
                settleTimes(view, device, batches);
            }
        }
    }

    private List<Hash> listsOf(DeviceId device) {
        return cards.all().stream()
                .flatMap(card -> card.removal(device).flatMap(DeviceCard.Removal::list).stream())
                .toList();
    }

    private void settleTimes(TrustView view, DeviceId device, Set<BatchId> batches) {
        Optional<DeviceCard.Removal> last = cards.find(context.device()).flatMap(card -> card.removal(device));
        Map<Instant, Set<BatchId>> earlier = new HashMap<>();
        for (BatchId batch : batches) {
            Optional<Instant> known = accepted().find(batch);
            Optional<Instant> listed = view.listedSince(device, batch)
                    .or(() -> known.isEmpty() ? lastListed(last, batch) : Optional.empty());
            if (listed.isPresent()
                    && known.filter(time -> !time.isAfter(listed.get())).isEmpty()) {
                earlier.computeIfAbsent(listed.get(), time -> new TreeSet<>()).add(batch);
            }
        }
        earlier.forEach((time, some) -> accepted().record(some, time));
    }

    /** Returns the time that this device's own last list gives a batch: the file of times may have been lost. */
    private Optional<Instant> lastListed(Optional<DeviceCard.Removal> last, BatchId batch) {
        return last.filter(removal -> removal.list()
                        .flatMap(files::list)
                        .filter(list -> list.contains(batch))
                        .isPresent())
                .map(DeviceCard.Removal::since);
    }

    private Set<DeviceId> removedDevices(TrustView view) {
        Set<DeviceId> all = new TreeSet<>(view.unaccepted());
        all.addAll(context.sequences().devices());
        all.removeIf(view::isAccepted);
        return all;
    }

    /** Writes the notices and lists of this device's own card, and returns what the card says of removed devices. */
    List<DeviceCard.Removal> writeRemovals(TrustView view) {
        List<DeviceCard.Removal> all = new ArrayList<>();
        for (DeviceId device : removedDevices(view)) {
            Optional<Instant> until = view.vouchedUntil(device);
            Optional<DevicePublicKey> key = view.findKey(device);
            boolean isOnlyAnnounced =
                    view.isTrusted(device) && view.validNotices(device).isEmpty();
            if (until.isPresent() && key.isPresent() && !isOnlyAnnounced) {
                all.add(writeRemoval(view, key.get(), until.get()));
            }
        }
        return all;
    }

    private DeviceCard.Removal writeRemoval(TrustView view, DevicePublicKey key, Instant until) {
        List<Hash> notices = new ArrayList<>();
        view.validNotices(key.id()).forEach(notice -> {
            files.add(new ExchangeFileName(notice.hash(), ExchangeFileName.Kind.NOTICE), notice.bytes());
            notices.add(notice.hash());
        });
        notices.sort(null);
        BatchList list = BatchList.of(acceptedBatches(key.id(), until));
        if (list.size() > 0) {
            files.add(new ExchangeFileName(list.hash(), ExchangeFileName.Kind.LIST), list.bytes());
        }
        return new DeviceCard.Removal(
                key,
                view.nameOf(key.id()),
                until,
                notices,
                list.size() > 0 ? Optional.of(list.hash()) : Optional.empty(),
                list.size());
    }

    private List<BatchId> acceptedBatches(DeviceId device, Instant until) {
        return context.sequences().batchesOf(device).stream()
                .filter(batch -> accepted()
                        .find(batch)
                        .filter(time -> !time.isAfter(until))
                        .isPresent())
                .toList();
    }

    /** Returns the cards to give out: this device's, and those of devices that the user trusts. */
    List<DeviceCard> publishedCards() {
        Stream<DeviceCard> own = cards.find(context.device()).stream();
        return Stream.concat(own, trustedCards()).distinct().toList();
    }

    /** Renews this device's own card by what is known now; returns whether it says something else than before. */
    boolean renewCard(String name, DeviceAddresses addresses) {
        TrustView view = view();
        List<DeviceCard.Vouch> vouches = trusted().all().stream()
                .filter(device -> view.isAccepted(device.id()))
                .map(device -> new DeviceCard.Vouch(device.key(), device.name()))
                .toList();
        DeviceCard card = new DeviceCard(
                context.circle(),
                context.publicKey(),
                0,
                name,
                context.machine().os().word(),
                DeviceCard.FORMATS,
                vouches,
                addresses.toJson(),
                writeRemovals(view),
                context.ledger().decisions(),
                Map.of());
        boolean changed = cards.updateOwn(context.key(), card);
        tidy();
        return changed;
    }

    /** Removes the notices and lists that no stored card names any more. */
    private void tidy() {
        Set<String> named = new HashSet<>();
        cards.all().forEach(card -> namesOf(card).forEach(name -> named.add(name.toString())));
        files.retainOnly(named);
    }

    /** Returns the files that travel with a card, as far as they are here. */
    List<Path> filesOf(DeviceCard card) {
        return namesOf(card).filter(files::contains).map(files::file).toList();
    }

    private static Stream<ExchangeFileName> namesOf(DeviceCard card) {
        return card.removed().stream()
                .flatMap(removal -> Stream.concat(
                        removal.notices().stream()
                                .map(hash -> new ExchangeFileName(hash, ExchangeFileName.Kind.NOTICE)),
                        removal.list().stream().map(hash -> new ExchangeFileName(hash, ExchangeFileName.Kind.LIST))));
    }
}
