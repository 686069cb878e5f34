package io.roam.operation;

import io.roam.api.Device;
import io.roam.api.NotPossibleException;
import io.roam.api.UnknownDeviceException;
import io.roam.chain.Hash;
import io.roam.device.DeviceAddresses;
import io.roam.device.DeviceCard;
import io.roam.device.DeviceId;
import io.roam.device.DevicePublicKey;
import io.roam.device.PairingCode;
import io.roam.device.PairingContact;
import io.roam.device.PairingRequest;
import io.roam.device.PairingToken;
import io.roam.device.RemovalNotice;
import io.roam.exchange.Transports;
import io.roam.exchange.TrustView;
import io.roam.home.HomeConfig;
import io.roam.home.HomeLayout;
import io.roam.ledger.AwaitedDevice;
import io.roam.ledger.DeviceRemoval;
import io.roam.ledger.TrustedDevice;
import io.roam.spi.ActionKind;
import io.roam.spi.Machine;
import io.roam.spi.Remedy;
import io.roam.spi.RoamAction;
import io.roam.spi.transport.TransportProvider;
import io.roam.sync.HomeContext;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Pairs this device with others, and records which of them it trusts. */
public final class DevicePairing {
    private final OpenHome home;
    private final HomeContext context;
    private final HomeConfig config;

    public DevicePairing(OpenHome home) {
        this.home = home;
        this.context = home.context();
        this.config = home.config();
    }

    public Device self() {
        Machine machine = context.machine();
        String id = context.key().publicKey().id().text();
        return new Device(id, config.name(), machine.os().word(), Device.TrustState.SELF);
    }

    /** Returns the pairing code with the latest valid token, or with a new one. */
    public String pairingCode() {
        Instant now = context.machine().clock().instant();
        List<PairingToken> valid = context.ledger().tokens().valid(now);
        PairingToken token;
        if (valid.isEmpty()) {
            token = PairingToken.generate(new SecureRandom());
            context.ledger().tokens().issue(token, now);
        } else {
            token = valid.get(valid.size() - 1);
        }
        return new PairingCode(ownId(), token, contact()).text();
    }

    private DeviceId ownId() {
        return context.key().publicKey().id();
    }

    /** Returns what a new device needs to reach this one; a code has room for that of one transport. */
    private PairingContact contact() {
        DeviceAddresses addresses = context.exchange().transports().addresses(DeviceAddresses.NONE);
        return transports()
                .map(transport -> PairingContact.of(transport.packContact(addresses.forTransport(transport.scheme()))))
                .filter(contact -> !contact.isEmpty())
                .findFirst()
                .orElse(PairingContact.NONE);
    }

    private Stream<TransportProvider> transports() {
        return home.providers().transports().stream();
    }

    private Stream<TransportProvider> ownTransports() {
        return transports()
                .filter(provider -> config.transports().stream()
                        .anyMatch(address -> Transports.scheme(address).equals(provider.scheme())));
    }

    /**
     * Asks the device that made a code to trust this one, and trusts it as soon as its key has arrived.
     *
     * @param withPeers whether to trust the devices that it trusts, too
     * @param sameKey whether a key that was removed here may be trusted again
     */
    public Device pair(String text, boolean withPeers, boolean sameKey) {
        PairingCode code = PairingCode.parse(text);
        DeviceId asked = code.device();
        if (asked.equals(ownId())) {
            throw new NotPossibleException(
                    "own-pairing-code", "this pairing code is from this device", "", "use it on your other device");
        }
        DeviceAddresses addresses = addressesIn(code);
        requireNotRemoved(asked, sameKey);
        Set<Hash> notices = context.exchange().trust().view().noticeHashes(asked);
        context.ledger().awaitedDevices().add(new AwaitedDevice(asked, addresses, notices));
        if (withPeers) {
            context.ledger().awaitedAcceptances().add(asked);
        }
        context.exchange().trust().trustAwaited();
        context.exchange()
                .setPairingRequest(PairingRequest.create(
                        code, HomeLayout.CIRCLE, context.key().publicKey(), config.name(), currentAddresses()));
        renewCard();
        return find(asked).orElseThrow();
    }

    /** Returns the addresses in a code; refuses it if this device has no sync method by which the two can meet. */
    private DeviceAddresses addressesIn(PairingCode code) {
        Map<String, Map<String, String>> all = new TreeMap<>();
        transports()
                .forEach(transport -> transport
                        .unpackContact(code.contact().bytes())
                        .ifPresent(addresses -> all.put(transport.scheme(), addresses)));
        if (ownTransports().findAny().isEmpty()) {
            throw new NotPossibleException(
                    "no-sync-method",
                    "no sync method on this device",
                    "",
                    all.isEmpty()
                            ? Remedy.run(ActionKind.INIT_UNENCRYPTED, "<folder>")
                            : Remedy.run(
                                    ActionKind.INIT_VIA, all.keySet().iterator().next()));
        }
        if (code.contact().isEmpty() && ownTransports().allMatch(this::needsContact)) {
            throw new NotPossibleException(
                    "no-shared-folder",
                    "the pairing code is from a device that syncs through a shared folder",
                    "",
                    Remedy.run(ActionKind.PAIR_UNENCRYPTED, "<code>", "<folder>"));
        }
        return new DeviceAddresses(all);
    }

    private boolean needsContact(TransportProvider transport) {
        return !context.exchange()
                .transports()
                .addresses(DeviceAddresses.NONE)
                .forTransport(transport.scheme())
                .isEmpty();
    }

    /** Returns a device by its id, as {@link #all} has it. */
    public Optional<Device> find(DeviceId id) {
        return all().stream().filter(device -> device.id().equals(id.text())).findFirst();
    }

    /** Trusts a key, in spite of all notices of its removal that are known now. */
    private void trust(DevicePublicKey key, String name, DeviceAddresses addresses) {
        Set<Hash> notices = context.exchange().trust().view().noticeHashes(key.id());
        context.ledger().trustedDevices().add(new TrustedDevice(key, name, addresses, notices, Optional.empty()));
    }

    /** Whoever held the machine signed what is pending with the same key. */
    private void requireNotRemoved(DeviceId id, boolean sameKey) {
        Optional<TrustedDevice> removed = context.ledger()
                .trustedDevices()
                .findKnown(id)
                .filter(device ->
                        device.removal().filter(removal -> !removal.left()).isPresent());
        if (removed.isPresent() && !sameKey) {
            long files = context.exchange().receiver().waiting().all().stream()
                    .filter(batch -> batch.device().equals(id))
                    .count();
            throw new NotPossibleException(
                    "device-removed",
                    removed.get().name() + " was removed on this device; pairing with the same key would accept "
                            + files + " pending files, no matter who wrote them",
                    "",
                    Remedy.of("to give that device a new key, run ")
                            .then(RoamAction.of(ActionKind.PURGE).elsewhere())
                            .then(" and ")
                            .then(RoamAction.of(ActionKind.INIT).elsewhere())
                            .then(" on it")
                            .and(Remedy.of("to keep its key, check the files first: ")
                                    .then(ActionKind.REVIEW, id.shortId())
                                    .then(", then ")
                                    .then(ActionKind.PAIR_SAME_KEY, id.shortId())));
        }
    }

    void renewCard() {
        home.renewCard(context);
    }

    private DeviceAddresses currentAddresses() {
        return context.exchange().transports().currentAddresses();
    }

    /**
     * Gives this device another name if a device that it is paired with has the same.
     *
     * @return the new name; empty if its name is not taken
     */
    public Optional<String> renameIfTaken() {
        Set<String> taken = all().stream()
                .filter(device -> device.state() == Device.TrustState.PAIRED)
                .map(device -> device.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        if (!taken.contains(config.name().toLowerCase(Locale.ROOT))) {
            return Optional.empty();
        }
        int number = 2;
        while (taken.contains((config.name() + "-" + number).toLowerCase(Locale.ROOT))) {
            number++;
        }
        String name = config.name() + "-" + number;
        home.rename(name);
        return Optional.of(name);
    }

    /** Trusts the devices for which the device with that id vouches. */
    public List<Device> trustPeersOf(String id) {
        List<Device> trusted = new ArrayList<>();
        for (DeviceCard.Vouch vouch : vouchesOf(id)) {
            context.ledger().trustedDevices().add(vouch.key(), vouch.name(), DeviceAddresses.NONE);
            trusted.add(deviceOf(vouch.key(), vouch.name(), Device.TrustState.PAIRED));
        }
        renewCard();
        return trusted;
    }

    public List<Device> peersOf(String id) {
        return vouchesOf(id).stream()
                .map(vouch -> deviceOf(vouch.key(), vouch.name(), Device.TrustState.VOUCHED))
                .toList();
    }

    private List<DeviceCard.Vouch> vouchesOf(String id) {
        return DeviceId.parse(id).stream()
                .flatMap(device -> context.exchange().trust().unknownPeersOf(device).stream())
                .toList();
    }

    /** Returns the ids of the devices that trust this one, by their cards or because they asked to be paired. */
    public Set<String> acceptedBy() {
        Stream<DeviceId> vouching = context.cards().all().stream()
                .filter(card -> !card.hasLeft()
                        && card.vouches().stream()
                                .anyMatch(vouch ->
                                        vouch.key().equals(context.key().publicKey())))
                .map(DeviceCard::device);
        Stream<DeviceId> asking =
                context.exchange().pairingRequests().received().stream().map(PairingRequest::device);
        return Stream.concat(vouching, asking).map(DeviceId::text).collect(Collectors.toSet());
    }

    public List<Device> all() {
        Map<String, Device> all = new TreeMap<>();
        TrustView view = context.exchange().trust().view();
        for (TrustedDevice peer : context.exchange().introducedDevices()) {
            Device introduced = deviceOf(peer.key(), peer.name(), Device.TrustState.VOUCHED);
            all.put(introduced.id(), withSource(introduced, view.introduced().get(peer.id())));
        }
        for (PairingRequest pairingRequest :
                context.exchange().pairingRequests().pending()) {
            all.put(
                    pairingRequest.device().text(),
                    deviceOf(pairingRequest.key(), pairingRequest.name(), Device.TrustState.ASKS));
        }
        for (AwaitedDevice awaited : context.ledger().awaitedDevices().all()) {
            String id = awaited.id().text();
            all.put(id, new Device(id, awaited.id().shortId(), "", Device.TrustState.REQUESTED));
        }
        for (TrustedDevice known : context.ledger().trustedDevices().all()) {
            String name = context.deviceNames().nameOf(known.id());
            Device device = deviceOf(known.key(), name, trustStateOf(known));
            boolean isHeld = device.state() == Device.TrustState.HELD;
            all.putIfAbsent(device.id(), isHeld ? withSource(device, removersOf(view, known.id())) : device);
        }
        List<Device> list = new ArrayList<>(List.of(self()));
        list.addAll(all.values());
        return list;
    }

    private static List<DeviceId> removersOf(TrustView view, DeviceId device) {
        return view.validNotices(device).stream().map(RemovalNotice::maker).toList();
    }

    private Device withSource(Device device, @Nullable List<DeviceId> sources) {
        Optional<String> by = Optional.ofNullable(sources).stream()
                .flatMap(List::stream)
                .map(context.deviceNames()::nameOf)
                .findFirst();
        return new Device(device.id(), device.name(), device.platformName(), device.state(), by);
    }

    private Device.TrustState trustStateOf(TrustedDevice known) {
        if (known.removal().isPresent()) {
            return known.removal().get().left() ? Device.TrustState.LEFT : Device.TrustState.RETIRED;
        }
        boolean hasLeft =
                context.cards().find(known.id()).filter(DeviceCard::hasLeft).isPresent();
        if (hasLeft) {
            return Device.TrustState.LEFT;
        }
        return context.exchange().trust().view().isHeld(known.id()) ? Device.TrustState.HELD : Device.TrustState.PAIRED;
    }

    private Device deviceOf(DevicePublicKey key, String name, Device.TrustState state) {
        Optional<DeviceCard> card = context.cards().find(key.id());
        return new Device(key.id().text(), name, card.map(DeviceCard::platform).orElse(""), state);
    }

    /**
     * Returns the one other device with that name, or with an id that begins with it.
     *
     * @throws UnknownDeviceException if there is none, or there are several
     */
    Device require(String name) {
        List<Device> found = all().stream()
                .filter(device -> device.state() != Device.TrustState.SELF)
                .filter(device -> device.name().equals(name) || hasId(device, name))
                .toList();
        if (found.isEmpty()) {
            throw UnknownDeviceException.noneNamed(
                    name,
                    all().stream()
                            .filter(device -> device.state() != Device.TrustState.SELF)
                            .map(Device::name)
                            .toList());
        }
        if (found.size() > 1) {
            throw UnknownDeviceException.severalNamed(name, found.size());
        }
        return found.get(0);
    }

    private static boolean hasId(Device device, String beginning) {
        String digits = beginning.replace("-", "").toLowerCase(Locale.ROOT);
        return !digits.isEmpty() && device.id().startsWith(digits);
    }

    /**
     * Trusts a device that asks, that is introduced, or that a notice holds.
     *
     * @param sameKey whether a key that was removed here may be trusted again
     */
    public Device accept(String name, boolean sameKey) {
        Device device = require(name);
        requireNotRemoved(new DeviceId(device.id()), sameKey);
        DevicePublicKey key = keyOf(device).orElseThrow(() -> UnknownDeviceException.withoutKey(name));
        trust(key, device.name(), addressesOfRequest(device));
        renewCard();
        return deviceOf(key, device.name(), Device.TrustState.PAIRED);
    }

    private DeviceAddresses addressesOfRequest(Device device) {
        return context.exchange().pairingRequests().pending().stream()
                .filter(request -> request.device().text().equals(device.id()))
                .map(PairingRequest::addresses)
                .findFirst()
                .orElse(DeviceAddresses.NONE);
    }

    private Optional<DevicePublicKey> keyOf(Device device) {
        DeviceId id = new DeviceId(device.id());
        return context.ledger()
                .trustedDevices()
                .findKnown(id)
                .map(TrustedDevice::key)
                .or(() -> context.exchange().pairingRequests().pending().stream()
                        .filter(request -> request.device().equals(id))
                        .map(PairingRequest::key)
                        .findFirst())
                .or(() -> context.exchange().introducedDevices().stream()
                        .filter(peer -> peer.id().equals(id))
                        .map(TrustedDevice::key)
                        .findFirst());
    }

    /**
     * Removes a device: nothing more is accepted by its key.
     *
     * @param lost from when its messages do not count; empty: from now on
     */
    public Device.RemovalReport unpair(String name, Optional<Instant> lost) {
        Device device = require(name);
        DeviceId id = new DeviceId(device.id());
        if (device.state() == Device.TrustState.REQUESTED) {
            context.ledger().awaitedDevices().remove(id);
            context.ledger().awaitedAcceptances().remove(id);
            return new Device.RemovalReport(device, 0, Optional.empty());
        }
        TrustView view = context.exchange().trust().view();
        Optional<String> before = view.validNotices(id).stream()
                .min(Comparator.comparing(RemovalNotice::at).thenComparing(RemovalNotice::hash))
                .map(RemovalNotice::maker)
                .map(maker -> maker.equals(context.key().publicKey().id()) ? config.name() : view.nameOf(maker));
        boolean again = device.state() == Device.TrustState.RETIRED && lost.isPresent();
        if (view.isTrusted(id) || again) {
            Instant now = context.machine().clock().instant();
            Instant since = earlier(
                    lost.orElse(now),
                    view.removedSince(id).filter(time -> again).orElse(now));
            context.ledger().trustedDevices().retire(id, new DeviceRemoval(now, since, false));
            renewCard();
        } else if (before.isEmpty()) {
            throw UnknownDeviceException.notPaired(name);
        }
        return new Device.RemovalReport(require(device.id()), countMessages(id), before);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private long countMessages(DeviceId device) {
        AtomicLong messages = new AtomicLong();
        context.sequences()
                .visitBatches(
                        device,
                        (id, header) -> messages.addAndGet(
                                header.to().length() - header.from().length()));
        return messages.get();
    }
}
