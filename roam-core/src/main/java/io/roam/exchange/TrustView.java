package io.roam.exchange;

import com.google.common.base.Suppliers;
import io.roam.chain.BatchId;
import io.roam.chain.Hash;
import io.roam.device.BatchList;
import io.roam.device.DeviceCard;
import io.roam.device.DeviceId;
import io.roam.device.DevicePublicKey;
import io.roam.device.RemovalNotice;
import io.roam.ledger.DeviceRemoval;
import io.roam.ledger.TrustedDevice;
import io.roam.spi.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whom this device believes: what the user's own word, and the cards of devices that the user trusts, make of each device. The rules are
 * in docs/develop/design.md, "Removed devices".
 */
public final class TrustView {
    private final Supplier<Map<DeviceId, List<DeviceId>>> introductions = Suppliers.memoize(this::findIntroduced);
    private final DeviceId self;
    private final Map<DeviceId, TrustedDevice> own = new TreeMap<>();
    private final Map<DeviceId, DeviceCard> cards = new TreeMap<>();
    private final Map<DeviceId, Set<RemovalNotice>> about = new TreeMap<>();
    private final Map<DeviceId, Set<RemovalNotice>> valid = new HashMap<>();
    private final Set<RemovalNotice> said = new HashSet<>();
    private final Set<Hash> arrived = new HashSet<>();
    private final Map<DeviceId, List<DeviceCard>> announcers = new HashMap<>();
    private final Function<Hash, Optional<BatchList>> lists;

    /**
     * Gathers what is known.
     *
     * @param known the devices that are or were trusted here
     * @param ownNotices the notices that the user's own removals make
     * @param heard the notices of other devices that have arrived
     * @param allCards the cards of all devices; those of devices that are not trusted do not count
     */
    TrustView(
            DeviceId self,
            Collection<TrustedDevice> known,
            Collection<RemovalNotice> ownNotices,
            Collection<RemovalNotice> heard,
            Collection<DeviceCard> allCards,
            Function<Hash, Optional<BatchList>> lists) {
        this.self = self;
        this.lists = lists;
        known.forEach(device -> own.put(device.id(), device));
        allCards.stream()
                .filter(card -> !card.device().equals(self) && isTrusted(card.device()))
                .forEach(card -> cards.put(card.device(), card));
        heard.forEach(notice -> arrived.add(notice.hash()));
        heard.stream()
                .filter(notice -> !notice.maker().equals(notice.removed()))
                .forEach(said::add);
        cards.values().forEach(this::addAnnounced);
        ownNotices.forEach(this::add);
        said.stream()
                .filter(notice -> !notice.removed().equals(self) && counts(notice))
                .forEach(this::add);
    }

    private void add(RemovalNotice notice) {
        about.computeIfAbsent(notice.removed(), device -> new HashSet<>()).add(notice);
    }

    /** A card is here before the notices that it names: until they are, it is believed. */
    private void addAnnounced(DeviceCard card) {
        card.removed().stream()
                .filter(removal -> !removal.device().equals(self)
                        && !removal.device().equals(card.device())
                        && missing(removal).findAny().isPresent())
                .forEach(removal -> announcers
                        .computeIfAbsent(removal.device(), device -> new ArrayList<>())
                        .add(card));
    }

    /** Returns the notices of a removal that have not arrived, and that the user has not answered. */
    private Stream<Hash> missing(DeviceCard.Removal removal) {
        Set<Hash> answered = answered(removal.device());
        return removal.notices().stream().filter(hash -> !arrived.contains(hash) && !answered.contains(hash));
    }

    private Set<Hash> answered(DeviceId device) {
        return findOwn(device)
                .filter(known -> !known.retired())
                .map(TrustedDevice::despite)
                .orElse(Set.of());
    }

    /** Whether the user's own word is that the device is trusted. */
    public boolean isTrusted(DeviceId device) {
        return findOwn(device).filter(known -> !known.retired()).isPresent();
    }

    /** Whether the user's own word is that the device was removed, or it left. */
    public boolean isRemoved(DeviceId device) {
        return findOwn(device).filter(TrustedDevice::retired).isPresent();
    }

    private Optional<TrustedDevice> findOwn(DeviceId device) {
        return Optional.ofNullable(own.get(device));
    }

    /** Whether a notice was made while its maker was not removed here. */
    private boolean counts(RemovalNotice notice) {
        return !isRemoved(notice.maker()) || !notice.at().isAfter(earliestRemoval(notice.maker()));
    }

    /** Returns the earliest removal of a maker, by the user's word or by trusted devices of which no notice is known. */
    private Instant earliestRemoval(DeviceId maker) {
        Stream<Instant> others = said.stream()
                .filter(notice -> notice.removed().equals(maker)
                        && isTrusted(notice.maker())
                        && said.stream().noneMatch(other -> other.removed().equals(notice.maker())))
                .map(RemovalNotice::since);
        Stream<Instant> ours =
                findOwn(maker).flatMap(TrustedDevice::removal).stream().map(DeviceRemoval::since);
        return Stream.concat(ours, others).min(Comparator.naturalOrder()).orElse(Instant.MAX);
    }

    /** Returns the notices about a device that count, also those that the user answered. */
    public Set<RemovalNotice> noticesAbout(DeviceId device) {
        return Set.copyOf(about.getOrDefault(device, Set.of()));
    }

    /** Whether a notice about a device counts, or a trusted card names one that has not arrived. */
    boolean isReported(DeviceId device) {
        return about.containsKey(device) || announcers.containsKey(device);
    }

    /** Returns the hashes of the notices about a device that count, or that have not arrived. */
    public Set<Hash> noticeHashes(DeviceId device) {
        return Stream.concat(
                        noticesAbout(device).stream().map(RemovalNotice::hash),
                        announcements(device).flatMap(this::missing))
                .collect(Collectors.toSet());
    }

    /** Returns what trusted cards say of a device in notices that have not arrived. */
    private Stream<DeviceCard.Removal> announcements(DeviceId device) {
        return announcers(device).stream().flatMap(card -> card.removal(device).stream());
    }

    private List<DeviceCard> announcers(DeviceId device) {
        return announcers.getOrDefault(device, List.of());
    }

    /** Returns the devices whose cards name notices about a device that have not arrived. */
    public List<DeviceId> announcersOf(DeviceId device) {
        return announcers(device).stream().map(DeviceCard::device).toList();
    }

    /** Returns the notices about a device that the user has not answered by pairing with it. */
    public Set<RemovalNotice> validNotices(DeviceId device) {
        return valid.computeIfAbsent(device, this::unanswered);
    }

    private Set<RemovalNotice> unanswered(DeviceId device) {
        Set<RemovalNotice> rest = new HashSet<>(noticesAbout(device));
        Set<Hash> answered = answered(device);
        rest.removeIf(notice -> answered.contains(notice.hash()));
        return rest;
    }

    /** Returns the notices of accepted devices about this device itself: they hold there, not here. */
    public Set<RemovalNotice> noticesAboutSelf() {
        Set<RemovalNotice> all = new HashSet<>(said);
        all.removeIf(notice -> !notice.removed().equals(self) || !isAccepted(notice.maker()));
        return all;
    }

    /** Whether a device is trusted here, but a notice of its removal holds it, or one that has not arrived. */
    public boolean isHeld(DeviceId device) {
        return isTrusted(device)
                && (!validNotices(device).isEmpty() || !announcers(device).isEmpty());
    }

    /** Returns the devices that are trusted here, but held by a notice of their removal. */
    public Set<DeviceId> held() {
        Set<DeviceId> all = new TreeSet<>(own.keySet());
        all.removeIf(device -> !isHeld(device));
        return all;
    }

    /** Whether whatever a device's key has signed is accepted. */
    public boolean isAccepted(DeviceId device) {
        return device.equals(self) || (isTrusted(device) && !isHeld(device));
    }

    /** Returns from when a removed device's messages do not count, by the earliest notice, also one that has not arrived. */
    public Optional<Instant> removedSince(DeviceId device) {
        return Stream.concat(
                        validNotices(device).stream().map(RemovalNotice::since),
                        announcements(device).map(DeviceCard.Removal::since))
                .min(Comparator.naturalOrder());
    }

    /** Returns until when this device vouches for what it accepted of a device that it does not accept; empty: for nothing. */
    public Optional<Instant> vouchedUntil(DeviceId device) {
        Optional<Instant> since = removedSince(device);
        if (since.isPresent() || isAccepted(device)) {
            return since;
        }
        return removals(device).map(DeviceCard.Removal::since).max(Comparator.naturalOrder());
    }

    /** Returns the time as of which a list vouches for a batch; empty if none that counts has it. */
    public Optional<Instant> listedSince(DeviceId device, BatchId batch) {
        Optional<Instant> since = removedSince(device);
        return removals(device)
                .filter(removal -> since.isEmpty() || !removal.since().isAfter(since.get()))
                .filter(removal -> removal.list()
                        .flatMap(lists)
                        .filter(list -> list.contains(batch))
                        .isPresent())
                .map(DeviceCard.Removal::since)
                .min(Comparator.naturalOrder());
    }

    /** Returns what the cards of accepted devices state of a device. */
    private Stream<DeviceCard.Removal> removals(DeviceId device) {
        return cards.values().stream()
                .filter(card -> isAccepted(card.device()))
                .flatMap(card -> card.removal(device).stream());
    }

    /** Returns the devices, but this one, that are not accepted and of which something is known. */
    public Set<DeviceId> unaccepted() {
        Set<DeviceId> all = new TreeSet<>(about.keySet());
        own.values().stream().filter(TrustedDevice::retired).forEach(device -> all.add(device.id()));
        cards.values().forEach(card -> card.removed().forEach(removal -> all.add(removal.device())));
        all.removeIf(this::isAccepted);
        return all;
    }

    /** Returns the devices that accepted devices are paired with, and about which the user has said nothing, with who they are paired with. */
    public Map<DeviceId, List<DeviceId>> introduced() {
        return introductions.get();
    }

    private Map<DeviceId, List<DeviceId>> findIntroduced() {
        Map<DeviceId, List<DeviceId>> by = new TreeMap<>();
        cards.values().stream()
                .filter(card -> isAccepted(card.device()))
                .forEach(card -> card.vouches().stream()
                        .map(vouch -> vouch.key().id())
                        .filter(device -> !device.equals(self) && !own.containsKey(device))
                        .forEach(device -> by.merge(device, List.of(card.device()), TrustView::join)));
        return by;
    }

    private static List<DeviceId> join(List<DeviceId> some, List<DeviceId> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    /** Returns the cards of the devices that the user trusts. */
    Collection<DeviceCard> trustedCards() {
        return List.copyOf(cards.values());
    }

    /** Returns the key of a device, if anything here names it. */
    Optional<DevicePublicKey> findKey(DeviceId device) {
        return findOwn(device)
                .map(TrustedDevice::key)
                .or(() -> noticesAbout(device).stream()
                        .map(RemovalNotice::removedKey)
                        .findFirst())
                .or(() -> namedKeys().filter(key -> key.id().equals(device)).findFirst());
    }

    private Stream<DevicePublicKey> namedKeys() {
        return cards.values().stream()
                .flatMap(card -> Stream.concat(
                        card.removed().stream().map(DeviceCard.Removal::key),
                        card.vouches().stream().map(DeviceCard.Vouch::key)));
    }

    /** Returns what a device is called: by the user here, else by whoever wrote of it. */
    public String nameOf(DeviceId device) {
        Map<DeviceId, String> names = new HashMap<>();
        cards.values().forEach(card -> {
            card.removed().forEach(removal -> names.put(removal.device(), removal.name()));
            card.vouches().forEach(vouch -> names.put(vouch.key().id(), vouch.name()));
        });
        String name = findOwn(device)
                .map(TrustedDevice::name)
                .or(() -> noticesAbout(device).stream()
                        .map(RemovalNotice::name)
                        .sorted()
                        .findFirst())
                .orElseGet(() -> names.getOrDefault(device, device.shortId()));
        return Reason.plain(name);
    }
}
