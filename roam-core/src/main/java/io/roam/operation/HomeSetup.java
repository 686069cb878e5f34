package io.roam.operation;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import io.roam.api.NotPossibleException;
import io.roam.api.Providers;
import io.roam.api.RoamHome;
import io.roam.device.DeviceAddresses;
import io.roam.device.DeviceCard;
import io.roam.device.DeviceId;
import io.roam.device.DeviceKey;
import io.roam.device.DevicePublicKey;
import io.roam.exchange.DeviceCards;
import io.roam.exchange.Transports;
import io.roam.files.LeftoverFiles;
import io.roam.files.OwnFiles;
import io.roam.home.HomeConfig;
import io.roam.home.HomeContents;
import io.roam.home.HomeLayout;
import io.roam.home.LeavingMarker;
import io.roam.home.OpenTransports;
import io.roam.ledger.DeviceNames;
import io.roam.ledger.Ledger;
import io.roam.spi.ActionKind;
import io.roam.spi.DiskException;
import io.roam.spi.Machine;
import io.roam.spi.Remedy;
import io.roam.spi.RoamAction;
import io.roam.spi.transport.TransportProvider;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Sets a home up. On a home that was set up it changes nothing but the name and the transport that are given. */
public final class HomeSetup {
    private final HomeLayout layout;
    private final Machine machine;
    private final Providers providers;

    public HomeSetup(RoamHome home, Machine machine, Providers providers) {
        this.layout = new HomeLayout(home);
        this.machine = machine;
        this.providers = providers;
    }

    /** Sets up; the caller holds the lock of the home, and has prepared the transport. */
    public void run(Optional<String> name, Optional<String> via) {
        LeftoverFiles.remove(layout.data(), machine.disk());
        LeftoverFiles.remove(layout.config(), machine.disk());
        LeavingMarker.of(layout, machine.disk()).clear();
        Path key = layout.key();
        if (!OwnFiles.exists(key)) {
            createDevice(key);
        }
        boolean isSetUp = HomeConfig.isIn(layout.config());
        HomeConfig before =
                isSetUp ? HomeConfig.read(layout.config()) : HomeConfig.empty(name.orElseGet(this::earlierName));
        Set<String> transports = new LinkedHashSet<>(before.transports());
        via.ifPresent(address -> addTransport(transports, address));
        HomeConfig now = before.with(name.orElse(before.name()), List.copyOf(transports));
        if (!isSetUp || !now.equals(before)) {
            now.write(layout.config(), machine.disk());
        }
    }

    /** Returns the name that this device's own card gives it, if the configuration was lost. */
    private String earlierName() {
        DeviceId own = DeviceKey.load(layout.key()).publicKey().id();
        return new DeviceCards(layout.deviceCards(), machine.disk())
                .find(own)
                .map(DeviceCard::name)
                .orElse(machine.name());
    }

    /**
     * Makes the device of a copied home another one: it gets a key of its own, trusts the original, and keeps all rules. The caller
     * holds the lock of the home.
     */
    public void renewDevice() {
        DevicePublicKey original = DeviceKey.load(layout.key()).publicKey();
        String name = earlierName();
        DeviceKey key = DeviceKey.generate(new SecureRandom());
        Ledger ledger = Ledger.open(layout.ledger(), machine.disk());
        ledger.beginRebuild(key.publicKey().id());
        ledger.trustedDevices().add(original, name, DeviceAddresses.NONE);
        ledger.finishRebuild(decisions(), OptionalLong.empty(), true);
        try {
            if (OwnFiles.exists(layout.exchange())) { // a transport must not go on as the original
                MoreFiles.deleteRecursively(layout.exchange(), RecursiveDeleteOption.ALLOW_INSECURE);
            }
            machine.disk().delete(layout.key());
        } catch (IOException e) {
            throw new DiskException("cannot remove", layout.exchange(), e);
        }
        key.store(machine.disk(), layout.key());
    }

    private long decisions() {
        return HomeConfig.isIn(layout.config())
                ? HomeConfig.read(layout.config()).decisions()
                : 0;
    }

    /** The ledger is first: a key without a ledger has lost it. */
    private void createDevice(Path file) {
        DeviceKey key = DeviceKey.generate(new SecureRandom());
        if (OwnFiles.exists(layout.ledger())) { // of the key that was lost
            Ledger before = Ledger.open(layout.ledger(), machine.disk());
            before.beginRebuild(key.publicKey().id());
            before.finishRebuild(0, OptionalLong.empty(), false);
        } else {
            Ledger.create(layout.ledger(), key.publicKey().id(), machine.disk());
        }
        key.store(machine.disk(), file);
    }

    /** Refuses to move into folders that hold something else; called before anything is made in them. */
    public void requireOwnFolders() {
        if (OwnFiles.exists(layout.key()) && HomeConfig.isIn(layout.config())) {
            return; // it was set up; what came into the folders since is the user's business
        }
        List<Path> foreign = new HomeContents(layout).findForeign();
        if (!foreign.isEmpty()) {
            throw new NotPossibleException(
                    "folder-not-empty",
                    "a folder for roam's files contains other files",
                    foreign.get(0).toString(),
                    Remedy.of("move the files, or use another folder: ROAM_HOME=/path/to/an/empty/folder ")
                            .then(RoamAction.of(ActionKind.INIT).elsewhere()));
        }
    }

    /**
     * Refuses a name that a paired device has.
     *
     * @throws NotPossibleException if one has it
     */
    public void requireFreeName(String name) {
        if (!OwnFiles.exists(layout.key()) || !OwnFiles.exists(layout.ledger())) {
            return;
        }
        Ledger ledger = Ledger.open(layout.ledger(), machine.disk());
        DeviceCards cards = new DeviceCards(layout.deviceCards(), machine.disk());
        DeviceNames names = new DeviceNames(ledger.trustedDevices(), cards::find);
        boolean isTaken = ledger.trustedDevices().all().stream()
                .filter(device -> !device.retired())
                .anyMatch(device -> names.nameOf(device.id()).equalsIgnoreCase(name));
        if (isTaken) {
            throw new NotPossibleException(
                    "name-taken",
                    "a paired device is named \"" + name + "\"",
                    "",
                    Remedy.of("choose another name: ").then(ActionKind.RENAME_DEVICE, "<name>"));
        }
    }

    private void addTransport(Set<String> transports, String address) {
        if (OpenTransports.requireProvider(providers, address).single()) {
            transports.removeIf(other -> Transports.scheme(other).equals(Transports.scheme(address)));
        }
        transports.add(address);
    }

    /** Prepares the place of a transport, without the lock of the home, as it may wait for a disk or a program. */
    public void prepareTransport(String address, boolean plain) {
        TransportProvider provider = OpenTransports.requireProvider(providers, address);
        if (provider.readableThere() && !plain) {
            throw new NotPossibleException(
                    "not-encrypted",
                    "conversations in a shared folder are not encrypted",
                    address,
                    "add --unencrypted to accept this, or use --via syncthing");
        }
        Path folder = Transports.folder(layout.exchange(), address, provider.single());
        OpenTransports.prepare(provider, address, folder, machine);
    }
}
